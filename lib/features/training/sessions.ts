import { addDays } from "#lib/domain/time/dates.ts";
import { instantOf, startOfDay } from "#lib/domain/time/zone.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { answerWithDate } from "./date-requests.ts";
import {
  type CourseRow,
  lockSession,
  type SessionRecord,
  type SessionRow,
  stateOf,
  titleOf,
} from "./record.ts";
import type { SessionInput } from "./schema.ts";
import { dayOnCertificates, giveBack, settleSeats, tellOf } from "./seats.ts";

/** The vendor's person who gives the session; refused for anybody else. */
async function trainerOf(tx: Tx, by: By, id: string): Promise<{ id: string; name: string } | null> {
  if (id === "") return null;
  const place = await tx.membership.findFirst({
    where: { tenantId: by.tenantId, personId: id, side: "vendor", orgId: by.orgId },
    include: { person: { select: { name: true } } },
  });
  if (!place) return invalid({ trainerId: "training.invalid.trainer" });
  return { id, name: place.person.name };
}

/** Makes a session of a course or changes one. Who has a seat is told of another time or place; more seats are filled from the waiting list. */
export async function saveSession(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  course: CourseRow,
  before: SessionRow | null,
  input: SessionInput,
  now: Date,
): Promise<{ sessionId: string }> {
  const { tenantId } = by;
  const zone = before?.timeZone ?? workspace.timeZone;
  const startsAt = new Date(instantOf(zone, input.day, input.from));
  const endsAt = new Date(instantOf(zone, input.endDay, input.to));
  if (endsAt <= startsAt) return invalid({ to: "training.invalid.endBeforeStart" });
  const moved =
    before === null ||
    before.startsAt.getTime() !== startsAt.getTime() ||
    before.endsAt.getTime() !== endsAt.getTime();
  // Once it has begun its beginning stands; the end, the trainer and the rest may still be mended.
  const starts = before?.startsAt.getTime() !== startsAt.getTime();
  if (starts && (startsAt <= now || (before && before.startsAt <= now)))
    return invalid({ day: "training.invalid.past" });
  if (before?.cancelledAt) return refuse("training.refusal.closed.cancelled");
  // The last moment of the day, in the session's zone.
  const enrolUntil =
    input.enrolUntil === "" ? null : new Date(startOfDay(zone, addDays(input.enrolUntil, 1)) - 1);
  if (enrolUntil && enrolUntil > startsAt && input.enrolUntil > input.day)
    return invalid({ enrolUntil: "training.invalid.enrolAfterStart" });
  const trainer = await trainerOf(tx, by, input.trainerId);
  const data = {
    startsAt,
    endsAt,
    place: input.place,
    language: input.language,
    seats: input.seats,
    trainerId: trainer?.id ?? null,
    trainerName: trainer?.name ?? "",
    note: input.note,
    enrolUntil,
  };
  const id = before?.id ?? newId();
  if (!before) {
    if (course.state !== "open") return refuse("training.refusal.courseClosed");
    await tx.trainingSession.create({
      data: { tenantId, id, courseId: course.id, timeZone: zone, ...data, createdBy: by.name },
    });
  } else {
    const held = await lockSession(tx, tenantId, id);
    if (held.version !== input.version) conflict();
    if (input.seats < held.seatsTaken)
      return invalid({ seats: { key: "training.invalid.seatsTaken", params: { taken: held.seatsTaken } } });
    await tx.trainingSession.updateMany({
      where: { tenantId, id },
      data: { ...data, ...(moved ? { movedAt: now } : {}), version: { increment: 1 } },
    });
  }
  const linked = await keepDoor(tx, tenantId, id, input.link);
  const session = await tx.trainingSession.findFirstOrThrow({ where: { tenantId, id } });
  const change = { moved, elsewhere: before !== null && (before.place !== session.place || linked) };
  if (!before) await answerWithDate(tx, by, { session, course }, now);
  if (before) await tellChanges(tx, by, workspace, { session, course }, change, now);
  if (trainer && trainer.id !== before?.trainerId)
    await tellTrainer(tx, by, { session, course }, "training.trainer_named", trainer.id);
  else if (trainer && before && (change.moved || change.elsewhere))
    await tellTrainer(tx, by, { session, course }, "training.trainer_moved", trainer.id);
  if (before?.trainerId && before.trainerId !== session.trainerId)
    await tellTrainer(tx, by, { session, course }, "training.trainer_replaced", before.trainerId);
  await audit(tx, by, {
    action: before ? "training.session_change" : "training.session_create",
    subjectType: "training_session",
    subjectId: id,
    ...(before ? { before: { startsAt: before.startsAt, place: before.place, seats: before.seats } } : {}),
    after: { startsAt, place: input.place, seats: input.seats, trainer: trainer?.name ?? "" },
  });
  return { sessionId: id };
}

