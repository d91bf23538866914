import type {
  BusinessCalendar,
  Holiday,
  HolidayRule,
  Hours,
  RuleYears,
} from "#lib/domain/time/calendar-types.ts";
import {
  civil,
  dateOf,
  dayOf,
  daysInMonth,
  easterOf,
  epochDay,
  nthWeekdayOf,
  weekdayOf,
} from "#lib/domain/time/civil.ts";
import { MINUTE, type PlainDate, type Span } from "#lib/domain/time/types.ts";

type Memo = { years: Map<number, Map<number, Holiday>>; weekly: Map<string, Span[]> };

// By object, not by key and version: two tenants may use the same key, and a calendar under edit has no new version yet.
const memos = new WeakMap<BusinessCalendar, Memo>();

function memoOf(calendar: BusinessCalendar): Memo {
  let memo = memos.get(calendar);
  if (!memo) {
    memo = { years: new Map(), weekly: new Map() };
    memos.set(calendar, memo);
  }
  return memo;
}

function holdsIn(rule: RuleYears, year: number): boolean {
  if (rule.from !== undefined && year < rule.from) return false;
  if (rule.until !== undefined && year > rule.until) return false;
  if (rule.every === undefined) return true;
  return year >= rule.every.since && (year - rule.every.since) % rule.every.years === 0;
}

/** The day a rule gives in a year, and the day it was moved from. */
function resolve(rule: HolidayRule, year: number): { day: number; movedFrom?: number } | null {
  if (!holdsIn(rule, year)) return null;
  switch (rule.kind) {
    case "fixed": {
      if (rule.day > daysInMonth(year, rule.month)) return null;
      const day = epochDay(year, rule.month, rule.day);
      const moves = rule.sundayTo === "monday" && weekdayOf(day) === "sun";
      return moves ? { day: day + 1, movedFrom: day } : { day };
    }
    case "nthWeekday": {
      const day = nthWeekdayOf(year, rule);
      return day === null ? null : { day };
    }
    case "movedTo": {
      const day = nthWeekdayOf(year, rule.to);
      if (day === null) return null;
      const movedFrom = epochDay(year, rule.of.month, rule.of.day);
      return movedFrom === day ? { day } : { day, movedFrom };
    }
    case "easter":
      return { day: easterOf(year) + rule.offset };
    case "once":
      return civil(dayOf(rule.date)).year === year ? { day: dayOf(rule.date) } : null;
  }
}

function holidayMap(calendar: BusinessCalendar, year: number): Map<number, Holiday> {
  const { years } = memoOf(calendar);
  const known = years.get(year);
  if (known) return known;
  const found = new Map<number, Holiday>();
  if (!calendar.roundTheClock) {
    // The year before too: a Sunday 31 December may be kept on 1 January.
    for (const ruleYear of [year - 1, year]) {
      for (const rule of calendar.holidays) {
        const hit = resolve(rule, ruleYear);
        if (!hit || civil(hit.day).year !== year || found.has(hit.day)) continue;
        found.set(hit.day, {
          date: dateOf(hit.day),
          name: rule.name,
          ...(hit.movedFrom === undefined ? {} : { movedFrom: dateOf(hit.movedFrom) }),
        });
      }
    }
  }
  years.set(year, found);
  return found;
}

/** The public holidays of a year, by date (S2). Round the clock has none. */
export function holidaysIn(calendar: BusinessCalendar, year: number): Holiday[] {
  return [...holidayMap(calendar, year).values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The public holiday on a day since 1970-01-01, if it is one. */
export function holidayOnDay(calendar: BusinessCalendar, day: number): Holiday | null {
  return holidayMap(calendar, civil(day).year).get(day) ?? null;
}

/** Milliseconds after midnight on the wall clock of "09:30"; "24:00" is the end of the day. */
function wall(text: string): number {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (!(minutes <= 1440) || Number(match?.[2]) > 59) throw new RangeError(`not a time of day: ${text}`);
  return minutes * MINUTE;
}

/** Hours as spans after midnight: ordered, empty ones dropped, overlapping and touching ones joined. */
function spansOf(hours: Hours[]): Span[] {
  const spans = hours.map(({ from, to }) => ({ from: wall(from), to: wall(to) })).filter(s => s.to > s.from);
  spans.sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** The weekly hours of a weekday, holidays aside, in milliseconds of the wall clock after midnight. */
export function weeklyHours(calendar: BusinessCalendar, day: number): readonly Span[] {
  if (calendar.roundTheClock) return [{ from: 0, to: 1440 * MINUTE }];
  const { weekly } = memoOf(calendar);
  const weekday = weekdayOf(day);
  let spans = weekly.get(weekday);
  if (!spans) {
    spans = spansOf(calendar.weekly[weekday] ?? []);
    weekly.set(weekday, spans);
  }
  return spans;
}

/** The hours a day is open, on the wall clock: none on a public holiday (S2). */
export function hoursOn(calendar: BusinessCalendar, day: number): readonly Span[] {
  const spans = weeklyHours(calendar, day);
  return spans.length > 0 && holidayOnDay(calendar, day) ? [] : spans;
}

/** Is the calendar open at any time of this date? */
export function isBusinessDay(calendar: BusinessCalendar, date: PlainDate): boolean {
  return hoursOn(calendar, dayOf(date)).length > 0;
}

/** The first business day after a date, which itself does not count (S14). Throws when the calendar never opens. */
export function nextBusinessDay(calendar: BusinessCalendar, date: PlainDate): PlainDate {
  const start = dayOf(date);
  for (let day = start + 1; day < start + 1000; day++) {
    if (hoursOn(calendar, day).length > 0) return dateOf(day);
  }
  throw new RangeError(`calendar ${calendar.key} never opens`);
}
