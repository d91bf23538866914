"use server";

import { trainingPolicy } from "#lib/domain/policies/training.ts";
import type { ActionContext } from "#lib/platform/action.ts";
import { action } from "#lib/platform/action.ts";
import * as attendance from "./attendance.ts";
import * as cancels from "./cancel.ts";
import { certifyPassed } from "./certify.ts";
import { findCourse } from "./course-queries.ts";
import * as courses from "./courses.ts";
import * as enrolments from "./enrol.ts";
import * as imports from "./import.ts";
import * as orders from "./orders.ts";
import { findEnrolment, findSession } from "./record.ts";
import * as results from "./results.ts";
import * as schema from "./schema.ts";
import * as sessions from "./sessions.ts";

const course = ({ courseId }: { courseId: string }, { tx, actor }: ActionContext) =>
  findCourse(tx, actor, courseId);
const session = async ({ sessionId }: { sessionId: string }, { tx, actor }: ActionContext) =>
  findSession(tx, actor, sessionId);
/** An enrolment that the reader knows of: a trainer those of their own sessions. */
const enrolment = async ({ enrolmentId }: { enrolmentId: string }, { tx, actor }: ActionContext) => {
  const found = await findEnrolment(tx, actor, enrolmentId);
  return found && trainingPolicy.read(actor, found) ? found : null;
};
/** A session with its attendees, for who may know them. */
const attendees = async (input: { sessionId: string }, ctx: ActionContext) => {
  const found = await session(input, ctx);
  return found && ctx.actor.side === "vendor" ? found : null;
};

export const saveCourseAction = action({
  name: "training.course_save",
  input: schema.courseInput,
  load: async ({ courseId }, ctx) => {
    if (ctx.actor.side !== "vendor") return null;
    if (!courseId) return { row: null };
    const row = await course({ courseId }, ctx);
    return row && { row };
  },
  allow: trainingPolicy.keepCourses,
  whyNot: "training.refusal.roleKeep",
  run: ({ tx, actor, workspace, target, input, now }) =>
    courses.saveCourse(tx, actor, workspace, target.row, input, now),
});

export const setCourseStateAction = action({
  name: "training.course_state",
  input: schema.courseStateInput,
  load: course,
  allow: trainingPolicy.keepCourses,
  whyNot: "training.refusal.roleKeep",
  run: ({ tx, actor, target, input }) => courses.setCourseState(tx, actor, target, input),
});

export const saveQuestionAction = action({
  name: "training.question_save",
  input: schema.questionInput,
  load: course,
  allow: trainingPolicy.keepCourses,
  whyNot: "training.refusal.roleKeep",
  run: ({ tx, actor, target, input }) => courses.saveQuestion(tx, actor, target, input),
});

export const setQuestionStateAction = action({
  name: "training.question_state",
  input: schema.questionStateInput,
  load: course,
  allow: trainingPolicy.keepCourses,
  whyNot: "training.refusal.roleKeep",
  run: ({ tx, actor, target, input, now }) => courses.setQuestionState(tx, actor, target, input, now),
});

export const saveSessionAction = action({
  name: "training.session_save",
  input: schema.sessionInput,
  load: async ({ courseId, sessionId }, ctx) => {
    const of = await course({ courseId }, ctx);
    if (!of) return null;
    if (!sessionId) return { course: of, before: null };
    const found = await session({ sessionId }, ctx);
    return found && found.course.id === of.id ? { course: of, before: found.session } : null;
  },
  allow: trainingPolicy.keepSessions,
  whyNot: "training.refusal.roleKeep",
  run: ({ tx, actor, workspace, target, input, now }) =>
    sessions.saveSession(tx, actor, workspace, target.course, target.before, input, now),
});

export const cancelSessionAction = action({
  name: "training.session_cancel",
  input: schema.cancelSessionInput,
  load: attendees,
  allow: trainingPolicy.keepSessions,
  whyNot: "training.refusal.roleKeep",
  run: ({ tx, actor, workspace, target, input, now }) =>
    sessions.cancelSession(tx, actor, workspace, target, input, now),
});

export const enrolAction = action({
  name: "training.enrol",
  input: schema.enrolInput,
  load: async (input, ctx) => {
    const found = await session(input, ctx);
    const org =
      found &&
      (await ctx.tx.organisation.findFirst({
        where: { tenantId: ctx.actor.tenantId, slug: input.slug, side: "partner" },
        select: { id: true },
      }));
    return found && org && { ...found, partnerOrgId: org.id };
  },
  allow: trainingPolicy.enrol,
  whyNot: "training.refusal.roleEnrol",
  run: ({ tx, actor, workspace, target, input, now }) =>
    enrolments.enrol(tx, actor, workspace, target, target, input, now),
});

