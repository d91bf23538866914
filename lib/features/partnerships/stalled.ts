import type { ProgrammeSide } from "#lib/domain/programmes/definition.ts";
import { type DueStep, type Stalled, stalledFrom } from "#lib/domain/programmes/stalled.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { fromPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepRecord } from "./settle.ts";
import type { PartnershipRecord } from "./standing.ts";

/** What counts as going on. A moved date and a new owner do not. */
const PROGRESS = [
  "partnership.onboarding_started",
  "step.done",
  "step.confirmed",
  "step.returned",
  "step.settled",
  "step.unblocked",
];

type StepRow = Parameters<typeof stepRecord>[0] & { dueOn: Date | null; turnSide: string | null };

/** The steps of a way in as the rule reads them. */
export const dueSteps = (rows: readonly StepRow[]): DueStep[] =>
  rows.map(row => ({
    record: stepRecord(row),
    dueOn: toPlainDateOrNull(row.dueOn),
    turn: row.turnSide as ProgrammeSide | null,
  }));

/** Where and from which day on a way in stands still; null for a company that is through, or out. */
export function stalledOf(
  record: PartnershipRecord,
  rows: readonly StepRow[],
  lastProgressOn: PlainDate,
): Stalled | null {
  if (record.state !== "onboarding") return null;
  return stalledFrom(record.begun.definition, dueSteps(rows), lastProgressOn);
}

/** Keeps on the partnership when its way in last went on and from which day it counts as stalled, for lists and home pages. Runs as the worker. */
export async function keepStalled(
  tx: Tx,
  tenantId: string,
  record: PartnershipRecord,
  zone: string,
): Promise<void> {
  const where = { tenantId, partnershipId: record.id };
  const rows = await tx.onboardingStep.findMany({ where });
  const [found] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT greatest(p.created_at,
      (SELECT max(e.at) FROM event e WHERE e.tenant_id = p.tenant_id AND e.subject_type = 'partnership'
         AND e.subject_id = p.id AND e.type = ANY (${PROGRESS})),
      (SELECT max(greatest(s.done_at, s.confirmed_at)) FROM onboarding_step s
         WHERE s.tenant_id = p.tenant_id AND s.partnership_id = p.id)) AS at
    FROM partnership p WHERE p.tenant_id = ${tenantId}::uuid AND p.id = ${record.id}::uuid`;
  if (!found) return;
  const stalled = stalledOf(record, rows, todayIn(zone, found.at.getTime()));
  await tx.partnership.updateMany({
    where: { tenantId, id: record.id },
    data: { progressAt: found.at, stalledOn: stalled === null ? null : fromPlainDate(stalled.on) },
  });
}
