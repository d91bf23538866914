import { areaOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { outcome, type PartResult } from "#lib/domain/training/outcome.ts";
import { companyOfResult } from "#lib/domain/training/reader.ts";
import { type Part, partsFor } from "#lib/domain/training/scheme.ts";
import { clearOutcome, settleOutcome } from "#lib/features/certifications/prepare.ts";
import { staysOf } from "#lib/features/consents/stays.ts";
import { consentOf } from "#lib/features/partnerships/specialist-facts.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate, toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import {
  dayOf,
  definitionOf,
  type EnrolmentRecord,
  type EnrolmentRow,
  type SessionRecord,
  type SessionRow,
  schemeIn,
  stateOf,
} from "./record.ts";
import type { ResultInput } from "./schema.ts";
import { tellOf } from "./seats.ts";

const started = (session: SessionRow, now: Date): void => {
  if (session.cancelledAt) refuse("training.refusal.closed.cancelled");
  if (now < session.startsAt) refuse("training.refusal.notStarted");
};

/** Holds an enrolment until the end, so that two results at once are both read by what they decide. As the worker. */
export async function lockEnrolment(tx: Tx, tenantId: string, id: string) {
  await tx.$queryRaw`SELECT id FROM training_enrolment WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.trainingEnrolment.findFirstOrThrow({ where: { tenantId, id } });
}

/** Says whether somebody was there, or takes that back. Not before the session began. */
export async function markAttendance(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: EnrolmentRecord,
  input: { version: number; attended: boolean | null },
  now: Date,
): Promise<{ enrolmentId: string }> {
  const { enrolment, session } = record;
  if (record.state !== "seated") refuse("training.refusal.noSeat");
  started(session, now);
  const { count } = await tx.trainingEnrolment.updateMany({
    where: { tenantId: by.tenantId, id: enrolment.id, version: input.version },
    data: {
      attended: input.attended,
      attendedBy: input.attended === null ? "" : by.name,
      version: { increment: 1 },
    },
  });
  if (count === 0) conflict();
  await audit(tx, by, {
    action: "training.attendance",
    subjectType: "training",
    subjectId: enrolment.id,
    before: { attended: enrolment.attended },
    after: { attended: input.attended },
  });
  await stepAs(tx, by, "app_worker", () => settle(tx, by, workspace, record, now, "corrected"));
  return { enrolmentId: enrolment.id };
}

/**
 * Says of everybody with a seat of whom nothing is said yet that they were there; whoever was marked stays so. Harmless
 * when repeated: then nobody is left.
 */
export async function markAllPresent(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: SessionRecord,
  now: Date,
): Promise<{ marked: number }> {
  started(record.session, now);
  const rows = await tx.trainingEnrolment.findMany({
    where: { tenantId: by.tenantId, sessionId: record.session.id, cancelledAt: null, attended: null },
    orderBy: { id: "asc" },
  });
  const seated = rows.filter(row => stateOf(row) === "seated");
  for (const enrolment of seated) {
    const { partnerOrgId, personId, version } = enrolment;
    const one = { ...record, enrolment, partnerOrgId, personId, state: "seated" as const };
    await markAttendance(tx, by, workspace, one, { version, attended: true }, now);
  }
  return { marked: seated.length };
}

/** Why a result on a day cannot stand; null where it can. */
export function againstDay(session: SessionRow, day: PlainDate, today: PlainDate): string | null {
  if (day < dayOf(session)) return "training.invalid.beforeSession";
  return day > today ? "training.invalid.future" : null;
}

/** A part's percentage as a trainer judges it, or as somebody outside examined. Refused before the session (P23: no result before its course). */
export async function recordPart(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: EnrolmentRecord,
  input: Omit<ResultInput, "enrolmentId" | "source"> & { source: "trainer" | "external" | "import" },
  now: Date,
): Promise<{ enrolmentId: string }> {
  const { enrolment, session } = record;
  if (record.state !== "seated") refuse("training.refusal.noSeat");
  started(session, now);
  const part = partsFor(schemeIn(record), enrolment.areas).find(one => one.key === input.part);
  if (!part) return invalid({ part: "training.invalid.part" });
  const today = todayIn(workspace.timeZone, now.getTime());
  const wrong = againstDay(session, input.day, today);
  if (wrong) return invalid({ day: wrong });
  await stepAs(tx, by, "app_worker", async () => {
    await lockEnrolment(tx, by.tenantId, enrolment.id);
    if (part.exam === null) await refuseAgain(tx, enrolment, part, input.day);
    const { percent, day: on, source, note } = input;
    await addResult(tx, by, record, { part: input.part, percent, on, source, note }, today);
    await settle(tx, by, workspace, record, now);
  });
  await audit(tx, by, {
    action: "training.result",
    subjectType: "training",
    subjectId: enrolment.id,
    after: { part: input.part, percent: input.percent, on: input.day, source: input.source },
  });
  return { enrolmentId: enrolment.id };
}

/** What a trainer judges is repeated as seldom as the course says, too. */
async function refuseAgain(
  tx: Tx,
  { tenantId, id }: EnrolmentRecord["enrolment"],
  part: Part,
  day: PlainDate,
): Promise<void> {
  const rows = await tx.trainingResult.findMany({
    where: { tenantId, enrolmentId: id, partKey: part.key, annulledAt: null },
    orderBy: [{ on: "asc" }, { at: "asc" }],
  });
  if (part.tries !== null && rows.length >= part.tries) refuse("training.refusal.triesUsed");
  const last = rows.at(-1);
  const from = last && addDays(toPlainDate(last.on), part.waitDays);
  if (from && day < from && part.waitDays > 0) invalid({ day: "training.invalid.tooSoon" });
}

/**
 * Takes back a result that was a mistake, with the try it was: it stays readable and counts for nothing. Refused once a
 * certificate was issued on it.
 */
export async function annulResult(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: EnrolmentRecord,
  input: { resultId: string; reason: string },
  now: Date,
): Promise<{ enrolmentId: string }> {
  const { tenantId, id } = record.enrolment;
  await stepAs(tx, by, "app_worker", async () => {
    await lockEnrolment(tx, tenantId, id);
    const { count } = await tx.trainingResult.updateMany({
      where: { tenantId, id: input.resultId, enrolmentId: id, annulledAt: null },
      data: { annulledAt: now, annulledBy: by.name, annulReason: input.reason },
    });
    if (count === 0) conflict();
    await settle(tx, by, workspace, record, now, "corrected");
  });
  await audit(tx, by, {
    action: "training.result_annul",
    subjectType: "training",
    subjectId: id,
    after: { resultId: input.resultId, reason: input.reason },
  });
  return { enrolmentId: id };
}

type NewResult = {
  part: string;
  percent: number;
  on: PlainDate;
  source: string;
  note?: string;
  attemptId?: string;
  topics?: unknown;
};

/** Adds a result; as the worker, for no side writes one by itself. */
export async function addResult(
  tx: Tx,
  by: By,
  record: EnrolmentRecord,
  result: NewResult,
  today: PlainDate,
): Promise<void> {
  const { enrolment } = record;
  await tx.trainingResult.create({
    data: {
      tenantId: enrolment.tenantId,
      id: newId(),
      enrolmentId: enrolment.id,
      personId: enrolment.personId,
      partnerOrgId: await readerOfResult(tx, enrolment, result.on, today),
      partKey: result.part,
      percent: result.percent,
      on: fromPlainDate(result.on),
      source: result.source,
      note: result.note ?? "",
      attemptId: result.attemptId ?? null,
      ...(result.topics === undefined ? {} : { topics: result.topics as Prisma.InputJsonValue }),
      by: by.name,
    },
  });
}

/** Whose a result of somebody is besides their own (P22). As the worker: their stays elsewhere are no company's to read. */
async function readerOfResult(
  tx: Tx,
  { tenantId, personId, partnerOrgId: seatOf }: EnrolmentRow,
  on: PlainDate,
  writtenOn: PlainDate,
): Promise<string | null> {
  const stays = (await staysOf(tx, tenantId, personId)).filter(stay => !stay.waits);
  const words = await tx.countingConsent.findMany({ where: { tenantId, personId, closedAt: null } });
  return companyOfResult(
    stays.map(stay => ({
      personId,
      orgId: stay.orgId,
      from: toPlainDate(stay.validFrom),
      to: toPlainDateOrNull(stay.validUntil),
    })),
    words.map(consentOf),
    { personId, seatOf, on, writtenOn },
  );
}

export type ResultRow = { partKey: string; percent: number; on: Date; at: Date; annulledAt: Date | null };

/** Results as the rules read them: what was taken back is none. */
export const asResults = (rows: readonly ResultRow[]): PartResult[] =>
  rows
    .filter(row => row.annulledAt === null)
    .map(row => ({ part: row.partKey, percent: row.percent, at: row.at.getTime() }));

/**
 * What the results and the attendance decide, area by area: kept for lists, and put on the certificate each area prepares
 * (P4, P23). A pass that is to be issued or renewed by a person is told to the vendor. Once a certificate was issued on a
 * pass, a further result leaves it as it is, and a correction that would undo it is refused. Runs as the worker.
 */
export async function settle(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: EnrolmentRecord,
  now: Date,
  change: "added" | "corrected" = "added",
): Promise<void> {
  const { tenantId } = by;
  const { course, session } = record;
  const enrolment = await tx.trainingEnrolment.findFirstOrThrow({
    where: { tenantId, id: record.enrolment.id },
  });
  const rows = await tx.trainingResult.findMany({
    where: { tenantId, enrolmentId: enrolment.id, annulledAt: null },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const results = asResults(rows);
  const today = todayIn(workspace.timeZone, now.getTime());
  const definition = await definitionOf(tx, tenantId, course, today);
  const kept = await tx.trainingOutcome.findFirst({ where: { tenantId, enrolmentId: enrolment.id } });
  const before = (kept?.areas ?? {}) as Record<string, string>;
  const outcomes: Record<string, string> = {};
  for (const area of enrolment.areas) {
    const found = outcome(schemeIn(record), area, results, enrolment.attended);
    outcomes[area] = found.result;
    const counted = rows.filter(row => found.parts.some(line => line.part.key === row.partKey));
    const was = before[area];
    const p = { personId: enrolment.personId, programmeId: course.programmeId, area };
    const undone =
      (was === "passed" && found.result !== "passed") || (was === "failed" && found.result === "open");
    if (undone && !(await clearOutcome(tx, by, workspace, p, was, now))) {
      if (change === "corrected") refuse("training.refusal.issuedOn", { name: enrolment.personName });
      outcomes[area] = was;
      continue;
    }
    if (found.result === "open") continue;
    // Nobody who was absent and has no result has one on a day of its own: the session's.
    const days = counted.map(row => toPlainDate(row.on)).sort();
    const on = days.at(-1) ?? dayOf(session);
    const done = await settleOutcome(
      tx,
      by,
      workspace,
      {
        ...p,
        result: found.result,
        score: found.percent,
        on: on > today ? today : on,
        courseOn: dayOf(session),
      },
      now,
    );
    if (done === "to_renew" && before[area] !== "passed") {
      const named = definition && areaOf(definition, area);
      const words = { area: named ? textIn(named.name, by.locale) : area, areaKey: area };
      const reader = await readerOfResult(tx, enrolment, on, today);
      const told = { ...enrolment, partnerOrgId: reader };
      await tellOf(tx, by, { session, course }, told, "training.renewal_passed", words);
    }
  }
  const { id: enrolmentId, personId } = enrolment;
  await tx.trainingOutcome.upsert({
    where: { tenantId_enrolmentId: { tenantId, enrolmentId } },
    create: { tenantId, enrolmentId, personId, areas: outcomes },
    update: { areas: outcomes },
  });
}
