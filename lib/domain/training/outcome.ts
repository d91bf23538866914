import { DAY, type Instant } from "#lib/domain/time/types.ts";
import { type Part, partsOf, type Scheme } from "#lib/domain/training/scheme.ts";

/** What one try at a part came to. */
export type PartResult = { part: string; percent: number; at: Instant };

/** Of what was reached of what could be: a whole percentage, never rounded up over a mark. */
export const percentOf = (reached: number, possible: number): number =>
  possible <= 0 ? 0 : Math.floor((reached * 100) / possible);

/** The result of a part that counts: the best or the last try; null without one. */
export function countedResult(
  scheme: Scheme,
  part: string,
  results: readonly PartResult[],
): PartResult | null {
  const own = results.filter(result => result.part === part).sort((a, b) => a.at - b.at);
  if (scheme.counts === "last") return own.at(-1) ?? null;
  return own.reduce<PartResult | null>(
    (best, one) => (best && best.percent >= one.percent ? best : one),
    null,
  );
}

export type PartLine = { part: Part; percent: number | null; reached: boolean };

export type Outcome = {
  /** Open while a part has no result or attendance is not known. */
  result: "open" | "passed" | "failed";
  /** The weighted whole, once every part has a result. */
  percent: number | null;
  parts: PartLine[];
  /** What it failed for: parts under their minimum, the whole under the pass mark, an absence. */
  reasons: ("part" | "whole" | "absent")[];
};

/** Whether an area is passed: every part over its own minimum, the weighted whole over the pass mark, and there where that is asked. */
export function outcome(
  scheme: Scheme,
  area: string,
  results: readonly PartResult[],
  attended: boolean | null,
): Outcome {
  const parts = partsOf(scheme, area).map((part): PartLine => {
    const percent = countedResult(scheme, part.key, results)?.percent ?? null;
    return { part, percent, reached: percent !== null && percent >= part.minimum };
  });
  const absent = scheme.attendanceRequired && attended === false;
  const complete = parts.length > 0 && parts.every(line => line.percent !== null);
  const weight = parts.reduce((all, { part }) => all + part.weight, 0);
  const points = parts.reduce((all, { part, percent }) => all + part.weight * (percent ?? 0), 0);
  const percent = complete ? percentOf(points, weight * 100) : null;
  const reasons: Outcome["reasons"] = [];
  if (absent) reasons.push("absent");
  if (complete && parts.some(line => !line.reached)) reasons.push("part");
  // Compared before it is rounded.
  if (complete && points < scheme.passMark * weight) reasons.push("whole");
  const known = complete && (!scheme.attendanceRequired || attended !== null);
  const result = absent || (known && reasons.length > 0) ? "failed" : known ? "passed" : "open";
  return { result, percent, parts, reasons };
}

/** What stands against another try at a part. */
export type AgainstTry =
  | { why: "not_yet"; from: Instant }
  | { why: "over"; since: Instant }
  | { why: "passed" }
  | { why: "none_left" }
  | { why: "wait"; until: Instant };

/**
 * Whether a part may be tried now: in its window, not when it is reached already, not more often than the scheme says, and
 * not before its waiting days are over. `begun` are the moments at which tries began; null: it may.
 */
export function againstTry(
  part: Part,
  window: { from: Instant; to: Instant },
  begun: readonly Instant[],
  reached: boolean,
  now: Instant,
): AgainstTry | null {
  if (reached) return { why: "passed" };
  if (part.tries !== null && begun.length >= part.tries) return { why: "none_left" };
  if (now < window.from) return { why: "not_yet", from: window.from };
  if (now > window.to) return { why: "over", since: window.to };
  const last = Math.max(...begun);
  const until = last + part.waitDays * DAY;
  return begun.length > 0 && now < until ? { why: "wait", until } : null;
}

/** When an examination can be begun, after the session it belongs to. */
export function examWindow(
  exam: NonNullable<Part["exam"]>,
  session: { startsAt: Instant; endsAt: Instant },
): { from: Instant; to: Instant } {
  return {
    from: exam.opens === "start" ? session.startsAt : session.endsAt,
    to: session.endsAt + exam.openDays * DAY,
  };
}
