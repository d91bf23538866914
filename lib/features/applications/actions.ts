"use server";

import { applicationPolicy } from "#lib/domain/policies/application.ts";
import { isDecided } from "#lib/domain/programmes/application.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { type ActionContext, action, type Why } from "#lib/platform/action.ts";
import { visitorAction } from "#lib/platform/plain-action.ts";
import { publicWorkspace } from "#lib/platform/public-workspace.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { requestToApply } from "./apply.ts";
import {
  type Assessed,
  askAssessors,
  assessmentsOf,
  handIn,
  reopenAssessment,
  scoreApplication,
} from "./assessments.ts";
import { saveAnswers, submitApplication, withdrawApplication } from "./commands.ts";
import {
  acceptApplication,
  rejectApplication,
  requestInformation,
  startReview,
  withdrawRequest,
} from "./decisions.ts";
import { adoptForm } from "./form-version.ts";
import { type ApplicationRecord, lockApplication } from "./record.ts";
import {
  acceptInput,
  adoptInput,
  applyInput,
  askAssessorsInput,
  askInput,
  handInInput,
  rejectInput,
  reopenInput,
  reviewInput,
  saveInput,
  scoreInput,
  startInput,
  submitInput,
  withdrawInput,
  withdrawRequestInput,
} from "./schema.ts";
import { startApplication } from "./start.ts";

/** Held until the end: of two people at once the second reads what the first did. A draft of another party is not there. */
const load = async ({ number }: { number: string }, { tx, actor }: ActionContext) => {
  // Customers have no part in applications: their side may not even ask the table.
  if (actor.side === "customer") return null;
  const record = await lockApplication(tx, actor.tenantId, number);
  return record && applicationPolicy.read(actor, record) ? record : null;
};

/** The same with who assesses it, which is the vendor's to know: for others nobody does. */
const loadAssessed = async (input: { number: string }, context: ActionContext): Promise<Assessed | null> => {
  const { tx, actor } = context;
  const record = await load(input, context);
  if (!record) return null;
  const assessments = actor.side === "vendor" ? await assessmentsOf(tx, actor.tenantId, record.id) : [];
  return { ...record, assessments };
};

/** Says what stands in the way: who decided and how, or the role. Of two who decide at once the second reads this. */
const whyNot = (_: unknown, record: ApplicationRecord): Why => {
  const { state, application } = record;
  if (!isDecided(record)) return "applications.refusal.role";
  return { key: `applications.refusal.${state}`, params: { name: application.decidedBy ?? "" } };
};
/** To who answers: the question may have been taken back meanwhile; what they typed is kept. */
const whyNotSend = (_: unknown, record: ApplicationRecord): Why => {
  if (record.state !== "submitted" && record.state !== "in_review") return whyNot(_, record);
  const last = record.requests.at(-1);
  return last?.withdrawnAt
    ? { key: "applications.refusal.requestWithdrawn", params: { name: last.withdrawnBy ?? "" } }
    : "applications.refusal.sent";
};
/** To who takes a question back: it may have been answered meanwhile. */
const whyNotTakeBack = (_: unknown, record: ApplicationRecord): Why => {
  const last = record.requests.at(-1);
  return record.state === "in_review" && last?.answeredAt
    ? { key: "applications.refusal.answered", params: { name: last.answeredBy ?? "" } }
    : whyNot(_, record);
};
const whyNotAssess = (_: unknown, record: ApplicationRecord): Why =>
  isDecided(record) ? whyNot(_, record) : "applications.refusal.notAssessor";

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
  run: ({ tx, actor, target, input, now }) => withdrawApplication(tx, actor, target, input, now),
});

export const adoptFormAction = action({
  name: "application.adopt",
  input: adoptInput,
  load,
  allow: applicationPolicy.adopt,
  whyNot: whyNotSend,
  run: async ({ tx, actor, workspace, target, now }) => {
    const { programme } = await adoptForm(tx, actor, target, todayIn(workspace.timeZone, now.getTime()), now);
    return { version: programme.version };
  },
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

export const withdrawRequestAction = action({
  name: "application.unask",
  input: withdrawRequestInput,
  load,
  allow: applicationPolicy.withdrawRequest,
  whyNot: whyNotTakeBack,
  run: ({ tx, actor, workspace, target, input, now }) =>
    withdrawRequest(tx, actor, workspace, target, input, now),
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
  load: loadAssessed,
  allow: applicationPolicy.decide,
  whyNot,
  run: ({ tx, actor, workspace, target, input, now }) =>
    acceptApplication(tx, actor, workspace, target, input, now),
});

export const askAssessorsAction = action({
  name: "application.assessors",
  input: askAssessorsInput,
  load: loadAssessed,
  allow: applicationPolicy.askAssessors,
  whyNot,
  run: ({ tx, actor, workspace, target, input, now }) =>
    askAssessors(tx, actor, target, input, todayIn(workspace.timeZone, now.getTime()), now),
});

export const scoreApplicationAction = action({
  name: "application.score",
  input: scoreInput,
  load: loadAssessed,
  allow: applicationPolicy.score,
  whyNot: whyNotAssess,
  run: ({ tx, actor, target, input, now }) => scoreApplication(tx, actor, target, input, now),
});

export const handInAssessmentAction = action({
  name: "application.hand_in",
  input: handInInput,
  load: loadAssessed,
  allow: applicationPolicy.score,
  whyNot: whyNotAssess,
  run: ({ tx, actor, target, input, now }) => handIn(tx, actor, target, input, now),
});

export const reopenAssessmentAction = action({
  name: "application.reopen",
  input: reopenInput,
  load: loadAssessed,
  allow: applicationPolicy.reopen,
  whyNot: whyNotAssess,
  run: ({ tx, actor, target }) => reopenAssessment(tx, actor, target),
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
