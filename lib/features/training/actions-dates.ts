"use server";

import { trainingPolicy } from "#lib/domain/policies/training.ts";
import { action } from "#lib/platform/action.ts";
import { askForDate, declineDate, findDateless, findDateRequest, withdrawDate } from "./date-requests.ts";
import { askDateInput, declineDateInput, withdrawDateInput } from "./schema.ts";

export const askForDateAction = action({
  name: "training.date_ask",
  input: askDateInput,
  load: ({ courseId }, { tx, actor }) => findDateless(tx, actor, courseId),
  allow: trainingPolicy.askDate,
  whyNot: "training.refusal.roleEnrol",
  run: ({ tx, actor, target, input, now }) => askForDate(tx, actor, target, input, now),
});

export const withdrawDateAction = action({
  name: "training.date_withdraw",
  input: withdrawDateInput,
  load: async ({ requestId }, { tx, actor }) =>
    actor.side === "partner" ? findDateRequest(tx, actor, requestId) : null,
  allow: trainingPolicy.askDate,
  whyNot: "training.refusal.roleEnrol",
  run: ({ tx, actor, target, input, now }) => withdrawDate(tx, actor, target, input, now),
});

export const declineDateAction = action({
  name: "training.date_decline",
  input: declineDateInput,
  load: async ({ requestId }, { tx, actor }) =>
    actor.side === "vendor" ? findDateRequest(tx, actor, requestId) : null,
  allow: trainingPolicy.keepSessions,
  whyNot: "training.refusal.roleKeep",
  run: ({ tx, actor, target, input, now }) => declineDate(tx, actor, target, input, now),
});
