import { err, ok, type Result } from "#lib/domain/result.ts";
import { type Instant, MINUTE } from "#lib/domain/time/types.ts";
import { percentOf } from "#lib/domain/training/outcome.ts";

/** A question of the bank, with what is right. It never leaves the server like this. */
export type Question = {
  id: string;
  topic: string;
  /** Exactly one answer, or all that are right and no other. */
  kind: "one" | "several";
  options: { id: string; right: boolean }[];
};

/** What somebody is asked, in their own order: ids alone. */
export type Paper = { question: string; topic: string; options: string[] }[];
/** What is right in a paper, kept apart from it and as it was when the paper was drawn. */
export type Key = Record<string, string[]>;
export type Answers = Record<string, string[]>;

/** A whole number from 0 up to, not including, `below`. Handed in: rules know no chance. */
export type Chance = (below: number) => number;

function shuffled<T>(list: readonly T[], pick: Chance): T[] {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i--) {
    const j = pick(i + 1);
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}

/** Draws a paper: topics in turn, so that each is asked as evenly as the bank allows; then questions and options in an order of its own. */
export function drawPaper(
  bank: readonly Question[],
  count: number,
  pick: Chance,
): { paper: Paper; key: Key } {
  const topics = new Map<string, Question[]>();
  for (const question of shuffled(bank, pick))
    topics.set(question.topic, [...(topics.get(question.topic) ?? []), question]);
  const drawn: Question[] = [];
  const rows = shuffled([...topics.values()], pick);
  for (let turn = 0; drawn.length < count && rows.some(row => row.length > turn); turn++)
    for (const row of rows) {
      const next = row[turn];
      if (next && drawn.length < count) drawn.push(next);
    }
  return {
    paper: shuffled(drawn, pick).map(question => ({
      question: question.id,
      topic: question.topic,
      options: shuffled(
        question.options.map(option => option.id),
        pick,
      ),
    })),
    key: Object.fromEntries(
      drawn.map(question => [question.id, question.options.filter(o => o.right).map(o => o.id)]),
    ),
  };
}

/** The facts of a try; its state is read off them and the server's clock. */
export type Attempt = {
  startedAt: Instant;
  /** The server's deadline: not a moment later. */
  dueAt: Instant;
  handedInAt: Instant | null;
  /** Whose window writes: of two open at once the one that took it last. */
  holder: string;
};

export type AttemptState = "running" | "time_up" | "handed_in";

/** Time is up at the deadline itself, whether or not a worker has noticed. */
export function attemptState(attempt: Attempt, now: Instant): AttemptState {
  if (attempt.handedInAt !== null) return "handed_in";
  return now >= attempt.dueAt ? "time_up" : "running";
}

export const deadline = (startedAt: Instant, minutes: number): Instant => startedAt + minutes * MINUTE;

/** Whether a window may write an answer now. */
export function mayWrite(
  attempt: Attempt,
  holder: string,
  now: Instant,
): Result<null, "handed_in" | "time_up" | "elsewhere"> {
  const state = attemptState(attempt, now);
  if (state !== "running") return err(state);
  return attempt.holder === holder ? ok(null) : err("elsewhere");
}

/** Hands in: by the person until the deadline; what is open after it counts as handed in at the deadline. Again changes nothing. */
export function handIn(
  attempt: Attempt,
  now: Instant,
): Attempt & { handedInAt: Instant; by: "person" | "time" } {
  if (attempt.handedInAt !== null)
    return {
      ...attempt,
      handedInAt: attempt.handedInAt,
      by: attempt.handedInAt < attempt.dueAt ? "person" : "time",
    };
  return now >= attempt.dueAt
    ? { ...attempt, handedInAt: attempt.dueAt, by: "time" }
    : { ...attempt, handedInAt: now, by: "person" };
}

/** An answer as it can be kept: a question of the paper, options it offers, no more than its kind takes. */
export function fitsPaper(paper: Paper, question: string, chosen: readonly string[]): boolean {
  const asked = paper.find(item => item.question === question);
  return (
    asked !== undefined &&
    new Set(chosen).size === chosen.length &&
    chosen.every(option => asked.options.includes(option))
  );
}

export type TopicScore = { topic: string; right: number; asked: number; percent: number };
export type Score = { right: number; asked: number; percent: number; topics: TopicScore[] };

const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every(one => b.includes(one));

/** Whether a question is answered right: all that are right and no other. */
export const isRight = (key: Key, answers: Answers, question: string): boolean =>
  same(answers[question] ?? [], key[question] ?? []) && (key[question]?.length ?? 0) > 0;

/** Counts right answers by the key that was drawn with the paper; what is not answered is wrong. */
export function grade(paper: Paper, key: Key, answers: Answers): Score {
  const topics = new Map<string, { right: number; asked: number }>();
  for (const { question, topic } of paper) {
    const line = topics.get(topic) ?? { right: 0, asked: 0 };
    line.asked += 1;
    if (isRight(key, answers, question)) line.right += 1;
    topics.set(topic, line);
  }
  const lines = [...topics].map(([topic, line]) => ({
    topic,
    ...line,
    percent: percentOf(line.right, line.asked),
  }));
  const right = lines.reduce((all, line) => all + line.right, 0);
  return { right, asked: paper.length, percent: percentOf(right, paper.length), topics: lines };
}

/** Topics to go over again: under the mark, the weakest first. */
export const weakTopics = (score: Pick<Score, "topics">, mark: number): TopicScore[] =>
  score.topics.filter(topic => topic.percent < mark).sort((a, b) => a.percent - b.percent);
