import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { DAY, type Instant, MINUTE, type Minutes, type Span } from "#lib/domain/time/types.ts";
import { openPeriods } from "#lib/domain/time/walk.ts";

/**
 * A function of time over a stretch of moments, in pieces that follow one another. Within a piece, which is after `after` and
 * up to `upTo` inclusive, the value either stays or goes along with time; `value` is that at `upTo`.
 */
export type TimePiece = { after: Instant; upTo: Instant; value: Instant; grows: boolean };
export type TimeFunction = readonly TimePiece[];

/** The moment itself, over (after, upTo]. */
export const identity = ({ from, to }: Span): TimeFunction => [
  { after: from, upTo: to, value: to, grows: true },
];

/** The value at a moment; undefined outside the function's stretch. */
export function valueAt(f: TimeFunction, at: Instant): Instant | undefined {
  let [low, high] = [0, f.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const piece = f[middle]!;
    if (at <= piece.after) high = middle - 1;
    else if (at > piece.upTo) low = middle + 1;
    else return piece.grows ? piece.value - (piece.upTo - at) : piece.value;
  }
  return undefined;
}

/** So much further ahead open hours are looked for, again and again until the target fits. */
const AHEAD = 60 * DAY;
const LONGEST = 1000 * DAY;

/**
 * When a target that begins at each moment of (from, to] is due, as `dueAt` says it of one moment (S2, S3): all of them at
 * once, exact to the millisecond. Throws a RangeError where the calendar never opens.
 */
export function dueFunction(calendar: BusinessCalendar, target: Minutes, stretch: Span): TimeFunction {
  const length = Math.round(target * MINUTE);
  if (length <= 0) return identity(stretch);
  const periods = periodsFor(calendar, stretch, length);
  // Open time used up by the beginning of each period, counted from the stretch's own beginning.
  const before: number[] = [];
  let sum = 0;
  for (const { from, to } of periods) {
    before.push(sum);
    sum += to - from;
  }
  const end = (i: number) => before[i]! + periods[i]!.to - periods[i]!.from;
  const pieces: TimePiece[] = [];
  let at = stretch.from;
  // The period in which what begins now is due: it only ever moves on.
  let due = 0;
  const place = (goal: number) => {
    while (end(due) < goal) due++;
    return periods[due]!.from + goal - before[due]!;
  };
  for (const [i, period] of periods.entries()) {
    if (at >= stretch.to) break;
    if (period.from > at) {
      const upTo = Math.min(period.from, stretch.to);
      pieces.push({ after: at, upTo, value: place(before[i]! + length), grows: false });
      at = upTo;
    }
    const until = Math.min(period.to, stretch.to);
    while (at < until) {
      const used = before[i]! + at - period.from;
      // One millisecond on: what is due exactly at closing belongs to the piece before.
      place(used + length + 1);
      const upTo = Math.min(until, at + end(due) - (used + length));
      const goal = before[i]! + upTo - period.from + length;
      pieces.push({ after: at, upTo, value: periods[due]!.from + goal - before[due]!, grows: true });
      at = upTo;
    }
  }
  return pieces;
}

/** Open periods from the stretch's beginning on, until one target fits after its end. */
function periodsFor(calendar: BusinessCalendar, { from, to }: Span, length: number): Span[] {
  for (let ahead = AHEAD; ; ahead *= 2) {
    const found = openPeriods(calendar, from, to + length + ahead);
    let left = length;
    for (const span of found) left -= Math.max(0, span.to - Math.max(span.from, to));
    // One more millisecond than the target is placed above.
    if (left < 0) return found;
    if (ahead > LONGEST) throw new RangeError(`calendar ${calendar.key} never opens`);
  }
}

/** When a target is due that begins when another time comes: `dueFunction` after the function. */
export function thenDue(f: TimeFunction, calendar: BusinessCalendar, target: Minutes): TimeFunction {
  const [first, last] = [f[0], f.at(-1)];
  if (!first || !last || target <= 0) return f;
  const from = first.grows ? first.value - (first.upTo - first.after) : first.value - 1;
  const g = dueFunction(calendar, target, { from, to: last.value });
  const pieces: TimePiece[] = [];
  let i = 0;
  for (const piece of f) {
    if (!piece.grows) {
      while (g[i]!.upTo < piece.value) i++;
      pieces.push({ ...piece, value: valueIn(g[i]!, piece.value) });
      continue;
    }
    let after = piece.after;
    while (after < piece.upTo) {
      const begun = piece.value - (piece.upTo - after);
      while (g[i]!.upTo <= begun) i++;
      const to = Math.min(piece.value, g[i]!.upTo);
      const upTo = after + to - begun;
      pieces.push({ after, upTo, value: valueIn(g[i]!, to), grows: g[i]!.grows });
      after = upTo;
    }
  }
  return pieces;
}

const valueIn = (piece: TimePiece, at: Instant): Instant =>
  piece.grows ? piece.value - (piece.upTo - at) : piece.value;

/** A stretch (from, to] in which one function lies above another, and where it does most. */
export type Excess = Span & { worst: { at: Instant; by: number } };

/** Where `f` is later than `g`, in order, joined where they touch. Both cover the same stretch. */
export function laterThan(f: TimeFunction, g: TimeFunction): Excess[] {
  const found: Excess[] = [];
  for (let i = 0, j = 0; i < f.length && j < g.length; ) {
    const [a, b] = [f[i]!, g[j]!];
    const after = Math.max(a.after, b.after);
    const upTo = Math.min(a.upTo, b.upTo);
    if (upTo > after) add(found, difference(a, b, after, upTo));
    if (a.upTo <= b.upTo) i++;
    if (b.upTo <= a.upTo) j++;
  }
  return found;
}

/** The part of (after, upTo] in which `a` is later than `b`; the difference there is a straight line. */
function difference(a: TimePiece, b: TimePiece, after: Instant, upTo: Instant): Excess | null {
  const atEnd = valueIn(a, upTo) - valueIn(b, upTo);
  const slope = Number(a.grows) - Number(b.grows);
  if (slope === 1) {
    if (atEnd <= 0) return null;
    return { from: Math.max(after, upTo - atEnd), to: upTo, worst: { at: upTo, by: atEnd } };
  }
  if (slope === 0) return atEnd > 0 ? { from: after, to: upTo, worst: { at: upTo, by: atEnd } } : null;
  const first = after + 1;
  const by = atEnd + (upTo - first);
  // It shrinks with time: where it reaches nothing, the promise is just kept.
  const to = atEnd > 0 ? upTo : upTo + atEnd - 1;
  return by > 0 && to >= first ? { from: after, to, worst: { at: first, by } } : null;
}

function add(found: Excess[], next: Excess | null): void {
  if (!next) return;
  const last = found.at(-1);
  if (last && last.to >= next.from) {
    last.to = next.to;
    if (next.worst.by > last.worst.by) last.worst = next.worst;
  } else found.push({ ...next });
}
