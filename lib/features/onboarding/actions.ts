"use server";

import { mayLift, onboardingPolicy } from "#lib/domain/policies/onboarding.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import { findBlocker, findStep } from "./load.ts";
import * as schema from "./schema.ts";
import * as speech from "./speak.ts";

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
  run: ({ tx, actor, target, input, now }) => commands.giveBack(tx, actor, target, input, now),
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
  whyNot: "onboarding.refusal.notMover",
  run: ({ tx, actor, target, input, now }) => commands.moveDue(tx, actor, target, input, now),
});

export const remarkStepAction = action({
  name: "onboarding.remark",
  input: schema.remarkInput,
  load,
  allow: onboardingPolicy.speak,
  whyNot: "onboarding.refusal.notSpeaker",
  run: ({ tx, actor, target, input }) => speech.remark(tx, actor, target, input),
});

export const blockStepAction = action({
  name: "onboarding.block",
  input: schema.blockInput,
  load,
  allow: onboardingPolicy.speak,
  whyNot: "onboarding.refusal.notSpeaker",
  run: ({ tx, actor, target, input, now }) => speech.block(tx, actor, target, input, now),
});

export const liftBlockerAction = action({
  name: "onboarding.lift",
  input: schema.liftInput,
  load: ({ blockerId }, { tx, actor }) => findBlocker(tx, actor, blockerId),
  allow: mayLift,
  whyNot: "onboarding.refusal.notLifter",
  run: ({ tx, actor, target, input, now }) => speech.lift(tx, actor, target, input, now),
});
