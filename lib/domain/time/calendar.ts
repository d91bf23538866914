import {
  type BusinessCalendar,
  type CalendarVersion,
  type Exception,
  type Holiday,
  type HolidayRule,
  type Hours,
  type LeapDay,
  type RuleYears,
  WEEKDAYS,
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

type Memo = {
  years: Map<number, Map<number, Holiday>>;
  weekly: Map<string, Span[]>;
  exceptions: Map<number, Exception[]> | null;
  days: Map<number, Span[]>;
};

// By object, not by key and version: two tenants may use the same key, and a calendar under edit has no new version yet.
const memos = new WeakMap<CalendarVersion, Memo>();

function memoOf(version: CalendarVersion): Memo {
  let memo = memos.get(version);
  if (!memo) {
    memo = { years: new Map(), weekly: new Map(), exceptions: null, days: new Map() };
    memos.set(version, memo);
  }
  return memo;
}

function holdsIn(rule: RuleYears, year: number): boolean {
  if (rule.from !== undefined && year < rule.from) return false;
  if (rule.until !== undefined && year > rule.until) return false;
  if (rule.every === undefined) return true;
  return year >= rule.every.since && (year - rule.every.since) % rule.every.years === 0;
}

/** The day of a date in a year; null where the month has no such day and nothing says where it is kept then. */
function fixedDay({ month, day, leap }: { month: number; day: number; leap?: LeapDay }, year: number) {
  if (day <= daysInMonth(year, month)) return epochDay(year, month, day);
  if (leap === "feb28") return epochDay(year, 2, 28);
  return leap === "mar1" ? epochDay(year, 3, 1) : null;
}

/** The days a rule gives in some years, in order: what two rules are compared by. */
export function daysOfRule(rule: HolidayRule, from: number, until: number): number[] {
  const days: number[] = [];
  for (let year = from; year <= until; year++) {
    const hit = resolve(rule, year);
    if (hit) days.push(hit.day);
  }
  return days;
}

/** The day a rule gives in a year, and the day it was moved from. */
function resolve(rule: HolidayRule, year: number): { day: number; movedFrom?: number } | null {
  if (!holdsIn(rule, year)) return null;
  switch (rule.kind) {
    case "fixed": {
      const day = fixedDay(rule, year);
      if (day === null) return null;
      const by = rule.shift?.[weekdayOf(day)] ?? 0;
      return by === 0 ? { day } : { day: day + by, movedFrom: day };
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
    case "weekdayFrom": {
      const first = epochDay(year, rule.month, rule.day);
      return { day: first + ((WEEKDAYS.indexOf(rule.weekday) - WEEKDAYS.indexOf(weekdayOf(first)) + 7) % 7) };
    }
    case "easter":
      return { day: easterOf(year) + rule.offset };
    case "once":
      return civil(dayOf(rule.date)).year === year ? { day: dayOf(rule.date) } : null;
  }
}

function holidayMap(version: CalendarVersion, year: number): Map<number, Holiday> {
  const { years } = memoOf(version);
  const known = years.get(year);
  if (known) return known;
  const found = new Map<number, Holiday>();
  if (!version.roundTheClock) {
    // The years beside it too: a Sunday 31 December may be kept on 1 January, a Saturday 1 January on 31 December.
    for (const ruleYear of [year - 1, year, year + 1]) {
      for (const rule of version.holidays) {
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

/** The version that counts on a day; before the first one began, the first one. */
export function versionOn(calendar: BusinessCalendar, day: number): CalendarVersion {
  const { earlier } = calendar;
  if (!earlier || earlier.length === 0) return calendar;
  if (calendar.from === undefined || day >= dayOf(calendar.from)) return calendar;
  return earlier.find(one => one.from !== undefined && day >= dayOf(one.from)) ?? earlier.at(-1)!;
}

/** The public holidays of a year, by date (S2), each day's from the version that counts on it. Round the clock has none. */
export function holidaysIn(calendar: BusinessCalendar, year: number): Holiday[] {
  const versions = [calendar, ...(calendar.earlier ?? [])];
  return versions
    .flatMap(version =>
      [...holidayMap(version, year)]
        .filter(([day]) => versionOn(calendar, day) === version)
        .map(([, one]) => one),
    )
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The public holiday on a day since 1970-01-01, if it is one. */
export function holidayOnDay(calendar: BusinessCalendar, day: number): Holiday | null {
  return holidayMap(versionOn(calendar, day), civil(day).year).get(day) ?? null;
}

/** Milliseconds after midnight on the wall clock of "09:30"; "24:00" is the end of the day. */
function wall(text: string): number {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (!(minutes <= 1440) || Number(match?.[2]) > 59) throw new RangeError(`not a time of day: ${text}`);
  return minutes * MINUTE;
}

const WHOLE_DAY: Span = { from: 0, to: 1440 * MINUTE };

/** Spans in order: empty ones dropped, overlapping and touching ones joined. */
function joined(list: readonly Span[]): Span[] {
  const spans = list.filter(s => s.to > s.from).sort((a, b) => a.from - b.from);
  const found: Span[] = [];
  for (const span of spans) {
    const last = found.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else found.push({ ...span });
  }
  return found;
}

/** Hours as spans after midnight; left out, the whole day. */
export const spansOf = (hours: readonly Hours[] | undefined): Span[] =>
  hours ? joined(hours.map(({ from, to }) => ({ from: wall(from), to: wall(to) }))) : [WHOLE_DAY];

/** What of some spans is left without others. */
function less(spans: readonly Span[], taken: readonly Span[]): Span[] {
  return taken.reduce<Span[]>(
    (left, t) =>
      left.flatMap(s =>
        t.to <= s.from || t.from >= s.to
          ? [s]
          : [
              { from: s.from, to: t.from },
              { from: t.to, to: s.to },
            ].filter(one => one.to > one.from),
      ),
    [...spans],
  );
}

/** The closings and openings of a day, in the order they were written. */
export function exceptionsOn(calendar: BusinessCalendar, day: number): readonly Exception[] {
  const version = versionOn(calendar, day);
  if (version.roundTheClock || !version.exceptions) return [];
  const memo = memoOf(version);
  if (!memo.exceptions) {
    memo.exceptions = new Map();
    for (const one of version.exceptions) {
      const last = dayOf(one.until ?? one.date);
      for (let at = dayOf(one.date); at <= last; at++)
        memo.exceptions.set(at, [...(memo.exceptions.get(at) ?? []), one]);
    }
  }
  return memo.exceptions.get(day) ?? [];
}

/** The weekly hours of a weekday, holidays aside, in milliseconds of the wall clock after midnight. */
export function weeklyHours(calendar: BusinessCalendar, day: number): readonly Span[] {
  const version = versionOn(calendar, day);
  if (version.roundTheClock) return [WHOLE_DAY];
  const { weekly } = memoOf(version);
  const weekday = weekdayOf(day);
  let spans = weekly.get(weekday);
  if (!spans) {
    spans = spansOf(version.weekly[weekday] ?? []);
    weekly.set(weekday, spans);
  }
  return spans;
}

/**
 * The hours a day is open, on the wall clock (S2): those of its weekday unless it is a public holiday, less what is closed
 * that day, and what is opened.
 */
export function hoursOn(calendar: BusinessCalendar, day: number): readonly Span[] {
  const spans = weeklyHours(calendar, day);
  const usual = spans.length > 0 && holidayOnDay(calendar, day) ? [] : spans;
  const exceptions = exceptionsOn(calendar, day);
  if (exceptions.length === 0) return usual;
  const { days } = memoOf(versionOn(calendar, day));
  let known = days.get(day);
  if (!known) {
    const of = (kind: Exception["kind"]) =>
      exceptions.filter(one => one.kind === kind).flatMap(e => spansOf(e.hours));
    known = joined([...less(usual, of("closed")), ...of("open")]);
    days.set(day, known);
  }
  return known;
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
