"use server";

import { applicationPolicy } from "#lib/domain/policies/application.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import { visitorAction } from "#lib/platform/plain-action.ts";
import { publicWorkspace } from "#lib/platform/public-workspace.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { requestToApply } from "./apply.ts";
import { saveAnswers, startApplication, submitApplication, withdrawApplication } from "./commands.ts";
import {
  acceptApplication,
  rejectApplication,
  requestInformation,
  scoreApplication,
  startReview,
} from "./decisions.ts";
import { type ApplicationRecord, lockApplication } from "./record.ts";
import {
  acceptInput,
  applyInput,
  askInput,
  rejectInput,
  reviewInput,
  saveInput,
  scoreInput,
  startInput,
  submitInput,
  withdrawInput,
} from "./schema.ts";

/** Held until the end: of two people at once the second reads what the first did. A draft of another party is not there. */
const load = async ({ number }: { number: string }, { tx, actor }: ActionContext) => {
  // Customers have no part in applications: their side may not even ask the table.
  if (actor.side === "customer") return null;
  const record = await lockApplication(tx, actor.tenantId, number);
  return record && applicationPolicy.read(actor, record) ? record : null;
};

/** Says what stands in the way: the state it is in, or the role. */
const whyNot = (_: unknown, record: ApplicationRecord): string =>
  ["accepted", "rejected", "withdrawn"].includes(record.state)
    ? "applications.refusal.decided"
    : "applications.refusal.role";
const whyNotSend = (_: unknown, record: ApplicationRecord): string =>
  ["submitted", "in_review"].includes(record.state) ? "applications.refusal.sent" : whyNot(_, record);

export const startApplicationAction = action({
  name: "application.start",
  input: startInput,
  load: async () => ({}),
  allow: applicationPolicy.start,
  whyNot: "applications.refusal.startRole",
  run: ({ tx, actor, workspace, input, now }) => startApplication(tx, actor, workspace, input, now),
});

export const saveAnswersAction = action({
  name: "application.save",
  input: saveInput,
  load,
  allow: applicationPolicy.edit,
  whyNot: whyNotSend,
  run: ({ tx, actor, target, input, now }) => saveAnswers(tx, actor, target, input, now),
});

export const submitApplicationAction = action({
  name: "application.submit",
  input: submitInput,
  load,
  allow: applicationPolicy.submit,
  whyNot: whyNotSend,
  run: ({ tx, actor, workspace, target, now }) => submitApplication(tx, actor, workspace, target, now),
});

export const withdrawApplicationAction = action({
  name: "application.withdraw",
  input: withdrawInput,
  load,
  allow: applicationPolicy.withdraw,
  whyNot,
  run: ({ tx, actor, target, now }) => withdrawApplication(tx, actor, target, now),
});

export const startReviewAction = action({
  name: "application.review",
  input: reviewInput,
  load,
  allow: applicationPolicy.review,
  whyNot,
  run: ({ tx, actor, target, now }) => startReview(tx, actor, target, now),
});

export const requestInformationAction = action({
  name: "application.ask",
  input: askInput,
  load,
  allow: applicationPolicy.requestInformation,
  whyNot,
  run: ({ tx, actor, target, input, now }) => requestInformation(tx, actor, target, input, now),
});

export const rejectApplicationAction = action({
  name: "application.reject",
  input: rejectInput,
  load,
  allow: applicationPolicy.decide,
  whyNot,
  run: ({ tx, actor, target, input, now }) => rejectApplication(tx, actor, target, input, now),
});

export const acceptApplicationAction = action({
  name: "application.accept",
  input: acceptInput,
  load,
  allow: applicationPolicy.decide,
  whyNot,
  run: ({ tx, actor, workspace, target, input, now }) =>
    acceptApplication(tx, actor, workspace, target, input, now),
});

export const scoreApplicationAction = action({
  name: "application.score",
  input: scoreInput,
  load,
  allow: applicationPolicy.score,
  whyNot,
  run: ({ tx, actor, target, input, now }) => scoreApplication(tx, actor, target, input, now),
});

/** A visitor's first step; whoever may not know the workspace's people learns nothing from the answer. */
export const requestToApplyAction = visitorAction({
  input: applyInput,
  run: async ({ input, locale, origin }) => {
    const workspace = await publicWorkspace(input.vendor);
    if (!workspace) return notFoundRefusal();
    await requestToApply(workspace, input.programme, input, { locale, ip: origin.ip });
    return undefined;
  },
});
