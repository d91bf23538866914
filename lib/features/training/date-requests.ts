import type { Actor } from "#lib/domain/policies/types.ts";
import type { TrainingDateRequest } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, refuse } from "#lib/platform/refusal.ts";
import { type CourseRow, type SessionRow, titleOf } from "./record.ts";

// A company asks for a date of a course that has none; the vendor answers with a date or with a reason.

export type DateRequestRow = TrainingDateRequest;

/** A request with its course, as policies read it; null where it isn't there for who asks. */
export async function findDateRequest(
  tx: Tx,
  actor: Pick<Actor, "tenantId" | "side">,
  id: string,
): Promise<{ row: DateRequestRow; course: CourseRow; partnerOrgId: string } | null> {
  if (actor.side === "customer") return null;
  const { tenantId } = actor;
  const row = await tx.trainingDateRequest.findFirst({ where: { tenantId, id } });
  const course = row && (await tx.trainingCourse.findFirst({ where: { tenantId, id: row.courseId } }));
  return row && course && { row, course, partnerOrgId: row.partnerOrgId };
}

/** A course a company may ask a date of: it is open and no date of it takes people. */
export async function findDateless(
  tx: Tx,
  actor: Actor,
  courseId: string,
): Promise<{ course: CourseRow; partnerOrgId: string } | null> {
  if (actor.side !== "partner") return null;
  const { tenantId, orgId } = actor;
  const course = await tx.trainingCourse.findFirst({ where: { tenantId, id: courseId } });
  const partnership =
    course &&
    (await tx.partnership.findFirst({
      where: { tenantId, partnerOrgId: orgId, programmeId: course.programmeId, state: { not: "ended" } },
    }));
  return course && partnership ? { course, partnerOrgId: orgId } : null;
}

/** Courses of some, by whether a date of them takes people. */
export async function datedCourses(
  tx: Tx,
  tenantId: string,
  courseIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  const rows = await tx.trainingSession.findMany({
    where: {
      tenantId,
      courseId: { in: [...courseIds] },
      cancelledAt: null,
      startsAt: { gt: now },
      OR: [{ enrolUntil: null }, { enrolUntil: { gt: now } }],
    },
    distinct: ["courseId"],
    select: { courseId: true },
  });
  return new Set(rows.map(row => row.courseId));
}

const tellOfDate = (
  tx: Tx,
  by: By,
  course: CourseRow,
  row: Pick<DateRequestRow, "id" | "partnerOrgId" | "orgName">,
  type: string,
  data: Record<string, unknown>,
): Promise<string> =>
  recordEvent(tx, by, {
    subjectType: "training",
    subjectId: row.id,
    type,
    audience: "partner_vendor",
    partnerOrgId: row.partnerOrgId,
    data: { company: row.orgName, course: titleOf(course, by.locale), courseId: course.id, ...data },
    tell: true,
  });

/** Asks for a date. Refused where one takes people, and where the company's question is open already, also of two at once. */
export async function askForDate(
  tx: Tx,
  by: By & Actor,
  { course }: { course: CourseRow },
  input: { people: number; note: string },
  now: Date,
): Promise<{ requestId: string }> {
  const { tenantId, orgId } = by;
  if (course.state !== "open") refuse("training.refusal.courseClosed");
  if ((await datedCourses(tx, tenantId, [course.id], now)).size > 0) refuse("training.refusal.hasDate");
  const id = newId();
  // The index of the open ones decides between two administrators who press together.
  const made = await tx.$executeRaw`
    INSERT INTO training_date_request (tenant_id, id, course_id, partner_org_id, org_name, people, note, asked_by)
    VALUES (${tenantId}::uuid, ${id}::uuid, ${course.id}::uuid, ${orgId}::uuid, ${by.orgName}, ${input.people},
      ${input.note}, ${by.name})
    ON CONFLICT (tenant_id, course_id, partner_org_id) WHERE answer IS NULL DO NOTHING`;
  if (made === 0) refuse("training.refusal.dateAsked");
  const { people, note } = input;
  await tellOfDate(tx, by, course, { id, partnerOrgId: orgId, orgName: by.orgName }, "training.date_asked", {
    people,
    note,
  });
  await audit(tx, by, {
    action: "training.date_ask",
    subjectType: "training",
    subjectId: id,
    after: { courseId: course.id, people, note },
  });
  return { requestId: id };
}

async function answer(
  tx: Tx,
  by: By,
  row: DateRequestRow,
  version: number,
  data: { answer: "dated" | "declined" | "withdrawn"; reason?: string; sessionId?: string },
  now: Date,
): Promise<void> {
  const { count } = await tx.trainingDateRequest.updateMany({
    where: { tenantId: by.tenantId, id: row.id, version: judged(row, version), answer: null },
    data: { ...data, answeredAt: now, answeredBy: by.name, version: { increment: 1 } },
  });
  if (count === 0) conflict();
  await audit(tx, by, {
    action: `training.date_${data.answer}`,
    subjectType: "training",
    subjectId: row.id,
    after: data,
  });
}

/** The vendor makes no date, and says why; the company is told. */
export async function declineDate(
  tx: Tx,
  by: By,
  { row, course }: { row: DateRequestRow; course: CourseRow },
  input: { version: number; reason: string },
  now: Date,
): Promise<{ requestId: string }> {
  const { reason } = input;
  await answer(tx, by, row, input.version, { answer: "declined", reason }, now);
  await tellOfDate(tx, by, course, row, "training.date_declined", { reason });
  return { requestId: row.id };
}

/** Who asked needs no date any more. Tells nobody: the vendor's list has it no longer. */
export async function withdrawDate(
  tx: Tx,
  by: By,
  { row }: { row: DateRequestRow },
  input: { version: number },
  now: Date,
): Promise<{ requestId: string }> {
  await answer(tx, by, row, input.version, { answer: "withdrawn" }, now);
  return { requestId: row.id };
}

/** A new date answers every company that asked for one of its course, and tells them. */
export async function answerWithDate(
  tx: Tx,
  by: By,
  { session, course }: { session: SessionRow; course: CourseRow },
  now: Date,
): Promise<void> {
  const rows = await tx.trainingDateRequest.findMany({
    where: { tenantId: by.tenantId, courseId: course.id, answer: null },
    orderBy: { askedAt: "asc" },
  });
  for (const row of rows) {
    await answer(tx, by, row, row.version, { answer: "dated", sessionId: session.id }, now);
    await tellOfDate(tx, by, course, row, "training.date_opened", { sessionId: session.id });
  }
}
