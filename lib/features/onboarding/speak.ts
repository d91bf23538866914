import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { happened, mustGoOn } from "./commands.ts";
import type { BlockerTarget, StepTarget } from "./load.ts";
import type { BlockInput, LiftInput, RemarkInput } from "./schema.ts";

/** A remark on a step that both sides read; the other side is told. */
export async function remark(
  tx: Tx,
  actor: By,
  target: StepTarget,
  input: RemarkInput,
): Promise<{ stepId: string }> {
  mustGoOn(target);
  await happened(tx, actor, target, "step.remarked", { remark: input.text }, true);
  return { stepId: target.id };
}

/** Says what a step waits for and who can lift it. It waits on that side's home page until it is lifted; the due date stands. */
export async function block(
  tx: Tx,
  actor: By,
  target: StepTarget,
  input: BlockInput,
  now: Date,
): Promise<{ blockerId: string }> {
  mustGoOn(target);
  if (target.state === "confirmed") return refuse("onboarding.refusal.already_confirmed");
  const id = newId();
  await tx.onboardingBlocker.create({
    data: {
      tenantId: actor.tenantId,
      id,
      partnershipId: target.partnership.id,
      partnerOrgId: target.partnerOrgId,
      stepKey: target.step.key,
      waitsFor: input.waitsFor,
      text: input.text,
      raisedBy: actor.name,
      raisedSide: actor.side,
      raisedAt: now,
    },
  });
  await happened(tx, actor, target, "step.blocked", { remark: input.text, waitsFor: input.waitsFor }, true);
  await audit(tx, actor, {
    action: "onboarding.block",
    subjectType: "onboarding_step",
    subjectId: target.id,
    after: { waitsFor: input.waitsFor, text: input.text },
  });
  return { blockerId: id };
}

/** What it waited for is there: the way goes on, and the other side is told. Repeating it changes nothing. */
export async function lift(
  tx: Tx,
  actor: By,
  target: BlockerTarget,
  input: LiftInput,
  now: Date,
): Promise<{ blockerId: string }> {
  const changed = await tx.onboardingBlocker.updateMany({
    where: { tenantId: actor.tenantId, id: target.id, liftedAt: null },
    data: { liftedAt: now, liftedBy: actor.name, outcome: input.outcome },
  });
  if (changed.count === 0) return { blockerId: target.id };
  await happened(tx, actor, target.step, "step.unblocked", { remark: input.outcome }, true);
  await audit(tx, actor, {
    action: "onboarding.lift",
    subjectType: "onboarding_step",
    subjectId: target.step.id,
    after: { outcome: input.outcome },
  });
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { blockerId: target.id };
}
