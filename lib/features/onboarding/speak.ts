import type { Audience } from "#lib/domain/tickets/types.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { invalid, refuse } from "#lib/platform/refusal.ts";
import { happened, mustGoOn } from "./commands.ts";
import type { BlockerTarget, StepTarget } from "./load.ts";
import type { BlockInput, LiftInput, RemarkInput } from "./schema.ts";

const audienceOf = (actor: By, asked: "both" | "own"): Audience =>
  asked === "both" ? "partner_vendor" : actor.side === "partner" ? "partner" : "vendor";

/** A remark on a step, for both sides or for the writer's own; whoever reads it is told. */
export async function remark(
  tx: Tx,
  actor: By,
  target: StepTarget,
  input: RemarkInput,
): Promise<{ stepId: string }> {
  mustGoOn(target);
  const audience = audienceOf(actor, input.audience);
  await happened(tx, actor, target, "step.remarked", { remark: input.text }, true, audience);
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
  const audience = audienceOf(actor, input.audience);
  // Whoever is to lift it has to read it.
  const other = actor.side === "partner" ? "vendor" : "partner";
  if (audience !== "partner_vendor" && input.waitsFor === other)
    return invalid({ waitsFor: "onboarding.invalid.waitsUnread" });
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
      audience,
      raisedBy: actor.name,
      raisedSide: actor.side,
      raisedAt: now,
    },
  });
  const data = { remark: input.text, waitsFor: input.waitsFor };
  await happened(tx, actor, target, "step.blocked", data, true, audience);
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
  await happened(tx, actor, target.step, "step.unblocked", { remark: input.outcome }, true, target.audience);
  await audit(tx, actor, {
    action: "onboarding.lift",
    subjectType: "onboarding_step",
    subjectId: target.step.id,
    after: { outcome: input.outcome },
  });
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { blockerId: target.id };
}
