import type { Actor } from "#lib/domain/policies/types.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { CoursePrice } from "#lib/domain/training/price.ts";
import { type Scheme, USUAL_FEW } from "#lib/domain/training/scheme.ts";
import {
  type EnrolmentFacts,
  type EnrolmentState,
  enrolmentState,
  type SessionFacts,
} from "#lib/domain/training/seats.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { TrainingCourse, TrainingEnrolment, TrainingSession } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { type By, systemWriter } from "#lib/platform/record.ts";

// Courses, sessions and enrolments as commands and queries read them.

export type CourseRow = TrainingCourse;
export type SessionRow = TrainingSession;
export type EnrolmentRow = TrainingEnrolment;

export const schemeOf = (course: Pick<CourseRow, "scheme">): Scheme => ({
  ...USUAL_FEW,
  ...(course.scheme as unknown as Scheme),
});
/** How a date is passed: as its course says, or said when it began. */
export const schemeIn = (place: {
  session: Pick<SessionRow, "scheme">;
  course: Pick<CourseRow, "scheme">;
}): Scheme => (place.session.scheme ?? place.course.scheme) as unknown as Scheme;
export const titleOf = (course: Pick<CourseRow, "title">, locale: string): string =>
  textIn(course.title as LocalText, locale);

/** What the course costs: as the programme says (P4), or of its own; null where it states no price. */
export function priceOf(
  course: Pick<CourseRow, "trainingKey" | "ownPrice">,
  definition: ProgrammeDefinition,
): CoursePrice | null {
  if (course.trainingKey !== null) {
    const training = definition.trainings.find(one => one.key === course.trainingKey);
    if (!training) return null;
    const { people, price, additionalAttendee } = training;
    return { people, price, additionalAttendee };
  }
  return course.ownPrice === null ? null : (course.ownPrice as unknown as CoursePrice);
}

export const sessionFacts = (row: SessionRow): SessionFacts => ({
  startsAt: row.startsAt.getTime(),
  endsAt: row.endsAt.getTime(),
  enrolUntil: row.enrolUntil?.getTime() ?? null,
  seats: row.seats,
  cancelledAt: row.cancelledAt?.getTime() ?? null,
});

export const enrolmentFacts = (row: EnrolmentRow): EnrolmentFacts => ({
  id: row.id,
  askedAt: row.askedAt.getTime(),
  confirmedAt: row.confirmedAt?.getTime() ?? null,
  seatedAt: row.seatedAt?.getTime() ?? null,
  cancelledAt: row.cancelledAt?.getTime() ?? null,
});

export const stateOf = (row: EnrolmentRow): EnrolmentState => enrolmentState(enrolmentFacts(row));

/** The first day of a session, in its own zone. */
export const dayOf = (row: Pick<SessionRow, "startsAt" | "timeZone">): PlainDate =>
  todayIn(row.timeZone, row.startsAt.getTime());

/** A session with its course, as policies read it. */
export type SessionRecord = { session: SessionRow; course: CourseRow; trainerId: string | null };

/** A session with its course; null where it isn't there for who asks. */
export async function findSession(
  tx: Tx,
  actor: Pick<Actor, "tenantId" | "side">,
  id: string,
): Promise<SessionRecord | null> {
  if (actor.side === "customer") return null;
  const { tenantId } = actor;
  const session = await tx.trainingSession.findFirst({ where: { tenantId, id } });
  const course =
    session && (await tx.trainingCourse.findFirst({ where: { tenantId, id: session.courseId } }));
  return session && course && { session, course, trainerId: session.trainerId };
}

/** An enrolment with its session and course, as policies read it. */
export type EnrolmentRecord = SessionRecord & {
  enrolment: EnrolmentRow;
  partnerOrgId: string;
  personId: string;
  state: EnrolmentState;
};

export async function findEnrolment(
  tx: Tx,
  actor: Pick<Actor, "tenantId" | "side">,
  id: string,
): Promise<EnrolmentRecord | null> {
  if (actor.side === "customer") return null;
  const enrolment = await tx.trainingEnrolment.findFirst({ where: { tenantId: actor.tenantId, id } });
  const record = enrolment && (await findSession(tx, actor, enrolment.sessionId));
  return (
    record && {
      ...record,
      enrolment,
      partnerOrgId: enrolment.partnerOrgId,
      personId: enrolment.personId,
      state: stateOf(enrolment),
    }
  );
}

/** The definition of a course's programme as it stands today. */
export async function definitionOf(
  tx: Tx,
  tenantId: string,
  course: Pick<CourseRow, "programmeId">,
  today: PlainDate,
): Promise<ProgrammeDefinition | null> {
  const all = await listProgrammes(tx, tenantId, today);
  return all.find(one => one.programmeId === course.programmeId)?.definition ?? null;
}

/** The portal itself as who does something: a seat that frees, an examination whose time is up. */
export const systemBy = (workspace: Pick<WorkspaceInfo, "tenantId" | "name" | "locale">): By =>
  ({
    ...systemWriter(workspace.tenantId),
    name: workspace.name,
    locale: workspace.locale,
    roles: [],
  }) as unknown as By;

/** Holds a session until the end: of two who enrol at once the second sees what the first did. As the worker. */
export async function lockSession(tx: Tx, tenantId: string, id: string): Promise<SessionRow> {
  await tx.$queryRaw`SELECT id FROM training_session WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.trainingSession.findFirstOrThrow({ where: { tenantId, id } });
}
