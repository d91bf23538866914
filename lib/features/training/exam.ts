import { randomInt } from "node:crypto";
import type { LocalText } from "#lib/domain/text.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import {
  type Answers,
  attemptState,
  deadline,
  drawPaper,
  fitsPaper,
  grade,
  handIn,
  type Key,
  mayWrite,
  type Question,
} from "#lib/domain/training/exam.ts";
import type { AgainstTry } from "#lib/domain/training/outcome.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { momentText } from "#lib/platform/i18n/day-text.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import {
  type AttemptRecord,
  type AttemptRow,
  answersOf,
  factsOf,
  type PaperItem,
  paperOf,
  plain,
  standingIn,
} from "./attempt.ts";
import { type EnrolmentRecord, findEnrolment, schemeIn, systemBy } from "./record.ts";
import { addResult, lockEnrolment } from "./results.ts";
import { settle } from "./settle.ts";

type BankOption = { id: string; text: LocalText; right: boolean };
const json = (value: unknown) => value as Prisma.InputJsonValue;

function refuseTry(against: AgainstTry, zone: string, locale: string): never {
  const at = "from" in against ? against.from : "until" in against ? against.until : null;
  return refuse(`training.refusal.exam.${against.why}`, {
    when: at === null ? "" : momentText(at, zone, locale),
  });
}

/**
 * Begins an examination, or goes on with the one that is open: draws a paper of one's own, shuffled, and sets the server's
 * deadline. Refused outside its window, without a seat, and when no try is left.
 */
export async function startExam(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: EnrolmentRecord,
  input: { part: string; holder: string },
  now: Date,
): Promise<{ attemptId: string }> {
  if (record.state !== "seated") refuse("training.refusal.noSeat");
  if (record.session.cancelledAt) refuse("training.refusal.closed.cancelled");
  if (record.enrolment.attended === false && schemeIn(record).attendanceRequired)
    refuse("training.refusal.absent");
  return stepAs(tx, by, "app_worker", async () => {
    // Two windows that begin at once: the second goes on with the first one's paper.
    await lockEnrolment(tx, by.tenantId, record.enrolment.id);
    const standing = await standingIn(tx, record, input.part, now.getTime());
    if (!standing?.part.exam) return invalid({ part: "training.invalid.part" });
    const { open, part } = standing;
    if (open && attemptState(factsOf(open), now.getTime()) === "running") {
      await take(tx, by.tenantId, open.id, input.holder);
      return { attemptId: open.id };
    }
    if (open) {
      await finish(tx, workspace, { ...record, attempt: open }, now);
      const after = await standingIn(tx, record, input.part, now.getTime());
      if (after?.against) refuseTry(after.against, record.session.timeZone, by.locale);
    } else if (standing.against) refuseTry(standing.against, record.session.timeZone, by.locale);
    const exam = standing.part.exam;
    const bank = await tx.trainingQuestion.findMany({
      where: { tenantId: by.tenantId, courseId: record.course.id, partKey: part.key, retiredAt: null },
    });
    if (bank.length === 0) refuse("training.refusal.exam.no_questions");
    const questions = bank.map(
      (row): Question => ({
        id: row.id,
        topic: row.topic,
        kind: row.kind === "several" ? "several" : "one",
        options: (row.options as unknown as BankOption[]).map(({ id, right }) => ({ id, right })),
      }),
    );
    const { paper, key } = drawPaper(questions, exam.questions, below => randomInt(below));
    const items = paper.map((drawn): PaperItem => {
      const row = bank.find(one => one.id === drawn.question);
      const options = (row?.options ?? []) as unknown as BankOption[];
      return {
        question: drawn.question,
        topic: drawn.topic,
        kind: row?.kind === "several" ? "several" : "one",
        text: row?.text as unknown as LocalText,
        options: drawn.options.map(id => ({ id, text: options.find(o => o.id === id)?.text ?? id })),
      };
    });
    const attemptId = newId();
    const { tenantId, personId } = record.enrolment;
    await tx.trainingAttempt.create({
      data: {
        tenantId,
        id: attemptId,
        enrolmentId: record.enrolment.id,
        personId,
        partKey: part.key,
        paper: json(items),
        holder: input.holder,
        startedAt: now,
        dueAt: new Date(deadline(now.getTime(), exam.minutes)),
      },
    });
    const why = Object.fromEntries(
      bank.filter(row => key[row.id] && row.why !== null).map(row => [row.id, row.why]),
    );
    await tx.trainingAttemptKey.create({ data: { tenantId, attemptId, right: json(key), why: json(why) } });
    await audit(tx, by, {
      action: "training.exam_begin",
      subjectType: "training",
      subjectId: record.enrolment.id,
      after: { part: part.key, attemptId, questions: items.length },
    });
    return { attemptId };
  });
}

const take = (tx: Tx, tenantId: string, id: string, holder: string) =>
  tx.trainingAttempt.updateMany({ where: { tenantId, id, handedInAt: null }, data: { holder } });

export type Held = {
  answers: Answers;
  dueAt: Instant;
  now: Instant;
  state: "running" | "time_up" | "handed_in";
};

