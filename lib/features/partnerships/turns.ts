import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { turnNow } from "#lib/domain/programmes/turns.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepRecord } from "./settle.ts";
import type { PartnershipRecord } from "./standing.ts";

/** Keeps on each step who is waited for now and what for (P2), for home pages and lists. Runs as the worker; nobody's version moves. */
export async function keepTurns(
  tx: Tx,
  tenantId: string,
  record: PartnershipRecord,
  facts: PartnerFacts,
  on: PlainDate,
): Promise<void> {
  const rows = await tx.onboardingStep.findMany({ where: { tenantId, partnershipId: record.id } });
  const records = rows.map(stepRecord);
  const goesOn = record.state !== "ended" && record.state !== "suspended";
  for (const row of rows) {
    const turn = goesOn ? turnNow(record.begun.definition, records, row.stepKey, facts, on) : null;
    const kept = { turnSide: turn?.side ?? null, turnDeed: turn?.deed ?? null };
    if (kept.turnSide === row.turnSide && kept.turnDeed === row.turnDeed) continue;
    await tx.onboardingStep.updateMany({ where: { tenantId, id: row.id }, data: kept });
  }
}
