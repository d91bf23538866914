import { areaOf } from "#lib/domain/programmes/definition.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { enrolmentClosed } from "#lib/domain/training/seats.ts";
import { personToNominate } from "#lib/features/certifications/people.ts";
import { prepareFor } from "#lib/features/certifications/prepare.ts";
import { colleagues } from "#lib/features/onboarding/colleagues.ts";
import { type PartnershipRecord, partnershipsOf } from "#lib/features/partnerships/standing.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import type { Enrolled } from "./dto.ts";
import {
  dayOf,
  type EnrolmentRecord,
  type EnrolmentRow,
  lockSession,
  type SessionRecord,
  sessionFacts,
  stateOf,
} from "./record.ts";
import type { EnrolInput } from "./schema.ts";
import { settleSeats, tellOf } from "./seats.ts";

/** States in which a company has people trained. */
const TRAINS = ["onboarding", "active", "remediation"];

/** The company's part in the programme a course belongs to; refused where it takes no part in it. */
async function partOf(tx: Tx, record: SessionRecord, partnerOrgId: string): Promise<PartnershipRecord> {
  const all = await partnershipsOf(tx, record.session.tenantId, partnerOrgId);
  const own = all.find(one => one.row.programmeId === record.course.programmeId);
  if (!own || !TRAINS.includes(own.state)) return refuse("training.refusal.notInProgramme");
  return own;
}

function refuseClosed({ session }: Pick<SessionRecord, "session">, now: Date): void {
  const closed = enrolmentClosed(sessionFacts(session), now.getTime());
  if (closed) refuse(`training.refusal.closed.${closed}`);
}

function knownAreas({ course }: SessionRecord, areas: readonly string[]): string[] {
  const known = [...new Set(areas)].filter(area => course.areas.includes(area));
  if (known.length !== new Set(areas).size || known.length === 0)
    return invalid({ areas: "training.invalid.area" });
  return known;
}

/** The certificates a seat prepares (P4, P23): nominated, or renewed where their window is open on the day. */
async function prepare(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: SessionRecord,
  company: PartnershipRecord,
  who: { personId: string; areas: readonly string[] },
  now: Date,
): Promise<void> {
  for (const area of who.areas) {
    if (areaOf(company.programme.definition, area) === null) invalid({ areas: "training.invalid.area" });
    const courseOn = dayOf(record.session);
    await prepareFor(tx, by, workspace, company, { personId: who.personId, area, courseOn }, now);
  }
}

type New = {
  personId: string;
  personName: string;
  partnerOrgId: string;
  areas: string[];
  confirmed: boolean;
};

async function insert(tx: Tx, by: By, record: SessionRecord, who: New, now: Date): Promise<EnrolmentRow> {
  return tx.trainingEnrolment.create({
    data: {
      tenantId: by.tenantId,
      id: newId(),
      sessionId: record.session.id,
      courseId: record.course.id,
      personId: who.personId,
      personName: who.personName,
      partnerOrgId: who.partnerOrgId,
      areas: who.areas,
      askedAt: now,
      askedBy: by.name,
      ...(who.confirmed ? { confirmedAt: now, confirmedBy: by.name } : {}),
    },
  });
}

const standing = (tx: Tx, record: SessionRecord, personId: string) =>
  tx.trainingEnrolment.findFirst({
    where: { tenantId: record.session.tenantId, sessionId: record.session.id, personId, cancelledAt: null },
  });

/** The new person's id, or null where they are between companies and are asked first (P22). */
async function newcomer(
  tx: Tx,
  by: By,
  partnership: PartnershipRecord,
  { slug, name, email, areas }: EnrolInput,
  now: Date,
  today: PlainDate,
): Promise<string | null> {
  const input = { slug, person: "new", name, email, area: areas[0] ?? "" };
  const person = await personToNominate(tx, by, partnership, input, now, today);
  return person.asked ? null : person.id;
}

/**
 * Puts people of a company into a session at its cost (P4), also one it names only now: onto free seats, else onto the
 * waiting list. Refused whole for somebody of another company, for who is in it already, and once it is closed.
 */
