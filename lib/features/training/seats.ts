import { discountFor } from "#lib/domain/programmes/benefits.ts";
import { orderChange, type Terms } from "#lib/domain/training/price.ts";
import { moveUp } from "#lib/domain/training/seats.ts";
import { noteCourse } from "#lib/features/certifications/prepare.ts";
import { partnershipsOf } from "#lib/features/partnerships/standing.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { type By, nextNumber, recordEvent } from "#lib/platform/record.ts";
import {
  type CourseRow,
  dayOf,
  type EnrolmentRow,
  enrolmentFacts,
  priceOf,
  type SessionRow,
  sessionFacts,
  stateOf,
  titleOf,
} from "./record.ts";

// Steps of the worker: seats and money cross companies, and no side may give itself either.

type Booking = { id: string; terms: Terms | null };

/** The company's terms in this session: price and discount of the day of its first seat, kept for it (P4, P11). */
async function bookingOf(
  tx: Tx,
  course: CourseRow,
  session: SessionRow,
  partnerOrgId: string,
): Promise<Booking> {
  const { tenantId } = session;
  const where = { tenantId, sessionId: session.id, partnerOrgId };
  const known = await tx.trainingBooking.findFirst({ where });
  if (known) return { id: known.id, terms: known.terms as unknown as Terms | null };
  const records = await partnershipsOf(tx, tenantId, partnerOrgId);
  const record = records.find(one => one.row.programmeId === course.programmeId);
  const definition = record?.programme.definition;
  const price = definition ? priceOf(course, definition) : null;
  const terms: Terms | null =
    price && definition && record
      ? { ...price, discountBp: discountFor(definition, record.partnership, "training") }
      : null;
  const id = newId();
  await tx.trainingBooking.create({
    data: {
      ...where,
      id,
      terms: terms === null ? Prisma.DbNull : (terms as unknown as Prisma.InputJsonValue),
    },
  });
  return { id, terms };
}

/** Writes the lines between what a company paid for so many seats and what it pays for others. */
async function order(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  at: { session: SessionRow; booking: Booking; partnerOrgId: string; about: string },
  before: number,
  after: number,
): Promise<void> {
  const { booking } = at;
  if (booking.terms === null) return;
  for (const line of orderChange(booking.terms, before, after)) {
    const number = await nextNumber(tx, by.tenantId, "training:order");
    await tx.trainingOrderLine.create({
      data: {
        tenantId: by.tenantId,
        id: newId(),
        number: `${workspace.ticketPrefix}-TR-${String(number).padStart(4, "0")}`,
        bookingId: booking.id,
        sessionId: at.session.id,
        partnerOrgId: at.partnerOrgId,
        kind: line.kind,
        quantity: line.quantity,
        currency: line.list.currency,
        listMinor: line.list.minor,
        discountBp: line.discountBp,
        payMinor: line.pays.minor,
        about: at.about,
        by: by.name,
      },
    });
  }
}

/** Seats a company pays for: those taken, and those given back too late. */
const paid = (rows: readonly EnrolmentRow[], partnerOrgId: string): number =>
  rows.filter(row => row.partnerOrgId === partnerOrgId && (stateOf(row) === "seated" || row.charged)).length;

export type Place = { session: SessionRow; course: CourseRow };

const all = (tx: Tx, session: SessionRow) =>
  tx.trainingEnrolment.findMany({ where: { tenantId: session.tenantId, sessionId: session.id } });

/** What is told of an enrolment. */
export async function tellOf(
  tx: Tx,
  by: By,
  { session, course }: Place,
  row: Omit<EnrolmentRow, "partnerOrgId"> & { partnerOrgId: string | null },
  type: string,
  data: Record<string, unknown> = {},
  tell = true,
): Promise<void> {
  await recordEvent(tx, by, {
    subjectType: "training",
    subjectId: row.id,
    type,
    audience: row.partnerOrgId === null ? "vendor" : "partner_vendor",
    partnerOrgId: row.partnerOrgId,
    data: {
      name: row.personName,
      personId: row.personId,
      sessionId: session.id,
      course: titleOf(course, by.locale),
      courseId: course.id,
      starts: session.startsAt.getTime(),
      ...data,
    },
    tell,
  });
}

