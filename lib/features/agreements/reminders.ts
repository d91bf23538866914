import { agreementKindOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays, daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";

/** Days before an agreement's end on which both sides are told, once each. */
export const AGREEMENT_REMINDER_DAYS = [90, 30] as const;

/**
 * Tells both sides of agreements that end soon and have no signed successor (P3), once a document and mark; one found
 * late gets the nearest mark alone. Harmless when repeated. Runs as the worker; returns how many were told.
 */
export async function remindAgreements(tx: Tx, tenantId: string, today: PlainDate): Promise<number> {
  // One worker a tenant at a time, so that the look for earlier notices holds until the commit.
  await oneAtATime(tx, `agreement-reminders:${tenantId}`);
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  if (!workspace) return 0;
  const rows = await tx.agreement.findMany({
    where: {
      tenantId,
      partnerSignedOn: { not: null },
      vendorSignedOn: { not: null },
      endedOn: null,
      endsOn: {
        gte: fromPlainDate(today),
        lte: fromPlainDate(addDays(today, Math.max(...AGREEMENT_REMINDER_DAYS))),
      },
    },
    orderBy: [{ endsOn: "asc" }, { id: "asc" }],
  });
  let count = 0;
  for (const row of rows) {
    if (row.endsOn === null) continue;
    const endsOn = toPlainDate(row.endsOn);
    const days = daysBetween(today, endsOn);
    const mark = AGREEMENT_REMINDER_DAYS.filter(at => days <= at).at(-1);
    if (mark === undefined) continue;
    const successor = await tx.agreement.findFirst({
      where: {
        tenantId,
        partnershipId: row.partnershipId,
        kind: row.kind,
        endedOn: null,
        startsOn: { gt: row.endsOn },
        partnerSignedOn: { not: null },
        vendorSignedOn: { not: null },
      },
      select: { id: true },
    });
    if (successor) continue;
    const told = await tx.event.findFirst({
      where: {
        tenantId,
        subjectType: "partnership",
        subjectId: row.partnershipId,
        type: "agreement.ending",
        AND: [{ data: { path: ["number"], equals: row.number } }, { data: { path: ["mark"], equals: mark } }],
      },
      select: { id: true },
    });
    if (told) continue;
    const partnership = await findPartnership(tx, tenantId, { id: row.partnershipId });
    if (!partnership || partnership.state === "ended") continue;
    const kind = agreementKindOf(partnership.programme.definition, row.kind);
    await recordEvent(tx, systemWriter(tenantId), {
      subjectType: "partnership",
      subjectId: row.partnershipId,
      partnerOrgId: row.partnerOrgId,
      audience: "partner_vendor",
      type: "agreement.ending",
      data: {
        kind: row.kind,
        title: kind ? textIn(kind.title, workspace.locale) : row.kind,
        number: row.number,
        on: endsOn,
        days,
        mark,
      },
      tell: true,
    });
    count += 1;
  }
  return count;
}
