"use server";

import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import { workspaceDay } from "#lib/platform/workspace-day.ts";
import {
  beginPlan,
  discardPlan,
  loadPlanDraft,
  newPlan,
  publishedPlan,
  publishPlan,
  savePlan,
} from "./drafts.ts";
import { beginPlanInput, discardPlanInput, newPlanInput, publishPlanInput, savePlanInput } from "./schema.ts";

const whyNot = "plans.refusal.onlyAdmin";

/** Drafts are the vendor's: the other sides may not even ask the table. */
const draft = async ({ key }: { key: string }, { tx, actor }: ActionContext) =>
  actor.side === "vendor" ? loadPlanDraft(tx, actor.tenantId, key) : null;

export const newPlanAction = action({
  name: "plan.new",
  input: newPlanInput,
  // About nothing that is there yet; for the other sides there is nothing to begin here.
  load: async (_input, { actor }) => (actor.side === "vendor" ? actor : null),
  allow: workspacePolicy.change,
  whyNot,
  run: async ({ tx, actor, input, now }) =>
    newPlan(tx, actor, input, (await workspaceDay(tx, actor.tenantId, now)).today),
});

export const beginPlanAction = action({
  name: "plan.draft",
  input: beginPlanInput,
  load: async ({ key }, { tx, actor }) =>
    actor.side === "vendor" ? publishedPlan(tx, actor.tenantId, key) : null,
  allow: workspacePolicy.change,
  whyNot,
  run: ({ tx, actor, input }) => beginPlan(tx, actor, input.key, input.fromVersion),
});

export const savePlanAction = action({
  name: "plan.save",
  input: savePlanInput,
  load: draft,
  allow: workspacePolicy.change,
  whyNot,
  run: ({ tx, actor, target, input, now }) => savePlan(tx, actor, target, input.version, input.content, now),
});

export const discardPlanAction = action({
  name: "plan.discard",
  input: discardPlanInput,
  load: draft,
  allow: workspacePolicy.change,
  whyNot,
  run: ({ tx, actor, target, input }) => discardPlan(tx, actor, target, input.version),
});

export const publishPlanAction = action({
  name: "plan.publish",
  input: publishPlanInput,
  load: draft,
  allow: workspacePolicy.change,
  whyNot,
  run: ({ tx, actor, target, input, now }) => publishPlan(tx, actor, target, input, now),
});
