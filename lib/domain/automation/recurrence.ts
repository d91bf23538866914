import { addDays } from "#lib/domain/time/dates.ts";
import type { Instant, PlainDate, Zone } from "#lib/domain/time/types.ts";
import { instantOf } from "#lib/domain/time/zone.ts";

/** When a case is opened again: every so many weeks on a weekday, or every so many months on a day. */
export type Recurrence = {
  /** At least 1. */
  every: number;
  /** A clock's time in the recurrence's zone, "09:30". */
  time: string;
  from: PlainDate;
  /** The last day it may be for; null: without end. */
  until: PlainDate | null;
  /** Where the day is not open in the workspace's calendar: the next one that is, the one before, or nothing is moved. */
  shift: "none" | "next" | "previous";
} & ({ unit: "week"; weekday: number } | { unit: "month"; day: number });

export const MOST_EVERY = 12;

/** `on` is the day it is for, by which it is known; `at` when its case is opened, on the day it was moved to. */
export type Occurrence = { on: PlainDate; at: Instant };

/** Where days are counted; `isOpen` says of a date whether the workspace's calendar is open on it. */
export type Place = { zone: Zone; isOpen: (date: PlainDate) => boolean };

/** A day is moved by so many days at most: a calendar closed for longer moves nothing. */
const FURTHEST = 31;

const parts = (date: PlainDate) => date.split("-").map(Number) as [number, number, number];
const two = (n: number) => String(n).padStart(2, "0");
const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const weekdayOf = (date: PlainDate) => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** The n-th day it is for, from 0: of a month without a 31st its last day, and the 31st again after it. */
export function dayOfOccurrence(rule: Recurrence, n: number): PlainDate {
  if (rule.unit === "week") {
    const first = addDays(rule.from, (rule.weekday - weekdayOf(rule.from) + 7) % 7);
    return addDays(first, n * rule.every * 7);
  }
  const [year, month, day] = parts(rule.from);
  // In its own month only where the day is still to come.
  const late = Math.min(rule.day, lastOf(year, month)) < day ? 1 : 0;
  const months = year * 12 + (month - 1) + late + n * rule.every;
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
  return `${y}-${two(m)}-${two(Math.min(rule.day, lastOf(y, m)))}`;
}

function moved(date: PlainDate, rule: Recurrence, isOpen: Place["isOpen"]): PlainDate {
  if (rule.shift === "none" || isOpen(date)) return date;
  const find = (step: 1 | -1) => {
    for (let i = 1, day = addDays(date, step); i <= FURTHEST; i++, day = addDays(day, step))
      if (isOpen(day)) return day;
    return null;
  };
  const before = rule.shift === "previous" ? find(-1) : null;
  // Nothing is opened before it began.
  return (before !== null && before >= rule.from ? before : find(1)) ?? date;
}

/** The occurrences from a day on, the first first, at most so many; fewer where it ends. */
export function occurrencesFrom(rule: Recurrence, place: Place, from: PlainDate, most: number): Occurrence[] {
  const found: Occurrence[] = [];
  for (let n = firstFrom(rule, from); found.length < most; n++) {
    const on = dayOfOccurrence(rule, n);
    if (rule.until !== null && on > rule.until) break;
    found.push({ on, at: instantOf(place.zone, moved(on, rule, place.isOpen), rule.time) });
  }
  return found;
}

/** The number of the first occurrence on or after a day, found by halving: a recurrence may be years old. */
function firstFrom(rule: Recurrence, from: PlainDate): number {
  let high = 1;
  while (dayOfOccurrence(rule, high) < from) high *= 2;
  let low = 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dayOfOccurrence(rule, middle) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The next so many that are still to come. */
export function upcoming(rule: Recurrence, place: Place, now: Instant, most: number): Occurrence[] {
  // A day moved forwards may be for one that is over.
  const from = addDays(new Date(now).toISOString().slice(0, 10) as PlainDate, -FURTHEST - 2);
  return occurrencesFrom(rule, place, from, most + FURTHEST)
    .filter(one => one.at > now)
    .slice(0, most);
}

/** So many that were missed are written down one by one; of a recurrence that stood still for longer, the last of them. */
export const MOST_MISSED = 60;

/**
 * What is due of a recurrence whose next day is `nextOn`: the newest occurrence that has come, whose case is opened; those before it,
 * which came while nobody worked and are not made up for; and the one to wait for, null where it ends.
 */
export function dueNow(
  rule: Recurrence,
  place: Place,
  nextOn: PlainDate,
  now: Instant,
): { open: Occurrence | null; missed: Occurrence[]; next: Occurrence | null } {
  let past: Occurrence[] = [];
  for (let from = nextOn; ; ) {
    const some = occurrencesFrom(rule, place, from, 50);
    const waiting = some.findIndex(one => one.at > now);
    past = [...past, ...(waiting < 0 ? some : some.slice(0, waiting))].slice(-MOST_MISSED - 1);
    const last = some.at(-1);
    if (waiting >= 0 || last === undefined || some.length < 50)
      return { open: past.at(-1) ?? null, missed: past.slice(0, -1), next: some[waiting] ?? null };
    from = addDays(last.on, 1);
  }
}
