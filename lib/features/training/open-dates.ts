import type { Money } from "#lib/domain/money/money.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { discountFor } from "#lib/domain/programmes/benefits.ts";
import type { TrainingDefinition } from "#lib/domain/programmes/definition.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import { type CoursePrice, costOfMore, type Terms } from "#lib/domain/training/price.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayOf, priceOf, stateOf, titleOf } from "./record.ts";

/** A date of a course that still takes people, and what one more of the company pays. */
export type OpenDateDto = {
  sessionId: string;
  title: string;
  startsAt: Instant;
  on: PlainDate;
  place: string;
  free: number;
  /** Null: no price is stated. */
  pays: Money | null;
  /** The tier's discount is in it. */
  discountBp: number;
};

/** So many dates an area: who cannot come to one takes the next. */
const AN_AREA = 3;

/**
 * The dates to come that take people and lead to these areas, by area, the earliest first; a full one, with its waiting
 * list, stands after those with seats. The price is what the next person of the company adds (P4, P11).
 */
export async function openDates(
  tx: Tx,
  actor: Actor,
  record: PartnershipRecord,
  areas: readonly string[],
  now: Date,
): Promise<Record<string, OpenDateDto[]>> {
  const { tenantId, locale } = actor;
  const courses = await tx.trainingCourse.findMany({
    where: { tenantId, programmeId: record.row.programmeId, state: "open", areas: { hasSome: [...areas] } },
  });
  if (courses.length === 0) return {};
  const sessions = await tx.trainingSession.findMany({
    where: {
      tenantId,
      courseId: { in: courses.map(course => course.id) },
      cancelledAt: null,
      startsAt: { gt: now },
      OR: [{ enrolUntil: null }, { enrolUntil: { gt: now } }],
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: 60,
  });
  const ids = sessions.map(session => session.id);
  const own = { tenantId, sessionId: { in: ids }, partnerOrgId: record.partnerOrgId };
  const bookings = await tx.trainingBooking.findMany({ where: own });
  const seats = await tx.trainingEnrolment.findMany({ where: own });
  const { definition } = record.programme;
  const discountBp = discountFor(definition, record.partnership, "training");
  const all = sessions.flatMap(session => {
    const course = courses.find(one => one.id === session.courseId);
    if (!course) return [];
    const booking = bookings.find(one => one.sessionId === session.id);
    const price = priceOf(course, definition);
    const terms = booking ? (booking.terms as unknown as Terms | null) : price && { ...price, discountBp };
    const here = seats.filter(row => row.sessionId === session.id);
    const spare = here.filter(row => row.charged).length;
    const paid = { seats: here.filter(row => stateOf(row) === "seated").length + spare, spare };
    const date: OpenDateDto = {
      sessionId: session.id,
      title: titleOf(course, locale),
      startsAt: session.startsAt.getTime(),
      on: dayOf(session),
      place: session.place,
      free: Math.max(0, session.seats - session.seatsTaken),
      pays: terms && costOfMore(terms, paid, 1),
      discountBp: terms?.discountBp ?? 0,
    };
    return [{ date, areas: course.areas }];
  });
  return Object.fromEntries(
    areas.map(area => [
      area,
      all
        .filter(one => one.areas.includes(area))
        .map(one => one.date)
        .sort((a, b) => Number(a.free === 0) - Number(b.free === 0) || a.startsAt - b.startsAt)
        .slice(0, AN_AREA),
    ]),
  );
}

/** Courses that take enrolments at a price of their own, as the programme names those it prices itself (P4). */
export async function ownPricedCourses(
  tx: Tx,
  tenantId: string,
  programmeId: string,
): Promise<TrainingDefinition[]> {
  const courses = await tx.trainingCourse.findMany({
    where: { tenantId, programmeId, state: "open", trainingKey: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return courses.flatMap(({ id, title, areas, ownPrice }) =>
    ownPrice === null
      ? []
      : [{ key: id, title: title as LocalText, areas, ...(ownPrice as unknown as CoursePrice) }],
  );
}

export type SeatAhead = {
  personId: string;
  areas: string[];
  sessionId: string;
  on: PlainDate;
  waiting: boolean;
};

/** Seats and turns in dates to come of people of a company. */
export async function seatsAhead(
  tx: Tx,
  tenantId: string,
  partnerOrgId: string,
  now: Date,
): Promise<SeatAhead[]> {
  const rows = await tx.trainingEnrolment.findMany({
    where: { tenantId, partnerOrgId, cancelledAt: null, confirmedAt: { not: null } },
    orderBy: { askedAt: "desc" },
    take: 500,
  });
  const sessions = await tx.trainingSession.findMany({
    where: { tenantId, id: { in: [...new Set(rows.map(row => row.sessionId))] }, startsAt: { gt: now } },
  });
  return rows.flatMap(row => {
    const session = sessions.find(one => one.id === row.sessionId);
    if (!session) return [];
    const { personId, areas, sessionId } = row;
    return [{ personId, areas, sessionId, on: dayOf(session), waiting: stateOf(row) === "waiting" }];
  });
}
