import { type Actor, has, type Policy } from "#lib/domain/policies/types.ts";
import type { ProgrammeSide } from "#lib/domain/programmes/definition.ts";
import type { StepState } from "#lib/domain/programmes/onboarding.ts";

/** What the policies read of an onboarding step. */
export type StepForPolicy = {
  partnerOrgId: string;
  doneBy: ProgrammeSide;
  confirmedBy: ProgrammeSide | null;
  state: StepState;
};

const partnerRoles = has<unknown>("partner_admin", "partner_sales", "partner_presales");
const vendorRoles = has<unknown>("partner_manager", "vendor_admin", "certification_manager", "trainer");

/** Whether the actor may act for that side of a way in: the partner's own people, or the vendor's. */
function speaksFor(actor: Actor, of: { partnerOrgId: string }, side: ProgrammeSide | null): boolean {
  if (side === null || actor.side !== side) return false;
  if (side === "partner") return actor.orgId === of.partnerOrgId && partnerRoles(actor, of);
  return vendorRoles(actor, of);
}

const deciders = has<StepForPolicy>("partner_manager", "vendor_admin");

type Deed = "read" | "complete" | "confirm" | "giveBack" | "assign" | "moveDue" | "speak";

/** P2: a step is done by one side and confirmed by the other where marked. */
export const onboardingPolicy: Record<Deed, Policy<StepForPolicy>> = {
  read: (actor, step) =>
    actor.side === "vendor" || (actor.side === "partner" && actor.orgId === step.partnerOrgId),
  complete: (actor, step) => step.state !== "confirmed" && speaksFor(actor, step, step.doneBy),
  confirm: (actor, step) => step.state === "done" && speaksFor(actor, step, step.confirmedBy),
  giveBack: (actor, step) => step.state === "done" && speaksFor(actor, step, step.confirmedBy),
  /** Names who of one's own side sees to it. */
  assign: (actor, step) => step.state !== "confirmed" && speaksFor(actor, step, step.doneBy),
  /** The vendor's managers move every date; a partner's administrator those of its own steps. Each with a reason the other reads. */
  moveDue: (actor, step) =>
    step.state !== "confirmed" &&
    ((actor.side === "vendor" && deciders(actor, step)) ||
      (actor.side === "partner" &&
        step.doneBy === "partner" &&
        actor.orgId === step.partnerOrgId &&
        has("partner_admin")(actor, step))),
  /** Remarks, and naming what a step waits for: whoever works on the way in, on either side. */
  speak: (actor, step) => speaksFor(actor, step, "partner") || speaksFor(actor, step, "vendor"),
};

/** What the policy reads of a blocker. */
export type BlockerForPolicy = { partnerOrgId: string; raisedSide: string; waitsFor: string };

/** A blocker is lifted by the side that named it or the one it waits for. */
export const mayLift: Policy<BlockerForPolicy> = (actor, blocker) =>
  (actor.side === "partner" || actor.side === "vendor") &&
  speaksFor(actor, blocker, actor.side) &&
  (blocker.raisedSide === actor.side || blocker.waitsFor === actor.side);
