"use server";

import { contractOptionsPolicy } from "#lib/domain/policies/contract-options.ts";
import { contractTarget } from "#lib/features/contracts/target.ts";
import { action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import * as schema from "./schema.ts";

export const stateReadinessAction = action({
  name: "readiness.state",
  input: schema.stateReadinessInput,
  load: contractTarget,
  allow: contractOptionsPolicy.state,
  whyNot: "readiness.refusal.state",
  run: ({ tx, actor, input, target }) => commands.stateReadiness(tx, actor, target, input),
});

export const confirmReadinessAction = action({
  name: "readiness.confirm",
  input: schema.confirmReadinessInput,
  load: contractTarget,
  allow: contractOptionsPolicy.check,
  whyNot: "readiness.refusal.check",
  run: ({ tx, actor, input, target, now }) => commands.confirmReadiness(tx, actor, target, input, now),
});

export const returnReadinessAction = action({
  name: "readiness.return",
  input: schema.returnReadinessInput,
  load: contractTarget,
  allow: contractOptionsPolicy.check,
  whyNot: "readiness.refusal.check",
  run: ({ tx, actor, input, target }) => commands.returnReadiness(tx, actor, target, input),
});
