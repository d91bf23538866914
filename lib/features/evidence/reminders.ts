import { requirementOf } from "#lib/domain/programmes/definition.ts";
import { evidenceNotice } from "#lib/domain/programmes/evidence.ts";
import { endOf } from "#lib/domain/programmes/requirements/check.ts";
import { finding } from "#lib/domain/programmes/requirements.ts";
import { daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { findPartnership, standingOf } from "#lib/features/partnerships/standing.ts";
import { toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";

/**
 * Tells both sides of evidence that runs out, on the days the programme names (P23), once a mark; found late, the nearest
 * alone. What is followed by other evidence without a gap is left alone. Harmless when repeated. Runs as the worker;
 * returns how many were told.
 */
export async function remindEvidence(
  tx: Tx,
  tenantId: string,
  today: PlainDate,
  zone: string,
): Promise<number> {
  const rows = await tx.partnerEvidence.findMany({
    where: { tenantId, state: "confirmed", endedOn: null, countsFrom: { not: null } },
    orderBy: [{ partnershipId: "asc" }, { id: "asc" }],
  });
  let count = 0;
  for (const [partnershipId, own] of Map.groupBy(rows, row => row.partnershipId)) {
    const record = await findPartnership(tx, tenantId, { id: partnershipId });
    if (!record || record.state === "ended") continue;
    const { definition } = record.programme;
    const { facts } = await standingOf(tx, tenantId, record, today, zone);
    for (const row of own) {
      const requirement = requirementOf(definition, row.requirementKey);
      if (requirement?.kind !== "custom_evidence" || row.countsFrom === null) continue;
      const until = endOf(
        toPlainDate(row.countsFrom),
        toPlainDateOrNull(row.countsUntil),
        requirement.params.validMonths,
      );
      if (until === null) continue;
      // Whatever carries the requirement further makes this end nobody's concern.
      if (finding(requirement, facts, today, definition.renewalWindowDays).until !== until) continue;
      const days = daysBetween(today, until);
      const mark = evidenceNotice(definition.noticeDays, days, row.toldDays);
      if (mark === null) continue;
      const told = await tx.partnerEvidence.updateMany({
        where: { tenantId, id: row.id, toldDays: row.toldDays },
        data: { toldDays: mark },
      });
      if (told.count === 0) continue;
      await recordEvent(tx, systemWriter(tenantId), {
        subjectType: "partnership",
        subjectId: partnershipId,
        partnerOrgId: row.partnerOrgId,
        audience: "partner_vendor",
        type: "evidence.ending",
        data: { evidenceId: row.id, title: row.label, on: until, days },
        tell: true,
      });
      count += 1;
    }
  }
  return count;
}
