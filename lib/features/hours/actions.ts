"use server";

import { contractOptionsPolicy } from "#lib/domain/policies/contract-options.ts";
import { contractTarget } from "#lib/features/contracts/target.ts";
import { action } from "#lib/platform/action.ts";
import { caseContract } from "./case-time.ts";
import { buyPack } from "./packs.ts";
import * as schema from "./schema.ts";
import { logCaseTime, recordTime, reverseTime } from "./time.ts";
import { dropWork, planWork, settleWork } from "./work.ts";

export const buyPackAction = action({
  name: "hours.buy",
  input: schema.buyPackInput,
  load: contractTarget,
  allow: contractOptionsPolicy.sell,
  whyNot: "hours.refusal.sell",
  run: ({ tx, actor, input, target, now }) => buyPack(tx, actor, target, input, now),
});

export const askWorkAction = action({
  name: "hours.ask",
  input: schema.planWorkInput,
  load: contractTarget,
  allow: contractOptionsPolicy.ask,
  whyNot: "hours.refusal.ask",
  run: ({ tx, actor, input, target, now }) => planWork(tx, actor, target, input, now),
});

export const planWorkAction = action({
  name: "hours.plan",
  input: schema.planWorkInput,
  load: contractTarget,
  allow: contractOptionsPolicy.work,
  whyNot: "hours.refusal.work",
  run: ({ tx, actor, input, target, now }) => planWork(tx, actor, target, input, now),
});

export const agreeWorkAction = action({
  name: "hours.agree",
  input: schema.agreeWorkInput,
  load: contractTarget,
  allow: contractOptionsPolicy.work,
  whyNot: "hours.refusal.work",
  run: ({ tx, actor, input, target, now }) => settleWork(tx, actor, target, input, now),
});

export const moveWorkAction = action({
  name: "hours.move",
  input: schema.moveWorkInput,
  load: contractTarget,
  allow: contractOptionsPolicy.work,
  whyNot: "hours.refusal.work",
  run: ({ tx, actor, input, target, now }) => settleWork(tx, actor, target, input, now),
});

export const dropWorkAction = action({
  name: "hours.drop",
  input: schema.dropWorkInput,
  load: contractTarget,
  allow: contractOptionsPolicy.either,
  whyNot: "hours.refusal.either",
  run: ({ tx, actor, input, target }) => dropWork(tx, actor, target, input),
});

export const recordTimeAction = action({
  name: "hours.record",
  input: schema.recordTimeInput,
  load: contractTarget,
  allow: contractOptionsPolicy.work,
  whyNot: "hours.refusal.work",
  run: ({ tx, actor, input, target, now }) => recordTime(tx, actor, target, input, now),
});

export const reverseTimeAction = action({
  name: "hours.reverse",
  input: schema.reverseTimeInput,
  load: contractTarget,
  allow: contractOptionsPolicy.work,
  whyNot: "hours.refusal.work",
  run: ({ tx, actor, input, target }) => reverseTime(tx, actor, target, input),
});

/** Time on a case, from its page: of the contract it was opened under, by who works it. */
export const logCaseTimeAction = action({
  name: "hours.log",
  input: schema.logCaseTimeInput,
  load: ({ number }, ctx) => caseContract(ctx, number),
  allow: contractOptionsPolicy.work,
  whyNot: "hours.refusal.work",
  run: ({ tx, actor, input, target, now }) => logCaseTime(tx, actor, target, input, now),
});