export const askAction = action({
  name: "training.ask",
  input: schema.askInput,
  load: async (input, ctx) => (ctx.actor.side === "partner" ? session(input, ctx) : null),
  allow: trainingPolicy.ask,
  run: ({ tx, actor, target, input, now }) => enrolments.ask(tx, actor, target, input, now),
});

export const confirmAction = action({
  name: "training.confirm",
  input: schema.confirmInput,
  load: enrolment,
  allow: trainingPolicy.confirm,
  whyNot: "training.refusal.roleEnrol",
  run: ({ tx, actor, workspace, target, input, now }) =>
    enrolments.confirm(tx, actor, workspace, target, input, now),
});

export const cancelEnrolmentAction = action({
  name: "training.cancel",
  input: schema.cancelInput,
  load: enrolment,
  // Who only asked takes that back alone.
  allow: (actor, target) =>
    trainingPolicy.cancel(actor, target) ||
    (target.state === "asked" && trainingPolicy.takeExam(actor, target)),
  whyNot: "training.refusal.roleEnrol",
  run: ({ tx, actor, workspace, target, input, now }) =>
    cancels.cancelEnrolment(tx, actor, workspace, target, input, now),
});

export const markAttendanceAction = action({
  name: "training.attendance",
  input: schema.attendanceInput,
  load: enrolment,
  allow: trainingPolicy.record,
  whyNot: "training.refusal.roleRecord",
  run: ({ tx, actor, workspace, target, input, now }) =>
    attendance.markAttendance(tx, actor, workspace, target, input, now),
});

export const markAllPresentAction = action({
  name: "training.all_present",
  input: schema.allPresentInput,
  load: attendees,
  allow: trainingPolicy.record,
  whyNot: "training.refusal.roleRecord",
  run: ({ tx, actor, workspace, target, now }) =>
    attendance.markAllPresent(tx, actor, workspace, target, now),
});

export const recordPartAction = action({
  name: "training.result",
  input: schema.resultInput,
  load: enrolment,
  allow: trainingPolicy.record,
  whyNot: "training.refusal.roleRecord",
  run: ({ tx, actor, workspace, target, input, now }) =>
    results.recordPart(tx, actor, workspace, target, input, now),
});

export const annulResultAction = action({
  name: "training.result_annul",
  input: schema.annulInput,
  load: enrolment,
  allow: trainingPolicy.record,
  whyNot: "training.refusal.roleRecord",
  run: ({ tx, actor, workspace, target, input, now }) =>
    results.annulResult(tx, actor, workspace, target, input, now),
});

export const certifyPassedAction = action({
  name: "training.certify",
  input: schema.certifyInput,
  load: attendees,
  allow: trainingPolicy.certify,
  whyNot: "certifications.refusal.roleIssue",
  run: ({ tx, actor, workspace, target, input, now }) =>
    certifyPassed(tx, actor, workspace, target, input, now),
});

export const previewImportAction = action({
  name: "training.import_preview",
  input: schema.importInput,
  load: attendees,
  allow: trainingPolicy.record,
  whyNot: "training.refusal.roleRecord",
  run: ({ tx, actor, workspace, target, input, now }) =>
    imports.previewImport(tx, actor, workspace, target, input.files[0] as File, now),
});

export const startImportAction = action({
  name: "training.import",
  input: schema.startImportInput,
  load: attendees,
  allow: trainingPolicy.record,
  whyNot: "training.refusal.roleRecord",
  run: ({ tx, actor, input }) => imports.startImport(tx, actor, input),
});

const ofOrders = async (_: unknown, { actor }: ActionContext) =>
  actor.side === "customer" ? null : { partnerOrgId: actor.side === "partner" ? actor.orgId : null };

export const exportOrdersAction = action({
  name: "training.orders",
  input: schema.exportOrdersInput,
  load: ofOrders,
  allow: trainingPolicy.seeOrders,
  whyNot: "training.refusal.roleOrders",
  run: ({ tx, actor, input }) => orders.startOrdersExport(tx, actor, input),
});

export const markInvoicedAction = action({
  name: "training.invoiced",
  input: schema.invoiceInput,
  load: async ({ lineIds }, { tx, actor }) => {
    if (actor.side !== "vendor") return null;
    const { tenantId } = actor;
    const found = await tx.trainingOrderLine.count({ where: { tenantId, id: { in: lineIds } } });
    return found === new Set(lineIds).size ? {} : null;
  },
  allow: trainingPolicy.invoice,
  whyNot: "training.refusal.roleOrders",
  run: ({ tx, actor, input, now }) => orders.markInvoiced(tx, actor, input, now),
});
