import { ordersFor, trainingPolicy } from "#lib/domain/policies/training.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import { DAY } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { includedLeft, type Terms } from "#lib/domain/training/price.ts";
import { colleagues } from "#lib/features/onboarding/colleagues.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { waitingCertificates } from "./certify.ts";
import type { EnrolmentDto, SessionDto } from "./dto.ts";
import { companiesOf } from "./enrol-queries.ts";
import { orderLines } from "./orders.ts";
import {
  type CourseRow,
  type EnrolmentRow,
  findSession,
  priceOf,
  type SessionRow,
  schemeIn,
  sessionFacts,
  stateOf,
} from "./record.ts";
import { enrolmentDto, type Reader, readerOf, sessionRowDto } from "./show.ts";

/** The turns of some who wait; of other companies only how many stand before is read, as the worker. */
async function turnsOf(tx: Tx, actor: Actor, rows: readonly EnrolmentRow[]): Promise<Map<string, number>> {
  const ids = rows.filter(row => stateOf(row) === "waiting").map(row => row.id);
  if (ids.length === 0) return new Map();
  const found = await stepAs(
    tx,
    actor,
    "app_worker",
    () => tx.$queryRaw<{ id: string; turn: number }[]>`
      SELECT w.id, w.turn::int FROM (
        SELECT e.id, rank() OVER (PARTITION BY e.session_id ORDER BY e.confirmed_at, e.id) AS turn
        FROM training_enrolment e
        WHERE e.tenant_id = ${actor.tenantId}::uuid AND e.cancelled_at IS NULL AND e.seated_at IS NULL
          AND e.confirmed_at IS NOT NULL AND e.session_id = ANY (${[...new Set(rows.map(r => r.sessionId))]}::uuid[])) w
      WHERE w.id = ANY (${ids}::uuid[])`,
  );
  return new Map(found.map(row => [row.id, row.turn]));
}

/** Enrolments with their results, companies and turns, as the reader may see them. */
export async function shown(
  tx: Tx,
  actor: Actor,
  reader: Reader,
  rows: readonly EnrolmentRow[],
  placeOf: (row: EnrolmentRow) => { session: SessionRow; course: CourseRow } | null,
  now: Date,
  waits: readonly { enrolmentId: string; area: string }[] = [],
): Promise<EnrolmentDto[]> {
  const { tenantId } = actor;
  const of = { tenantId, enrolmentId: { in: rows.map(row => row.id) } };
  const orderBy = [{ at: "asc" as const }, { id: "asc" as const }];
  const results = await tx.trainingResult.findMany({ where: of, orderBy });
  // One's own are one's own, also those that are no company's to read.
  if (actor.side === "partner" && rows.some(row => row.personId === actor.personId)) {
    const own = await stepAs(tx, actor, "app_person", () =>
      tx.trainingResult.findMany({ where: of, orderBy }),
    );
    results.push(...own.filter(one => results.every(read => read.id !== one.id)));
    results.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  }
  const orgs = await tx.organisation.findMany({
    where: { tenantId, id: { in: [...new Set(rows.map(row => row.partnerOrgId))] } },
    select: { id: true, name: true, slug: true },
  });
  const people = await tx.person.findMany({
    where: { tenantId, id: { in: rows.map(row => row.personId) }, accountId: { not: null } },
    select: { id: true },
  });
  const turns = await turnsOf(tx, actor, rows);
  const companies = new Map(orgs.map(org => [org.id, { name: org.name, slug: org.slug }]));
  const signsIn = new Set(people.map(person => person.id));
  return rows.flatMap(row => {
    const place = placeOf(row);
    if (!place) return [];
    const turn = turns.get(row.id) ?? null;
    const waiting = waits.filter(one => one.enrolmentId === row.id).map(one => one.area);
    const showing = {
      reader,
      actor,
      ...place,
      results,
      companies,
      signsIn,
      turn,
      now: now.getTime(),
      waits: waiting,
    };
    return [enrolmentDto(row, showing)];
  });
}

/** The address of an online session, for who has a seat in it, gives it, keeps it, or pays for a seat. */
export async function linkOf(
  tx: Tx,
  actor: Actor,
  session: SessionRow,
  own: readonly EnrolmentRow[],
): Promise<string | null> {
  const invited =
    actor.side === "vendor"
      ? trainingPolicy.seeAttendees(actor, session)
      : own.some(
          row =>
            stateOf(row) === "seated" &&
            (row.personId === actor.personId || ordersFor(actor, row.partnerOrgId)),
        );
  if (!invited) return null;
  const door = await stepAs(tx, actor, "app_worker", () =>
    tx.trainingDoor.findFirst({ where: { tenantId: actor.tenantId, sessionId: session.id } }),
  );
  return door?.link ?? null;
}