export async function enrol(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: SessionRecord,
  company: { partnerOrgId: string },
  input: EnrolInput,
  now: Date,
): Promise<Enrolled> {
  if (record.course.state !== "open") refuse("training.refusal.courseClosed");
  refuseClosed(record, now);
  const partnership = await partOf(tx, record, company.partnerOrgId);
  const areas = knownAreas(record, input.areas);
  const today = todayIn(workspace.timeZone, now.getTime());
  const added = input.name === "" ? null : await newcomer(tx, by, partnership, input, now, today);
  const there = await colleagues(tx, by.tenantId, company.partnerOrgId, today);
  const asked = [...new Set([...input.people, ...(added ? [added] : [])])];
  const people = asked.map(id => there.find(one => one.id === id));
  if (people.some(person => person === undefined)) return invalid({ people: "training.invalid.notHere" });
  for (const person of people)
    if (person) await prepare(tx, by, workspace, record, partnership, { personId: person.id, areas }, now);
  const ids = await stepAs(tx, by, "app_worker", async () => {
    const session = await lockSession(tx, by.tenantId, record.session.id);
    refuseClosed({ session }, now);
    const made: string[] = [];
    for (const person of people) {
      if (!person) continue;
      const known = await standing(tx, record, person.id);
      if (known && stateOf(known) !== "asked") refuse("training.refusal.enrolled", { name: person.name });
      const row =
        known ??
        (await insert(
          tx,
          by,
          record,
          {
            personId: person.id,
            personName: person.name,
            partnerOrgId: company.partnerOrgId,
            areas,
            confirmed: true,
          },
          now,
        ));
      if (known) await confirmRow(tx, by, known, areas, now);
      made.push(row.id);
    }
    await settleSeats(tx, by, workspace, { ...record, session }, now);
    return made;
  });
  const done = await tellWaiting(tx, by, record, ids);
  return { ...done, asked: input.name !== "" && added === null ? 1 : 0 };
}

async function confirmRow(tx: Tx, by: By, row: EnrolmentRow, areas: string[], now: Date): Promise<void> {
  await tx.trainingEnrolment.updateMany({
    where: { tenantId: by.tenantId, id: row.id },
    data: { confirmedAt: now, confirmedBy: by.name, areas, version: { increment: 1 } },
  });
}

/** Who found no seat is told of the waiting list; the trace says who enrolled whom. */
async function tellWaiting(tx: Tx, by: By, record: SessionRecord, ids: readonly string[]): Promise<Enrolled> {
  const rows = await tx.trainingEnrolment.findMany({
    where: { tenantId: by.tenantId, id: { in: [...ids] } },
  });
  for (const row of rows) {
    if (stateOf(row) === "waiting") await tellOf(tx, by, record, row, "training.waiting");
    await audit(tx, by, {
      action: "training.enrol",
      subjectType: "training",
      subjectId: row.id,
      after: { name: row.personName, session: record.session.id, areas: row.areas, state: stateOf(row) },
    });
  }
  const seated = rows.filter(row => stateOf(row) === "seated").length;
  return { seated, waiting: rows.length - seated, asked: 0 };
}

/** Asks the own company for a seat: its administrators say whether it takes and pays it. */
export async function ask(
  tx: Tx,
  by: By,
  record: SessionRecord,
  input: { areas: string[] },
  now: Date,
): Promise<{ enrolmentId: string }> {
  if (record.course.state !== "open") refuse("training.refusal.courseClosed");
  refuseClosed(record, now);
  await partOf(tx, record, by.orgId);
  const areas = knownAreas(record, input.areas);
  const row = await stepAs(tx, by, "app_worker", async () => {
    await lockSession(tx, by.tenantId, record.session.id);
    if (await standing(tx, record, by.personId)) refuse("training.refusal.enrolled", { name: by.name });
    const who = {
      personId: by.personId,
      personName: by.name,
      partnerOrgId: by.orgId,
      areas,
      confirmed: false,
    };
    return insert(tx, by, record, who, now);
  });
  await tellOf(tx, by, record, row, "training.asked");
  return { enrolmentId: row.id };
}

/** The company takes what somebody asked for. */
export async function confirm(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: EnrolmentRecord,
  input: { version: number },
  now: Date,
): Promise<Enrolled> {
  const { enrolment } = record;
  if (enrolment.version !== input.version) conflict();
  if (record.state !== "asked") refuse("training.refusal.notAsked");
  if (record.course.state !== "open") refuse("training.refusal.courseClosed");
  refuseClosed(record, now);
  const partnership = await partOf(tx, record, record.partnerOrgId);
  await prepare(tx, by, workspace, record, partnership, enrolment, now);
  await stepAs(tx, by, "app_worker", async () => {
    const session = await lockSession(tx, by.tenantId, record.session.id);
    refuseClosed({ session }, now);
    // Pressed twice, or taken back meanwhile: read again once nobody else writes.
    const row = await tx.trainingEnrolment.findFirst({ where: { tenantId: by.tenantId, id: enrolment.id } });
    if (row?.version !== input.version) conflict();
    await confirmRow(tx, by, enrolment, enrolment.areas, now);
    await settleSeats(tx, by, workspace, { ...record, session }, now);
  });
  return tellWaiting(tx, by, record, [enrolment.id]);
}
