import { daysAfter, silenceStep } from "#lib/domain/tickets/silence.ts";
import { isBusinessDay } from "#lib/domain/time/calendar.ts";
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

/** That the customer was warned of their silence, on the day the hourly job would have done it. */
export async function writeWarning(
  { tx, tenantId, now }: Seeding,
  of: Case,
  waitingSince: Instant,
): Promise<void> {
  const { policy, timeZone, calendarKey } = await silencePolicyOf(tx, tenantId);
  if (!policy) return;
  const calendar = await loadCalendar(tx, tenantId, calendarKey);
  const days = { zone: timeZone, isOpen: (date: PlainDate) => isBusinessDay(calendar, date) };
  const on = daysAfter(todayIn(timeZone, waitingSince), policy.warnAfterDays, policy.count, days.isOpen);
  const warnedAt = instantOf(timeZone, on, timeIn(timeZone, waitingSince));
  const silence = { waitingSince, lastPublicAt: null, warning: null };
  const due = silenceStep(policy, silence, days, warnedAt);
  if (warnedAt >= now.getTime() || due.step !== "warn") return;
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