/** One session: how it stands, how it is passed, who comes as far as the reader may know, and what it costs the own company. */
export async function readSession(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  id: string,
  now: Date,
): Promise<SessionDto> {
  const record = isUuid(id) ? await findSession(tx, actor, id) : null;
  if (!record) return notFoundRefusal();
  const { tenantId } = actor;
  const { session, course } = record;
  const today = todayIn(workspace.timeZone, now.getTime());
  const reader = await readerOf(tx, actor, today);
  if (!reader.has(course.programmeId)) return notFoundRefusal();
  const everybody = trainingPolicy.seeAttendees(actor, record);
  const rows =
    actor.side === "vendor" && !everybody
      ? []
      : await tx.trainingEnrolment.findMany({
          where: {
            tenantId,
            sessionId: session.id,
            ...(actor.side === "partner" ? { partnerOrgId: actor.orgId } : {}),
          },
          orderBy: [{ confirmedAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
        });
  const certifies = trainingPolicy.certify(actor, null) && now >= session.startsAt;
  const waits = certifies ? await waitingCertificates(tx, record, workspace, today) : [];
  const people = await shown(tx, actor, reader, rows, () => record, now, waits);
  const scheme = schemeIn(record);
  const company =
    actor.side === "partner"
      ? await tx.organisation.findFirst({
          where: { tenantId, id: actor.orgId },
          select: { slug: true, name: true },
        })
      : null;
  const open = ["open", "full"].includes(
    sessionRowDto(reader, actor, course, session, null, now.getTime()).state,
  );
  const own = { partnerOrgId: actor.side === "partner" ? actor.orgId : null };
  const mayEnrol = open && course.state === "open" && trainingPolicy.enrol(actor, own);
  const inIt = new Set(
    people.filter(p => p.state !== "cancelled" && p.state !== "asked").map(p => p.personId),
  );
  const there =
    mayEnrol && actor.side === "partner" ? await colleagues(tx, tenantId, actor.orgId, today) : [];
  const selfIn = people.some(p => p.personId === actor.personId && p.state !== "cancelled");
  return {
    ...sessionRowDto(reader, actor, course, session, actor.side === "partner" ? rows : null, now.getTime()),
    version: session.version,
    summary: textIn(course.summary as LocalText, actor.locale),
    note: session.note,
    link: await linkOf(tx, actor, session, rows),
    enrolUntil: sessionFacts(session).enrolUntil,
    cancelReason: session.cancelReason,
    freeUntil: session.startsAt.getTime() - scheme.freeCancelDays * DAY,
    freeOver: now.getTime() > session.startsAt.getTime() - scheme.freeCancelDays * DAY,
    rules: {
      passMark: scheme.passMark,
      attendanceRequired: scheme.attendanceRequired,
      parts: scheme.parts.map(part => ({
        key: part.key,
        title: textIn(part.title, actor.locale),
        exam: part.exam !== null,
        minimum: part.minimum,
        weight: part.weight,
        tries: part.tries,
        waitDays: part.waitDays,
        minutes: part.exam?.minutes ?? null,
        questions: part.exam?.questions ?? null,
      })),
    },
    people,
    everybody,
    choices: there.filter(person => !inIt.has(person.id)),
    company,
    companies: mayEnrol && actor.side === "vendor" ? await companiesOf(tx, tenantId, course.programmeId) : [],
    ...(actor.side === "partner" && ordersFor(actor, actor.orgId)
      ? await paidBy(tx, actor, reader, record)
      : { order: null, cost: null }),
    toCertify: [...new Set(waits.map(one => one.name))],
    can: {
      enrol: mayEnrol,
      ask: open && course.state === "open" && actor.side === "partner" && !mayEnrol && !selfIn,
      keep: trainingPolicy.keepSessions(actor, null),
      record: now >= session.startsAt && trainingPolicy.record(actor, record),
    },
    today,
  };
}

/** What the company pays for its seats in a session, its order, and by which terms another seat would cost (P4, P11). */
async function paidBy(
  tx: Tx,
  actor: Actor,
  reader: Reader,
  { session, course }: { session: SessionRow; course: CourseRow },
): Promise<Pick<SessionDto, "order" | "cost">> {
  const where = { tenantId: actor.tenantId, sessionId: session.id, partnerOrgId: actor.orgId };
  const booking = await tx.trainingBooking.findFirst({ where });
  const rows = await tx.trainingEnrolment.findMany({ where });
  const spare = rows.filter(row => row.charged).length;
  const seats = rows.filter(row => stateOf(row) === "seated").length + spare;
  const own = reader.get(course.programmeId);
  const price = own && priceOf(course, own.definition);
  const terms = booking
    ? (booking.terms as unknown as Terms | null)
    : price
      ? { ...price, discountBp: own.discountBp }
      : null;
  const cost = terms && { terms, seats, spare };
  if (!booking || terms === null) return { order: null, cost };
  const lines = await orderLines(tx, actor, { bookingId: booking.id });
  const order = {
    seats,
    includedLeft: includedLeft(terms, seats),
    lines,
    total: lines.reduce((all, line) => all + line.pays, 0),
    currency: terms.price.currency,
  };
  return { order, cost };
}
