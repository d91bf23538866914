import type { BlockerForPolicy, StepForPolicy } from "#lib/domain/policies/onboarding.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PhaseDefinition, StepDefinition } from "#lib/domain/programmes/definition.ts";
import { type StepRecord, stepOf } from "#lib/domain/programmes/onboarding.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { stepRecord } from "#lib/features/partnerships/settle.ts";
import { findPartnership, type PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

/** A step with its partnership, its definition and what the policies read. */
export type StepTarget = StepForPolicy & {
  id: string;
  version: number;
  record: StepRecord;
  phase: PhaseDefinition;
  step: StepDefinition;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: PlainDate | null;
  partnership: PartnershipRecord;
};

/** One step by its id as the actor's side sees it; null where there is none for them. */
export async function findStep(
  tx: Tx,
  actor: Pick<Actor, "tenantId" | "side">,
  stepId: string,
): Promise<StepTarget | null> {
  // Between partner and vendor: no customer has a way to this table.
  if (actor.side === "customer") return null;
  const row = await tx.onboardingStep.findFirst({ where: { tenantId: actor.tenantId, id: stepId } });
  if (!row) return null;
  const partnership = await findPartnership(tx, actor.tenantId, { id: row.partnershipId });
  const found = partnership && stepOf(partnership.begun.definition, row.stepKey);
  if (!found) return null;
  return {
    id: row.id,
    version: row.version,
    record: stepRecord(row),
    phase: found.phase,
    step: found.step,
    ownerId: row.ownerId,
    ownerName: row.ownerName,
    dueOn: toPlainDateOrNull(row.dueOn),
    partnership,
    partnerOrgId: row.partnerOrgId,
    doneBy: found.step.doneBy,
    confirmedBy: found.step.confirmedBy ?? null,
    state: row.state as StepRecord["state"],
  };
}

export type BlockerTarget = BlockerForPolicy & {
  id: string;
  stepKey: string;
  step: StepTarget;
  audience: Audience;
};

/** A blocker by its id with the step it hangs on, as the actor's side sees it; null where there is none for them. */
export async function findBlocker(
  tx: Tx,
  actor: Pick<Actor, "tenantId" | "side">,
  blockerId: string,
): Promise<BlockerTarget | null> {
  if (actor.side === "customer") return null;
  const { tenantId } = actor;
  const row = await tx.onboardingBlocker.findFirst({ where: { tenantId, id: blockerId } });
  const of =
    row &&
    (await tx.onboardingStep.findFirst({
      where: { tenantId, partnershipId: row.partnershipId, stepKey: row.stepKey },
      select: { id: true },
    }));
  const step = of && (await findStep(tx, actor, of.id));
  if (!row || !step) return null;
  return {
    id: row.id,
    stepKey: row.stepKey,
    step,
    partnerOrgId: row.partnerOrgId,
    raisedSide: row.raisedSide,
    waitsFor: row.waitsFor,
    audience: row.audience as Audience,
  };
}
