import { hoursOn } from "#lib/domain/time/calendar.ts";
import type { BusinessCalendar, CalendarVersion } from "#lib/domain/time/calendar-types.ts";
import { DAY, type Instant, MINUTE, type Minutes, type Pause, type Span } from "#lib/domain/time/types.ts";
import { offsetPieces, startOfDay } from "#lib/domain/time/zone.ts";

/** Open hours are worked out a block at a time and kept with the calendar. */
const BLOCK = 16 * DAY;

/** A calendar closed for this long never opens: its data is broken, and a walk over it would not end. */
const LONGEST_CLOSURE = 1000 * DAY;

const blocks = new WeakMap<BusinessCalendar, Map<number, Span[]>>();

/**
 * A moment is open when the clock on the wall says so. So a change of the clocks needs no rule of its own: an
 * hour that is repeated counts twice, a skipped one not at all, and a day may begin at 01:00.
 */
function blockOf(calendar: BusinessCalendar, index: number): Span[] {
  let known = blocks.get(calendar);
  if (!known) {
    known = new Map();
    blocks.set(calendar, known);
  }
  const kept = known.get(index);
  if (kept) return kept;
  const spans: Span[] = [];
  for (const { version, from: begins, to: ends } of reigns(calendar)) {
    const [first, last] = [Math.max(begins, index * BLOCK), Math.min(ends, (index + 1) * BLOCK)];
    if (first >= last) continue;
    for (const piece of offsetPieces(version.zone, first, last)) {
      const lastDay = Math.floor((piece.to - 1 + piece.offset) / DAY);
      for (let day = Math.floor((piece.from + piece.offset) / DAY); day <= lastDay; day++) {
        for (const hours of hoursOn(version, day)) {
          const from = Math.max(day * DAY + hours.from - piece.offset, piece.from);
          const to = Math.min(day * DAY + hours.to - piece.offset, piece.to);
          if (to > from) push(spans, { from, to });
        }
      }
    }
  }
  known.set(index, spans);
  return spans;
}

type Reign = Span & { version: CalendarVersion };

const reignsOf = new WeakMap<BusinessCalendar, Reign[]>();

/** From when to when each version counts, in order: a version begins with its day in its own zone. */
function reigns(calendar: BusinessCalendar): Reign[] {
  let known = reignsOf.get(calendar);
  if (!known) {
    const { earlier = [], ...newest } = calendar;
    known = [];
    for (const version of [newest, ...earlier].reverse()) {
      const first = known.length === 0 || version.from === undefined;
      const from = first ? Number.NEGATIVE_INFINITY : startOfDay(version.zone, version.from!);
      const before = known.at(-1);
      if (before) before.to = Math.max(before.from, from);
      known.push({ version, from: Math.max(from, before?.from ?? from), to: Number.POSITIVE_INFINITY });
    }
    reignsOf.set(calendar, known);
  }
  return known;
}

/** Whether no hour is ever closed, in this version and in those before it. */
const alwaysOpen = ({ roundTheClock, earlier = [] }: BusinessCalendar): boolean =>
  roundTheClock === true && earlier.every(version => version.roundTheClock === true);

/** Appends a span, joined to the last one when they touch. */
function push(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last && last.to === span.from) last.to = span.to;
  else spans.push({ ...span });
}

/** Open spans from a moment on, without end; touching ones may come apart. */
function* openFrom(calendar: BusinessCalendar, from: Instant): Generator<Span> {
  if (alwaysOpen(calendar)) {
    yield { from, to: Number.POSITIVE_INFINITY };
    return;
  }
  let lastOpen = from;
  for (let index = Math.floor(from / BLOCK); ; index++) {
    for (const span of blockOf(calendar, index)) {
      if (span.to <= from) continue;
      lastOpen = span.to;
      yield { from: Math.max(span.from, from), to: span.to };
    }
    if (index * BLOCK - lastOpen > LONGEST_CLOSURE) {
      throw new RangeError(`calendar ${calendar.key} never opens`);
    }
  }
}

/** The open periods within [from, to), in order and joined where they touch. */
export function openPeriods(calendar: BusinessCalendar, from: Instant, to: Instant): Span[] {
  if (to <= from) return [];
  if (alwaysOpen(calendar)) return [{ from, to }];
  const found: Span[] = [];
  const last = Math.floor((to - 1) / BLOCK);
  for (let index = Math.floor(from / BLOCK); index <= last; index++) {
    for (const span of blockOf(calendar, index)) {
      if (span.to <= from || span.from >= to) continue;
      push(found, { from: Math.max(span.from, from), to: Math.min(span.to, to) });
    }
  }
  return found;
}

/** Pauses in order, overlapping, nested and touching ones joined; one without an end lasts for ever. */
export function mergePauses(pauses: readonly Pause[]): Span[] {
  const spans = pauses
    .map(pause => ({ from: pause.from, to: pause.to ?? Number.POSITIVE_INFINITY }))
    .filter(span => span.to > span.from)
    .sort((a, b) => a.from - b.from);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push(span);
  }
  return merged;
}

/** What is left of a span without the pauses, which are merged. */
function without(span: Span, merged: readonly Span[]): Span[] {
  const rest: Span[] = [];
  let from = span.from;
  for (const pause of merged) {
    if (pause.to <= from) continue;
    if (pause.from >= span.to) break;
    if (pause.from > from) rest.push({ from, to: pause.from });
    from = pause.to;
  }
  if (from < span.to) rest.push({ from, to: span.to });
  return rest;
}

/** Open time within [from, to), in minutes, less the pauses. */
export function openMinutesBetween(
  calendar: BusinessCalendar,
  from: Instant,
  to: Instant,
  pauses: readonly Pause[] = [],
): Minutes {
  const merged = mergePauses(pauses);
  let sum = 0;
  for (const open of openPeriods(calendar, from, to)) {
    for (const span of without(open, merged)) sum += span.to - span.from;
  }
  return sum / MINUTE;
}

/**
 * The first moment by which so many open minutes have passed since `from` (S2, S3). A target that is used up
 * exactly at closing is due at closing. Only what a pause takes from open hours delays it (T5); null
 * while a pause without an end holds it. A calendar that never opens throws.
 */
export function dueAt(calendar: BusinessCalendar, from: Instant, target: Minutes): Instant;
export function dueAt(
  calendar: BusinessCalendar,
  from: Instant,
  target: Minutes,
  pauses: readonly Pause[],
): Instant | null;
export function dueAt(
  calendar: BusinessCalendar,
  from: Instant,
  target: Minutes,
  pauses: readonly Pause[] = [],
): Instant | null {
  let left = Math.round(target * MINUTE);
  if (left <= 0) return from;
  const merged = mergePauses(pauses);
  const last = merged.at(-1);
  const held = last && last.to === Number.POSITIVE_INFINITY ? last.from : Number.POSITIVE_INFINITY;
  for (const open of openFrom(calendar, from)) {
    if (open.from >= held) return null;
    for (const span of without(open, merged)) {
      const length = span.to - span.from;
      if (length >= left) return span.from + left;
      left -= length;
    }
    if (open.to === Number.POSITIVE_INFINITY) return null;
  }
  return null;
}

/** The next moment at which the calendar is open: the given one, if it is. */
export function nextOpening(calendar: BusinessCalendar, from: Instant): Instant {
  for (const open of openFrom(calendar, from)) return open.from;
  return from;
}
