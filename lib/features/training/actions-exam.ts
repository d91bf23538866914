"use server";

import { trainingPolicy } from "#lib/domain/policies/training.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import { findAttempt } from "./attempt.ts";
import * as exams from "./exam.ts";
import { findEnrolment } from "./record.ts";
import * as schema from "./schema.ts";

const attempt = ({ attemptId }: { attemptId: string }, { tx, actor }: ActionContext) =>
  findAttempt(tx, actor, attemptId);

export const startExamAction = action({
  name: "training.exam_start",
  input: schema.startExamInput,
  load: async ({ enrolmentId }, { tx, actor }) => {
    const found = await findEnrolment(tx, actor, enrolmentId);
    return found && trainingPolicy.read(actor, found) ? found : null;
  },
  allow: trainingPolicy.takeExam,
  whyNot: "training.refusal.exam.not_yours",
  run: ({ tx, actor, workspace, target, input, now }) =>
    exams.startExam(tx, actor, workspace, target, input, now),
});

export const holdExamAction = action({
  name: "training.exam_hold",
  input: schema.holdExamInput,
  load: attempt,
  allow: trainingPolicy.takeExam,
  run: ({ tx, actor, target, input, now }) => exams.holdExam(tx, actor, target, input.holder, now),
});

export const saveAnswerAction = action({
  name: "training.exam_answer",
  input: schema.answerInput,
  load: attempt,
  allow: trainingPolicy.takeExam,
  run: ({ tx, actor, target, input, now }) => exams.saveAnswer(tx, actor, target, input, now),
});

export const handInAction = action({
  name: "training.exam_hand_in",
  input: schema.handInInput,
  load: attempt,
  allow: trainingPolicy.takeExam,
  run: ({ tx, actor, workspace, target, input, now }) =>
    exams.handInExam(tx, actor, workspace, target, input.holder, now),
});