/** Gives free seats to who waits, with what follows: the order's lines, the day on the certificate, a notice. The session is held. */
export async function settleSeats(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  { session, course }: Place,
  now: Date,
): Promise<void> {
  const rows = await all(tx, session);
  const facts = rows.map(enrolmentFacts);
  for (const next of moveUp(sessionFacts(session), facts, now.getTime())) {
    const row = rows.find(one => one.id === next.id);
    if (!row) continue;
    const before = paid(rows, row.partnerOrgId);
    // A colleague takes the seat that was given back too late: it is paid for already.
    const spare = rows.find(one => one.partnerOrgId === row.partnerOrgId && one.charged);
    row.seatedAt = now;
    await tx.trainingEnrolment.updateMany({
      where: { tenantId: by.tenantId, id: row.id },
      data: { seatedAt: now, version: { increment: 1 } },
    });
    if (spare) {
      spare.charged = false;
      await tx.trainingEnrolment.updateMany({
        where: { tenantId: by.tenantId, id: spare.id },
        data: { charged: false },
      });
    }
    const booking = await bookingOf(tx, course, session, row.partnerOrgId);
    const at = { session, booking, partnerOrgId: row.partnerOrgId, about: row.personName };
    await order(tx, by, workspace, at, before, paid(rows, row.partnerOrgId));
    await dayOnCertificates(tx, by, workspace, { session, course }, row, now);
    await tellOf(tx, by, { session, course }, row, "training.seated", { place: session.place });
  }
  await countSeats(tx, session, rows);
}

/** Notes the day of the course on what each area prepares. */
export async function dayOnCertificates(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  { session, course }: Place,
  row: EnrolmentRow,
  now: Date,
): Promise<void> {
  for (const area of row.areas)
    await noteCourse(
      tx,
      by,
      workspace,
      { personId: row.personId, programmeId: course.programmeId, area },
      { on: dayOf(session), note: session.place },
      now,
    );
}

async function countSeats(tx: Tx, session: SessionRow, rows: readonly EnrolmentRow[]): Promise<void> {
  await tx.trainingSession.updateMany({
    where: { tenantId: session.tenantId, id: session.id },
    data: {
      seatsTaken: rows.filter(row => stateOf(row) === "seated").length,
      waiting: rows.filter(row => stateOf(row) === "waiting").length,
    },
  });
}

/**
 * Takes somebody out of a session: the seat is free again. What was to be paid is taken back where that costs nothing, else
 * the company pays for the seat and may fill it with a colleague. The session is held.
 */
export async function giveBack(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  { session, course }: Place,
  row: EnrolmentRow,
  how: { reason: string; free: boolean },
  now: Date,
): Promise<void> {
  const rows = await all(tx, session);
  const held = rows.find(one => one.id === row.id) ?? row;
  // Given back before, too late to cost nothing: only what is to be paid is left of it.
  const late = held.charged;
  const seated = late || stateOf(held) === "seated";
  const before = paid(rows, row.partnerOrgId);
  held.cancelledAt ??= now;
  const booking = seated ? await bookingOf(tx, course, session, row.partnerOrgId) : null;
  held.charged = seated && !how.free && booking?.terms != null;
  await tx.trainingEnrolment.updateMany({
    where: { tenantId: by.tenantId, id: row.id },
    data: {
      charged: held.charged,
      version: { increment: 1 },
      ...(late ? {} : { cancelledAt: now, cancelledBy: by.name, cancelReason: how.reason }),
    },
  });
  if (booking) {
    const at = { session, booking, partnerOrgId: row.partnerOrgId, about: row.personName };
    await order(tx, by, workspace, at, before, paid(rows, row.partnerOrgId));
    for (const area of late ? [] : row.areas)
      await noteCourse(
        tx,
        by,
        workspace,
        { personId: row.personId, programmeId: course.programmeId, area },
        { not: dayOf(session) },
        now,
      );
  }
  await countSeats(tx, session, rows);
}
