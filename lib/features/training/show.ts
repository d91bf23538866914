import { ordersFor, trainingPolicy } from "#lib/domain/policies/training.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { discountFor, priceFor } from "#lib/domain/programmes/benefits.ts";
import { areaOf, type ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { countedResult, outcome } from "#lib/domain/training/outcome.ts";
import { partsFor } from "#lib/domain/training/scheme.ts";
import { sessionState } from "#lib/domain/training/seats.ts";
import { partnershipsOf } from "#lib/features/partnerships/standing.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isFree } from "./cancel.ts";
import type { AreaDto, CoursePriceDto, EnrolmentDto, SessionRowDto } from "./dto.ts";
import {
  type CourseRow,
  type EnrolmentRow,
  priceOf,
  type SessionRow,
  schemeIn,
  sessionFacts,
  stateOf,
  titleOf,
} from "./record.ts";
import { asResults, type ResultRow } from "./settle.ts";

// Rows as pages show them.

/** By programme: its words, and the discount of who reads. Of a partner only the programmes it takes part in. */
export type Reader = Map<string, { definition: ProgrammeDefinition; discountBp: number }>;

export async function readerOf(tx: Tx, actor: Actor, today: PlainDate): Promise<Reader> {
  if (actor.side === "partner") {
    const records = await partnershipsOf(tx, actor.tenantId, actor.orgId);
    return new Map(
      records
        .filter(record => record.state !== "ended")
        .map(record => [
          record.row.programmeId,
          {
            definition: record.programme.definition,
            discountBp: discountFor(record.programme.definition, record.partnership, "training"),
          },
        ]),
    );
  }
  const programmes = await listProgrammes(tx, actor.tenantId, today);
  return new Map(programmes.map(p => [p.programmeId, { definition: p.definition, discountBp: 0 }]));
}

export const areasIn = (
  definition: ProgrammeDefinition | undefined,
  keys: readonly string[],
  locale: string,
): AreaDto[] =>
  keys.map(key => {
    const area = definition && areaOf(definition, key);
    return { key, name: area ? textIn(area.name, locale) : key };
  });

export function priceDto(reader: Reader, course: CourseRow): CoursePriceDto | null {
  const own = reader.get(course.programmeId);
  const price = own && priceOf(course, own.definition);
  if (!own || !price) return null;
  return {
    people: price.people,
    price: priceFor(price.price, own.discountBp),
    additional: price.additionalAttendee && priceFor(price.additionalAttendee, own.discountBp),
  };
}

export function sessionRowDto(
  reader: Reader,
  actor: Actor,
  course: CourseRow,
  session: SessionRow,
  own: readonly EnrolmentRow[] | null,
  now: number,
): SessionRowDto {
  const count = (state: string) => own?.filter(row => stateOf(row) === state).length ?? 0;
  return {
    id: session.id,
    courseId: course.id,
    title: titleOf(course, actor.locale),
    areas: areasIn(reader.get(course.programmeId)?.definition, course.areas, actor.locale),
    startsAt: session.startsAt.getTime(),
    endsAt: session.endsAt.getTime(),
    timeZone: session.timeZone,
    place: session.place,
    language: session.language,
    seats: session.seats,
    taken: session.seatsTaken,
    waiting: session.waiting,
    state: sessionState(sessionFacts(session), session.seatsTaken, now),
    trainer: session.trainerName,
    own: own && { seated: count("seated"), waiting: count("waiting"), asked: count("asked") },
    price: priceDto(reader, course),
  };
}

type Showing = {
  reader: Reader;
  actor: Actor;
  course: CourseRow;
  session: SessionRow;
  results: readonly (ResultRow & { id: string; enrolmentId: string; by: string; source: string })[];
  companies: ReadonlyMap<string, { name: string; slug: string }>;
  signsIn: ReadonlySet<string>;
  turn: number | null;
  now: number;
  /** Areas whose certificate waits for the vendor. */
  waits?: readonly string[];
};

export function enrolmentDto(row: EnrolmentRow, s: Showing): EnrolmentDto {
  const scheme = schemeIn(s);
  const open =
    s.actor.side === "vendor" || row.personId === s.actor.personId || ordersFor(s.actor, row.partnerOrgId);
  const own = open
    ? s.results.filter(result => result.enrolmentId === row.id && result.annulledAt === null)
    : [];
  const results = asResults(own);
  const state = stateOf(row);
  const target = { trainerId: s.session.trainerId, partnerOrgId: row.partnerOrgId, personId: row.personId };
  const before = s.now < s.session.startsAt.getTime();
  const named = areasIn(s.reader.get(s.course.programmeId)?.definition, row.areas, s.actor.locale);
  const record = { ...target, session: s.session, course: s.course, enrolment: row, state };
  const records = !before && state === "seated" && trainingPolicy.record(s.actor, target);
  const withdraws = state === "asked" && row.personId === s.actor.personId;
  return {
    id: row.id,
    version: row.version,
    personId: row.personId,
    name: row.personName,
    company: s.companies.get(row.partnerOrgId) ?? null,
    areas: named.map(area => {
      const found = outcome(scheme, area.key, results, open ? row.attended : null);
      const waits = s.waits?.includes(area.key) ?? false;
      return { ...area, outcome: found.result, percent: found.percent, waits };
    }),
    open,
    state,
    turn: s.turn,
    askedBy: row.askedBy,
    attended: open ? row.attended : null,
    charged: open && row.charged,
    cancelReason: open ? row.cancelReason : "",
    free: isFree(record, s.actor.side, s.now),
    parts: partsFor(scheme, row.areas).map(part => {
      const percent = countedResult(scheme, part.key, results)?.percent ?? null;
      return {
        key: part.key,
        title: textIn(part.title, s.actor.locale),
        exam: part.exam !== null,
        percent,
        reached: percent !== null && percent >= part.minimum,
        minimum: part.minimum,
        tries: own.filter(result => result.partKey === part.key).length,
        results: records
          ? own
              .filter(result => result.partKey === part.key)
              .map(({ id, percent, on, by, source }) => ({ id, percent, on: toPlainDate(on), by, source }))
          : [],
      };
    }),
    signsIn: s.signsIn.has(row.personId),
    can: {
      cancel: before && state !== "cancelled" && (withdraws || trainingPolicy.cancel(s.actor, target)),
      confirm: before && state === "asked" && trainingPolicy.confirm(s.actor, target),
      record: records,
    },
  };
}

/** Whether the reader pays for a company. */
export const pays = (actor: Actor, orgId: string): boolean => ordersFor(actor, orgId);
