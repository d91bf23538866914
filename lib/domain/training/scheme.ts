import type { LocalText } from "#lib/domain/text.ts";

// How a course is passed is data of the course: a vendor edits it, nothing below knows a number of its own.

/** An examination in the browser: drawn from the course's bank, against the clock. */
export type ExamRules = {
  /** How many questions are drawn; all there are where the bank holds fewer. */
  questions: number;
  minutes: number;
  /** Days after the session's end in which it can be begun. */
  openDays: number;
  /** Whether it may be begun once the session starts, or only when it is over. */
  opens: "start" | "end";
  /** What is told of a result: the weak topics, or also which answers were right. */
  explains: "topics" | "answers";
};

/** A part of the result: an examination, or what a trainer judges (a demonstration, an exercise). */
export type Part = {
  key: string;
  title: LocalText;
  /** Null: a trainer says the percentage. */
  exam: ExamRules | null;
  /** Least percentage in this part alone; 0 asks none. */
  minimum: number;
  /** Its weight among the parts of the area. */
  weight: number;
  /** Areas it counts for; empty counts for all of the course. */
  areas: string[];
  /** How often it may be tried in one enrolment; null without end. */
  tries: number | null;
  /** Whole days between one try and the next. */
  waitDays: number;
};

/** How a course is passed. */
export type Scheme = {
  parts: Part[];
  /** Least percentage of the weighted whole. */
  passMark: number;
  attendanceRequired: boolean;
  /** Of several tries at a part: the best counts, or the last. */
  counts: "best" | "last";
  /** Days before the session's start until which a seat is given back without cost. */
  freeCancelDays: number;
  /** A date that begins within so many days with less than so many percent of its seats taken is one to decide about. */
  fewDays: number;
  fewPercent: number;
};

/** Where a new course begins, and how one of before that says nothing of it is taken. */
export const USUAL_FEW = { fewDays: 21, fewPercent: 25 };

/** The parts that decide about an area, in the course's order. */
export const partsOf = (scheme: Scheme, area: string): Part[] =>
  scheme.parts.filter(part => part.areas.length === 0 || part.areas.includes(area));

/** The parts somebody takes who is enrolled for these areas. */
export const partsFor = (scheme: Scheme, areas: readonly string[]): Part[] =>
  scheme.parts.filter(part => part.areas.length === 0 || part.areas.some(area => areas.includes(area)));

/** What keeps a scheme from deciding: an area without a part, two parts of one name, weights that come to nothing. */
export type SchemeProblem =
  | { problem: "area_without_part"; area: string }
  | { problem: "same_key"; key: string }
  | { problem: "no_weight"; area: string };

export function schemeProblems(scheme: Scheme, areas: readonly string[]): SchemeProblem[] {
  const found: SchemeProblem[] = [];
  const keys = scheme.parts.map(part => part.key);
  for (const key of new Set(keys))
    if (keys.filter(other => other === key).length > 1) found.push({ problem: "same_key", key });
  for (const area of areas) {
    const parts = partsOf(scheme, area);
    if (parts.length === 0) found.push({ problem: "area_without_part", area });
    else if (parts.every(part => part.weight === 0)) found.push({ problem: "no_weight", area });
  }
  return found;
}
