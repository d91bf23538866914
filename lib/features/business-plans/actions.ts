"use server";

import { businessPlanPolicy } from "#lib/domain/policies/agreement.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import * as progress from "./progress.ts";
import { findNote, findPlan } from "./queries.ts";
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
  run: ({ tx, actor, target, input, now }) => commands.savePlan(tx, actor, target, input, now),
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

export const revisePlanAction = action({
  name: "plan.revise",
  input: schema.revisePlanInput,
  load,
  allow: businessPlanPolicy.revise,
  whyNot: "onboarding.refusal.notWriter",
  run: ({ tx, actor, target, now }) => commands.revisePlan(tx, actor, target, now),
});

export const notePlanAction = action({
  name: "plan.note",
  input: schema.notePlanInput,
  load,
  allow: businessPlanPolicy.note,
  whyNot: "onboarding.plan.refusal.notPlanner",
  run: ({ tx, actor, target, input }) => progress.notePlan(tx, actor, target, input),
});

export const settleNoteAction = action({
  name: "plan.settleNote",
  input: schema.settleNoteInput,
  load: ({ noteId }, { tx, actor }) => findNote(tx, actor, noteId),
  allow: businessPlanPolicy.note,
  whyNot: "onboarding.plan.refusal.notPlanner",
  run: ({ tx, actor, target, input, now }) => progress.settleNote(tx, actor, target.id, input, now),
});

export const recordTargetAction = action({
  name: "plan.recordTarget",
  input: schema.recordTargetInput,
  load,
  allow: businessPlanPolicy.record,
  whyNot: "onboarding.plan.refusal.notRecorded",
  run: ({ tx, actor, target, input }) => progress.recordTarget(tx, actor, target, input),
});

export const recordActionAction = action({
  name: "plan.recordAction",
  input: schema.recordActionInput,
  load,
  allow: businessPlanPolicy.record,
  whyNot: "onboarding.plan.refusal.notRecorded",
  run: ({ tx, actor, target, input }) => progress.recordAction(tx, actor, target, input),
});
