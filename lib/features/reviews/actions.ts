"use server";

import { contractOptionsPolicy } from "#lib/domain/policies/contract-options.ts";
import { contractTarget } from "#lib/features/contracts/target.ts";
import { action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import * as schema from "./schema.ts";

export const buyOnSiteAction = action({
  name: "review.buy",
  input: schema.buyOnSiteInput,
  load: contractTarget,
  allow: contractOptionsPolicy.sell,
  whyNot: "reviews.refusal.sell",
  run: ({ tx, actor, input, target }) => commands.buyOnSite(tx, actor, target, input),
});

export const fixReviewAction = action({
  name: "review.fix",
  input: schema.fixReviewInput,
  load: contractTarget,
  allow: contractOptionsPolicy.work,
  whyNot: "reviews.refusal.work",
  run: ({ tx, actor, input, target, now }) => commands.fixReview(tx, actor, target, input, now),
});

export const holdReviewAction = action({
  name: "review.hold",
  input: schema.holdReviewInput,
  load: contractTarget,
  allow: contractOptionsPolicy.work,
  whyNot: "reviews.refusal.work",
  run: ({ tx, actor, input, target, now }) => commands.holdReview(tx, actor, target, input, now),
});

export const addActionAction = action({
  name: "review.action.add",
  input: schema.addActionInput,
  load: contractTarget,
  allow: contractOptionsPolicy.work,
  whyNot: "reviews.refusal.work",
  run: ({ tx, actor, input, target, now }) => commands.addAction(tx, actor, target, input, now),
});

export const finishActionAction = action({
  name: "review.action.finish",
  input: schema.finishActionInput,
  load: contractTarget,
  allow: contractOptionsPolicy.either,
  whyNot: "reviews.refusal.either",
  run: ({ tx, actor, input, target, now }) => commands.finishAction(tx, actor, target, input, now),
});

export const reopenActionAction = action({
  name: "review.action.reopen",
  input: schema.reopenActionInput,
  load: contractTarget,
  allow: contractOptionsPolicy.either,
  whyNot: "reviews.refusal.either",
  run: ({ tx, actor, input, target }) => commands.reopenAction(tx, actor, target, input),
});
