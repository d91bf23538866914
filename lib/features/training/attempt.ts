import type { Actor } from "#lib/domain/policies/types.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import type { Answers } from "#lib/domain/training/exam.ts";
import { type AgainstTry, againstTry, countedResult, examWindow } from "#lib/domain/training/outcome.ts";
import { type Part, partsFor } from "#lib/domain/training/scheme.ts";
import type { TrainingAttempt } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { type EnrolmentRecord, findEnrolment, schemeIn } from "./record.ts";
import { asResults } from "./settle.ts";

/** A question of a paper as it is kept: words in both languages, nothing of what is right. */
export type PaperItem = {
  question: string;
  topic: string;
  kind: "one" | "several";
  text: LocalText;
  options: { id: string; text: LocalText }[];
};

export type AttemptRow = TrainingAttempt;
export type AttemptRecord = EnrolmentRecord & { attempt: AttemptRow };

export const paperOf = (row: Pick<AttemptRow, "paper">): PaperItem[] => row.paper as unknown as PaperItem[];
export const answersOf = (row: Pick<AttemptRow, "answers">): Answers => row.answers as unknown as Answers;
export const factsOf = (row: AttemptRow) => ({
  startedAt: row.startedAt.getTime(),
  dueAt: row.dueAt.getTime(),
  handedInAt: row.handedInAt?.getTime() ?? null,
  holder: row.holder,
});
export const plain = (paper: readonly PaperItem[]) =>
  paper.map(({ question, topic, options }) => ({ question, topic, options: options.map(o => o.id) }));

/** One's own try; null for anybody else's, which row security hides. */
export async function findAttempt(tx: Tx, actor: Actor, id: string): Promise<AttemptRecord | null> {
  if (actor.side !== "partner") return null;
  const { tenantId, personId } = actor;
  const attempt = await tx.trainingAttempt.findFirst({ where: { tenantId, id, personId } });
  const record = attempt && (await findEnrolment(tx, actor, attempt.enrolmentId));
  return record && { ...record, attempt };
}

export type Standing = {
  part: Part;
  attempts: AttemptRow[];
  open: AttemptRow | null;
  reached: boolean;
  /** Tries that count. */
  used: number;
  against: AgainstTry | null;
};

/** How somebody stands with an examination of their enrolment: what they tried, and what stands against another try. */
export async function standingIn(
  tx: Tx,
  record: EnrolmentRecord,
  partKey: string,
  now: Instant,
): Promise<Standing | null> {
  const { enrolment, session } = record;
  const scheme = schemeIn(record);
  const part = partsFor(scheme, enrolment.areas).find(one => one.key === partKey);
  if (!part?.exam) return null;
  const { tenantId } = enrolment;
  const where = { tenantId, enrolmentId: enrolment.id, partKey };
  const attempts = await tx.trainingAttempt.findMany({ where, orderBy: { startedAt: "asc" } });
  const results = await tx.trainingResult.findMany({ where });
  const counted = countedResult(scheme, partKey, asResults(results));
  const reached = counted !== null && counted.percent >= Math.max(part.minimum, scheme.passMark);
  const window = examWindow(part.exam, {
    startsAt: session.startsAt.getTime(),
    endsAt: session.endsAt.getTime(),
  });
  const annulled = results.filter(row => row.annulledAt !== null).map(row => row.attemptId);
  const begun = attempts.filter(row => !annulled.includes(row.id)).map(row => row.startedAt.getTime());
  const open = attempts.find(row => row.handedInAt === null) ?? null;
  return {
    part,
    attempts,
    open,
    reached,
    used: begun.length,
    against: againstTry(part, window, begun, reached, now),
  };
}
