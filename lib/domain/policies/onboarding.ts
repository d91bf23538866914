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

const partnerRoles = has<StepForPolicy>("partner_admin", "partner_sales", "partner_presales");
const vendorRoles = has<StepForPolicy>("partner_manager", "vendor_admin", "certification_manager", "trainer");

/** Whether the actor may act for that side of the step: the partner's own people, or the vendor's. */
function speaksFor(actor: Actor, step: StepForPolicy, side: ProgrammeSide | null): boolean {
  if (side === null || actor.side !== side) return false;
  if (side === "partner") return actor.orgId === step.partnerOrgId && partnerRoles(actor, step);
  return vendorRoles(actor, step);
}

const deciders = has<StepForPolicy>("partner_manager", "vendor_admin");

type Deed = "read" | "complete" | "confirm" | "giveBack" | "assign" | "moveDue";

/** P2: a step is done by one side and confirmed by the other where marked. */
export const onboardingPolicy: Record<Deed, Policy<StepForPolicy>> = {
  read: (actor, step) =>
    actor.side === "vendor" || (actor.side === "partner" && actor.orgId === step.partnerOrgId),
  complete: (actor, step) => step.state !== "confirmed" && speaksFor(actor, step, step.doneBy),
  confirm: (actor, step) => step.state === "done" && speaksFor(actor, step, step.confirmedBy),
  giveBack: (actor, step) => step.state === "done" && speaksFor(actor, step, step.confirmedBy),
  /** Names who of one's own side sees to it. */
  assign: (actor, step) => step.state !== "confirmed" && speaksFor(actor, step, step.doneBy),
  moveDue: (actor, step) => step.state !== "confirmed" && actor.side === "vendor" && deciders(actor, step),
};
