import { daysAfter, silenceStep } from "#lib/domain/tickets/silence.ts";
import { isBusinessDay } from "#lib/domain/time/calendar.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import { instantOf, timeIn, todayIn } from "#lib/domain/time/zone.ts";
import { loadCalendar } from "#lib/features/plans/queries.ts";
import { silencePolicyOf } from "#lib/features/tickets/commands/end-silent.ts";
import { seedId } from "./ids.ts";
import type { Seeding } from "./types.ts";

type Case = {
  id: string;
  number: string;
  subject: string;
  partnerOrgId: string | null;
  customerOrgId: string;
};

const policyOf = async ({ tx, tenantId }: Seeding) => {
  const { policy, timeZone, calendarKey } = await silencePolicyOf(tx, tenantId);
  if (!policy) throw new Error("the workspace says nothing of silent cases");
  const calendar = await loadCalendar(tx, tenantId, calendarKey);
  return { policy, zone: timeZone, isOpen: (date: PlainDate) => isBusinessDay(calendar, date) };
};

/** When a case was opened that was asked about on the same day or the next, and of which the customer was warned a day or two ago. */
export async function openedForSilence(s: Seeding): Promise<Instant> {
  const { policy, zone, isOpen } = await policyOf(s);
  const today = todayIn(zone, s.now.getTime());
  let date = today;
  while (!isOpen(date) || daysAfter(date, policy.warnAfterDays + 1, policy.count, isOpen) >= today)
    date = addDays(date, -1);
  return instantOf(zone, date, "10:00");
}

/** That the customer was warned of their silence, on the day the hourly job would have done it. */
export async function writeWarning(s: Seeding, of: Case, waitingSince: Instant): Promise<void> {
  const { tx, tenantId } = s;
  const { policy, ...days } = await policyOf(s);
  const { zone } = days;
  const on = daysAfter(todayIn(zone, waitingSince), policy.warnAfterDays, policy.count, days.isOpen);
  const warnedAt = instantOf(zone, on, timeIn(zone, waitingSince));
  const silence = { waitingSince, lastPublicAt: null, warning: null };
  const due = silenceStep(policy, silence, days, warnedAt);
  if (due.step !== "warn") throw new Error("nothing to warn of");
  await tx.event.create({
    data: {
      tenantId,
      id: seedId(of.id, "fact", "silence"),
      subjectType: "ticket",
      subjectId: of.id,
      type: "ticket.silence_warned",
      data: { number: of.number, subject: of.subject, closesOn: due.closesOn },
      audience: "everyone",
      partnerOrgId: of.partnerOrgId,
      customerOrgId: of.customerOrgId,
      actorName: "",
      actorSide: "system",
      actorOrgName: "",
      at: new Date(warnedAt),
    },
  });
}
