"use server";

import { onboardingPolicy } from "#lib/domain/policies/onboarding.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import { findStep } from "./load.ts";
import * as schema from "./schema.ts";

const load = ({ stepId }: { stepId: string }, { tx, actor }: ActionContext) => findStep(tx, actor, stepId);

export const completeStepAction = action({
  name: "onboarding.complete",
  input: schema.completeInput,
  load,
  allow: onboardingPolicy.complete,
  whyNot: "onboarding.refusal.notYours",
  run: ({ tx, actor, target, input, now }) => commands.complete(tx, actor, target, input, now),
});

export const confirmStepAction = action({
  name: "onboarding.confirm",
  input: schema.confirmInput,
  load,
  allow: onboardingPolicy.confirm,
  whyNot: "onboarding.refusal.notYours",
  run: ({ tx, actor, target, input, now }) => commands.confirm(tx, actor, target, input, now),
});

export const returnStepAction = action({
  name: "onboarding.return",
  input: schema.returnInput,
  load,
  allow: onboardingPolicy.giveBack,
  whyNot: "onboarding.refusal.notYours",
  run: ({ tx, actor, target, input }) => commands.giveBack(tx, actor, target, input),
});

export const assignStepAction = action({
  name: "onboarding.assign",
  input: schema.assignInput,
  load,
  allow: onboardingPolicy.assign,
  whyNot: "onboarding.refusal.notYours",
  run: ({ tx, actor, target, input, now }) => commands.assign(tx, actor, target, input, now),
});

export const moveDueAction = action({
  name: "onboarding.move",
  input: schema.moveDueInput,
  load,
  allow: onboardingPolicy.moveDue,
  whyNot: "onboarding.refusal.notManager",
  run: ({ tx, actor, target, input }) => commands.moveDue(tx, actor, target, input),
});