/** This window writes from now on, on whatever device; another that is open is told so with its next answer. */
export async function holdExam(
  tx: Tx,
  by: By,
  record: AttemptRecord,
  holder: string,
  now: Date,
): Promise<Held> {
  return stepAs(tx, by, "app_worker", async () => {
    const attempt = await lockAttempt(tx, by.tenantId, record.attempt.id);
    const state = attemptState(factsOf(attempt), now.getTime());
    if (state === "running") await take(tx, by.tenantId, attempt.id, holder);
    return { answers: answersOf(attempt), dueAt: attempt.dueAt.getTime(), now: now.getTime(), state };
  });
}

async function lockAttempt(tx: Tx, tenantId: string, id: string): Promise<AttemptRow> {
  await tx.$queryRaw`SELECT id FROM training_attempt WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.trainingAttempt.findFirstOrThrow({ where: { tenantId, id } });
}

/** Keeps one answer. Refused after the deadline, after it was handed in, from a window that no longer writes, and for what this paper does not ask. */
export async function saveAnswer(
  tx: Tx,
  by: By,
  record: AttemptRecord,
  input: { holder: string; question: string; chosen: string[] },
  now: Date,
): Promise<{ savedAt: Instant; dueAt: Instant }> {
  return stepAs(tx, by, "app_worker", async () => {
    const attempt = await lockAttempt(tx, by.tenantId, record.attempt.id);
    const may = mayWrite(factsOf(attempt), input.holder, now.getTime());
    if (!may.ok) {
      if (may.error === "elsewhere") conflict("training.refusal.exam.elsewhere");
      refuse(`training.refusal.exam.${may.error}`);
    }
    const paper = paperOf(attempt);
    if (!fitsPaper(plain(paper), input.question, input.chosen)) refuse("training.refusal.exam.tampered");
    const item = paper.find(one => one.question === input.question);
    if (item?.kind === "one" && input.chosen.length > 1) refuse("training.refusal.exam.tampered");
    await tx.trainingAttempt.updateMany({
      where: { tenantId: by.tenantId, id: attempt.id },
      data: { answers: { ...answersOf(attempt), [input.question]: input.chosen }, savedAt: now },
    });
    return { savedAt: now.getTime(), dueAt: attempt.dueAt.getTime() };
  });
}

/** Hands in what is kept. After the deadline it counts as handed in at the deadline, whoever presses; again changes nothing. */
export async function handInExam(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: AttemptRecord,
  holder: string,
  now: Date,
): Promise<{ percent: number; byTime: boolean }> {
  return stepAs(tx, by, "app_worker", async () => {
    await lockEnrolment(tx, by.tenantId, record.enrolment.id);
    const attempt = await lockAttempt(tx, by.tenantId, record.attempt.id);
    const may = mayWrite(factsOf(attempt), holder, now.getTime());
    if (!may.ok && may.error === "elsewhere") conflict("training.refusal.exam.elsewhere");
    return finish(tx, workspace, { ...record, attempt }, now);
  });
}

/** Grades a try by the key drawn with its paper and lets the result decide. Once; as the worker, with the enrolment held. */
async function finish(
  tx: Tx,
  workspace: WorkspaceInfo,
  record: AttemptRecord,
  now: Date,
): Promise<{ percent: number; byTime: boolean }> {
  const { attempt } = record;
  const { tenantId } = attempt;
  const done = handIn(factsOf(attempt), now.getTime());
  const byTime = done.by === "time";
  if (attempt.handedInAt !== null) return { percent: attempt.percent ?? 0, byTime };
  const key = await tx.trainingAttemptKey.findFirstOrThrow({ where: { tenantId, attemptId: attempt.id } });
  const score = grade(plain(paperOf(attempt)), key.right as unknown as Key, answersOf(attempt));
  const handedInAt = new Date(done.handedInAt);
  await tx.trainingAttempt.updateMany({
    where: { tenantId, id: attempt.id, handedInAt: null },
    data: { handedInAt, percent: score.percent },
  });
  const by = systemBy(workspace);
  const result = {
    part: attempt.partKey,
    percent: score.percent,
    on: todayIn(workspace.timeZone, handedInAt.getTime()),
    source: "exam",
    attemptId: attempt.id,
    topics: score.topics,
  };
  await addResult(tx, by, record, result, todayIn(workspace.timeZone, now.getTime()));
  await audit(tx, by, {
    action: "training.exam_hand_in",
    subjectType: "training",
    subjectId: record.enrolment.id,
    after: { part: attempt.partKey, attemptId: attempt.id, percent: score.percent, byTime },
  });
  await settle(tx, by, workspace, record, now);
  return { percent: score.percent, byTime };
}

/** Hands in one examination whose time is up, also one that came due while no worker ran. Runs as the worker; false when there is none. */
export async function handInDue(tx: Tx, workspace: WorkspaceInfo, now: Date): Promise<boolean> {
  const { tenantId } = workspace;
  const [due] = await tx.$queryRaw<{ id: string; enrolmentId: string }[]>`
    SELECT a.id, a.enrolment_id AS "enrolmentId" FROM training_attempt a
    WHERE a.tenant_id = ${tenantId}::uuid AND a.handed_in_at IS NULL AND a.due_at <= ${now}
    ORDER BY a.due_at LIMIT 1`;
  if (!due) return false;
  await lockEnrolment(tx, tenantId, due.enrolmentId);
  const attempt = await lockAttempt(tx, tenantId, due.id);
  const record = await findEnrolment(tx, { tenantId, side: "vendor" }, due.enrolmentId);
  if (record) await finish(tx, workspace, { ...record, attempt }, now);
  return record !== null;
}
