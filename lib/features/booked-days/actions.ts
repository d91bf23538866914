"use server";

import { contractOptionsPolicy } from "#lib/domain/policies/contract-options.ts";
import { contractTarget } from "#lib/features/contracts/target.ts";
import { action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import * as schema from "./schema.ts";

export const askDayAction = action({
  name: "bookedDay.ask",
  input: schema.askDayInput,
  load: contractTarget,
  allow: contractOptionsPolicy.ask,
  whyNot: "bookedDays.refusal.ask",
  run: ({ tx, actor, input, target, now }) => commands.askDay(tx, actor, target, input, now),
});

export const enterDayAction = action({
  name: "bookedDay.enter",
  input: schema.askDayInput,
  load: contractTarget,
  allow: contractOptionsPolicy.work,
  whyNot: "bookedDays.refusal.work",
  run: ({ tx, actor, input, target, now }) => commands.askDay(tx, actor, target, input, now),
});

export const agreeDayAction = action({
  name: "bookedDay.agree",
  input: schema.agreeDayInput,
  load: contractTarget,
  allow: contractOptionsPolicy.either,
  whyNot: "bookedDays.refusal.either",
  run: ({ tx, actor, input, target, now }) => commands.agreeDay(tx, actor, target, input, now),
});

export const proposeDayAction = action({
  name: "bookedDay.propose",
  input: schema.proposeDayInput,
  load: contractTarget,
  allow: contractOptionsPolicy.work,
  whyNot: "bookedDays.refusal.work",
  run: ({ tx, actor, input, target, now }) => commands.proposeDay(tx, actor, target, input, now),
});

export const dropDayAction = action({
  name: "bookedDay.drop",
  input: schema.dropDayInput,
  load: contractTarget,
  allow: contractOptionsPolicy.either,
  whyNot: "bookedDays.refusal.either",
  run: ({ tx, actor, input, target, now }) => commands.dropDay(tx, actor, target, input, now),
});

export const closeDayAction = action({
  name: "bookedDay.close",
  input: schema.closeDayInput,
  load: contractTarget,
  allow: contractOptionsPolicy.work,
  whyNot: "bookedDays.refusal.work",
  run: ({ tx, actor, input, target, now }) => commands.closeDay(tx, actor, target, input, now),
});
