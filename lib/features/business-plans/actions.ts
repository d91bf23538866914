"use server";

import { businessPlanPolicy } from "#lib/domain/policies/agreement.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import { findPlan } from "./queries.ts";
import * as schema from "./schema.ts";

type Named = { partnershipId: string; planId: string | null };

/** What is written: a plan that was begun, or the place for a new one, which is a draft to the policy. */
const writing = async ({ partnershipId, planId }: Named, { tx, actor }: ActionContext) => {
  if (planId !== null) {
    const plan = await findPlan(tx, actor, planId);
    return (
      plan && { partnership: plan.partnership, plan, partnerOrgId: plan.partnerOrgId, state: plan.state }
    );
  }
  if (actor.side === "customer") return null;
  const partnership = await findPartnership(tx, actor.tenantId, { id: partnershipId });
  return (
    partnership && {
      partnership,
      plan: null,
      partnerOrgId: partnership.partnerOrgId,
      state: "draft" as const,
    }
  );
};
const load = ({ planId }: { planId: string }, { tx, actor }: ActionContext) => findPlan(tx, actor, planId);

export const savePlanAction = action({
  name: "plan.save",
  input: schema.savePlanInput,
  load: writing,
  allow: businessPlanPolicy.write,
  whyNot: "onboarding.refusal.notWriter",
  run: ({ tx, actor, target, input }) => commands.savePlan(tx, actor, target, input),
});

export const submitPlanAction = action({
  name: "plan.submit",
  input: schema.submitPlanInput,
  load: writing,
  allow: businessPlanPolicy.write,
  whyNot: "onboarding.refusal.notWriter",
  run: ({ tx, actor, target, input, now }) => commands.submitPlan(tx, actor, target, input, now),
});

export const validatePlanAction = action({
  name: "plan.validate",
  input: schema.validatePlanInput,
  load,
  allow: businessPlanPolicy.validate,
  whyNot: "onboarding.refusal.notManager",
  run: ({ tx, actor, target, input, now }) => commands.validatePlan(tx, actor, target, input, now),
});

export const returnPlanAction = action({
  name: "plan.return",
  input: schema.returnPlanInput,
  load,
  allow: businessPlanPolicy.validate,
  whyNot: "onboarding.refusal.notManager",
  run: ({ tx, actor, target, input, now }) => commands.returnPlan(tx, actor, target, input, now),
});