/** Keeps the address of an online date; true where it is another than before. */
async function keepDoor(tx: Tx, tenantId: string, sessionId: string, link: string): Promise<boolean> {
  const door = await tx.trainingDoor.findFirst({ where: { tenantId, sessionId } });
  if (link === "") await tx.trainingDoor.deleteMany({ where: { tenantId, sessionId } });
  else
    await tx.trainingDoor.upsert({
      where: { tenantId_sessionId: { tenantId, sessionId } },
      create: { tenantId, sessionId, link },
      update: { link },
    });
  return (door?.link ?? "") !== link;
}

type TrainerNews = `training.trainer_${"named" | "moved" | "replaced" | "called_off"}`;

async function tellTrainer(
  tx: Tx,
  by: By,
  { session, course }: { session: SessionRow; course: CourseRow },
  type: TrainerNews,
  trainerId: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  await recordEvent(tx, by, {
    subjectType: "training_session",
    subjectId: session.id,
    type,
    audience: "vendor",
    data: {
      sessionId: session.id,
      trainerId,
      course: titleOf(course, by.locale),
      courseId: course.id,
      starts: session.startsAt.getTime(),
      place: session.place,
      ...data,
    },
    tell: true,
  });
}

/** Tells each company once, of all its people in a date. */
async function tellCompanies(
  tx: Tx,
  by: By,
  { session, course }: { session: SessionRow; course: CourseRow },
  rows: readonly { personId: string; personName: string; partnerOrgId: string }[],
  type: "training.company_moved" | "training.company_called_off",
  data: Record<string, unknown> = {},
): Promise<void> {
  for (const [partnerOrgId, own] of Map.groupBy(rows, row => row.partnerOrgId))
    await recordEvent(tx, by, {
      subjectType: "training_session",
      subjectId: session.id,
      type,
      audience: "partner_vendor",
      partnerOrgId,
      data: {
        sessionId: session.id,
        course: titleOf(course, by.locale),
        courseId: course.id,
        starts: session.startsAt.getTime(),
        place: session.place,
        people: own.map(row => ({ id: row.personId, name: row.personName })),
        ...data,
      },
      tell: true,
    });
}

async function tellChanges(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  place: { session: SessionRow; course: CourseRow },
  change: { moved: boolean; elsewhere: boolean },
  now: Date,
): Promise<void> {
  const { session } = place;
  const rows = await tx.trainingEnrolment.findMany({
    where: { tenantId: by.tenantId, sessionId: session.id, cancelledAt: null },
  });
  if (change.moved || change.elsewhere)
    for (const row of rows) {
      if (stateOf(row) === "seated") await dayOnCertificates(tx, by, workspace, place, row, now);
      await tellOf(tx, by, place, row, "training.moved", { place: session.place });
    }
  if (change.moved || change.elsewhere) await tellCompanies(tx, by, place, rows, "training.company_moved");
  await stepAs(tx, by, "app_worker", () => settleSeats(tx, by, workspace, place, now));
}

/** The session does not take place: everybody is told why, and nothing of it is to be paid. */
export async function cancelSession(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: SessionRecord,
  input: { version: number; reason: string },
  now: Date,
): Promise<{ told: number }> {
  const { tenantId } = by;
  const session = await lockSession(tx, tenantId, record.session.id);
  if (session.version !== input.version) conflict();
  if (session.cancelledAt) refuse("training.refusal.closed.cancelled");
  if (now >= session.startsAt) refuse("training.refusal.started");
  await tx.trainingSession.updateMany({
    where: { tenantId, id: session.id },
    data: { cancelledAt: now, cancelReason: input.reason, version: { increment: 1 } },
  });
  const rows = await tx.trainingEnrolment.findMany({ where: { tenantId, sessionId: session.id } });
  const open = rows.filter(row => row.cancelledAt === null);
  const place = { session: { ...session, cancelledAt: now }, course: record.course };
  await stepAs(tx, by, "app_worker", async () => {
    // Also what was given back too late: there is no session to pay for.
    for (const row of rows.filter(one => one.charged || one.cancelledAt === null))
      await giveBack(tx, by, workspace, place, row, { reason: input.reason, free: true }, now);
  });
  for (const row of open) await tellOf(tx, by, place, row, "training.called_off", { reason: input.reason });
  await tellCompanies(tx, by, place, open, "training.company_called_off", { reason: input.reason });
  if (session.trainerId)
    await tellTrainer(tx, by, place, "training.trainer_called_off", session.trainerId, {
      reason: input.reason,
    });
  await audit(tx, by, {
    action: "training.session_cancel",
    subjectType: "training_session",
    subjectId: session.id,
    after: { reason: input.reason, people: open.length },
  });
  return { told: open.length };
}
