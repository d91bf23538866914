import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import type { StepRecord } from "#lib/domain/programmes/onboarding.ts";
import { isFinished, isLinkMet, isOnboarded, openStep, stepOf } from "#lib/domain/programmes/onboarding.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";
import type { PartnershipRecord } from "./standing.ts";

type StepRow = {
  stepKey: string;
  state: string;
  evidence: string;
  evidenceOn: Date | null;
  doneBy: string | null;
  doneAt: Date | null;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  remark: string;
};

/** A step's row as the rules read it. */
export const stepRecord = (row: StepRow): StepRecord => ({
  ...openStep(row.stepKey),
  state: row.state as StepRecord["state"],
  evidence: row.evidence,
  evidenceOn: toPlainDateOrNull(row.evidenceOn),
  doneBy: row.doneBy,
  doneAt: row.doneAt?.getTime() ?? null,
  confirmedBy: row.confirmedBy,
  confirmedAt: row.confirmedAt?.getTime() ?? null,
  remark: row.remark,
});

/**
 * Finishes the steps that follow from something else in the portal once that is there: both signatures, a
 * validated plan, enough certified people. No name is put to them: the document has its own. When the last step of
 * the way in is finished, that is told once (P13). Harmless when repeated. Runs as the worker.
 */
export async function settleSteps(
  tx: Tx,
  tenantId: string,
  record: PartnershipRecord,
  facts: PartnerFacts,
  on: PlainDate,
): Promise<void> {
  if (record.state === "ended") return;
  const { definition } = record.begun;
  const where = { tenantId, partnershipId: record.id };
  const rows = await tx.onboardingStep.findMany({ where });
  const about = {
    subjectType: "partnership",
    subjectId: record.id,
    audience: "partner_vendor" as const,
    partnerOrgId: record.partnerOrgId,
  };
  let finished = 0;
  for (const row of rows) {
    const step = stepOf(definition, row.stepKey)?.step;
    if (!step || step.link === undefined || step.evidence !== "none") continue;
    if (isFinished(step, stepRecord(row)) || !isLinkMet(definition, step.link, facts, on)) continue;
    const state = step.confirmedBy === undefined ? "done" : "confirmed";
    const changed = await tx.onboardingStep.updateMany({
      where: { tenantId, id: row.id, version: row.version },
      data: { state, remark: "", doneAt: await present(tx), version: { increment: 1 } },
    });
    if (changed.count === 0) continue;
    finished += 1;
    await recordEvent(tx, systemWriter(tenantId), {
      ...about,
      type: "step.settled",
      data: { stepKey: step.key },
    });
  }
  const after = finished > 0 ? await tx.onboardingStep.findMany({ where }) : rows;
  await clearBlockers(tx, tenantId, record, new Map(after.map(row => [row.stepKey, stepRecord(row)])));
  if (record.state !== "onboarding") return;
  if (!isOnboarded(definition, after.map(stepRecord))) return;
  const begun = await tx.event.findFirst({
    where: {
      tenantId,
      subjectType: "partnership",
      subjectId: record.id,
      type: { in: ["partnership.onboarding_started", "partnership.onboarded"] },
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  if (begun?.type === "partnership.onboarded") return;
  await recordEvent(tx, systemWriter(tenantId), { ...about, type: "partnership.onboarded", tell: true });
}

/** What a finished step was said to wait for is waited for no longer, whoever finished it: a line in the history, in nobody's name. */
async function clearBlockers(
  tx: Tx,
  tenantId: string,
  record: PartnershipRecord,
  steps: ReadonlyMap<string, StepRecord>,
): Promise<void> {
  const open = await tx.onboardingBlocker.findMany({
    where: { tenantId, partnershipId: record.id, liftedAt: null },
    orderBy: [{ raisedAt: "asc" }, { id: "asc" }],
  });
  for (const blocker of open) {
    const step = stepOf(record.begun.definition, blocker.stepKey)?.step;
    if (!step || !isFinished(step, steps.get(step.key))) continue;
    const lifted = await tx.onboardingBlocker.updateMany({
      where: { tenantId, id: blocker.id, liftedAt: null },
      data: { liftedAt: await present(tx) },
    });
    if (lifted.count === 0) continue;
    await recordEvent(tx, systemWriter(tenantId), {
      subjectType: "partnership",
      subjectId: record.id,
      // As far as the blocker itself was read (T4).
      audience: blocker.audience as Audience,
      partnerOrgId: record.partnerOrgId,
      type: "step.cleared",
      data: { stepKey: step.key, remark: blocker.text },
    });
  }
}

async function present(tx: Tx): Promise<Date> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  const now = rows[0]?.now;
  if (!now) throw new Error("the database did not say its time");
  return now;
}
