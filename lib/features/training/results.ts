import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { type Part, partsFor } from "#lib/domain/training/scheme.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { started } from "./attendance.ts";
import { dayOf, type EnrolmentRecord, type SessionRow, schemeIn } from "./record.ts";
import type { ResultInput } from "./schema.ts";
import { readerOfResult, settle } from "./settle.ts";

/** Holds an enrolment until the end, so that two results at once are both read by what they decide. As the worker. */
export async function lockEnrolment(tx: Tx, tenantId: string, id: string) {
  await tx.$queryRaw`SELECT id FROM training_enrolment WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.trainingEnrolment.findFirstOrThrow({ where: { tenantId, id } });
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
