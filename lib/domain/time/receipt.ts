import { clockWalk } from "#lib/domain/time/clock.ts";
import type { ClockInput, ClockSegment, ClockState, ClockWalk } from "#lib/domain/time/clock-types.ts";
import type { Instant, Minutes } from "#lib/domain/time/types.ts";

/** A row of the walk as a receipt keeps it; why it was closed stands in the calendar beside it. */
export type ReceiptRow = {
  from: Instant;
  to: Instant;
  kind: ClockSegment["kind"];
  counted: Minutes;
  sum: Minutes;
};

/** What a clock said at a moment: all that a replay is held against. */
export type ClockReading = {
  state: ClockState;
  due: Instant | null;
  warnAt: Instant | null;
  /** Not a promise, but where it would fall if the pause ended then. */
  projected: boolean;
  usedMinutes: Minutes;
  leftMinutes: Minutes;
  overMinutes: Minutes;
  pausedMinutes: Minutes;
  rows: ReceiptRow[];
};

/** Where a receipt says something else than the replay finds; `row` counts from 1. */
export type Difference = { what: string; row?: number; said: string; found: string };

/** What a walk says, without what is there to be drawn. */
export function readingOf(walk: ClockWalk): ClockReading {
  const { state, due, warnAt, projected, usedMinutes, leftMinutes, overMinutes, pausedMinutes } = walk;
  return {
    ...{ state, due, warnAt, projected, usedMinutes, leftMinutes, overMinutes, pausedMinutes },
    rows: walk.segments.map(({ from, to, kind, counted, sum }) => ({ from, to, kind, counted, sum })),
  };
}

/**
 * Reads a clock anew from its facts alone (S2–S4, T5) and holds the result against what was said. No difference means
 * that the reading follows from the calendar, the target and the facts; whether the facts are true it can't know.
 */
export function replay(
  input: ClockInput,
  said: ClockReading,
): { found: ClockReading; differences: Difference[] } {
  const found = readingOf(clockWalk(input));
  const { rows: saidRows, ...saidSums } = said;
  const { rows: foundRows, ...foundSums } = found;
  const differences = compare(saidSums, foundSums);
  for (let i = 0; i < Math.max(saidRows.length, foundRows.length); i++) {
    differences.push(...compare(saidRows[i] ?? {}, foundRows[i] ?? {}).map(one => ({ ...one, row: i + 1 })));
  }
  return { found, differences };
}

const INSTANTS = ["due", "warnAt", "from", "to"];

function compare(said: object, found: object): Difference[] {
  const [one, other] = [said, found] as Record<string, unknown>[];
  const words = (name: string, value: unknown) =>
    INSTANTS.includes(name) && typeof value === "number" ? new Date(value).toISOString() : String(value);
  return [...new Set([...Object.keys(said), ...Object.keys(found)])]
    .filter(name => one?.[name] !== other?.[name])
    .map(name => ({ what: name, said: words(name, one?.[name]), found: words(name, other?.[name]) }));
}
