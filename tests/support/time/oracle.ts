import { Temporal } from "temporal-polyfill";
import {
  type BusinessCalendar,
  type CalendarVersion,
  type Exception,
  type HolidayRule,
  type Hours,
  WEEKDAYS,
} from "#lib/domain/time/calendar-types.ts";
import { type Instant, MINUTE, type Pause } from "#lib/domain/time/types.ts";

/** A moment from an ISO text with offset, or on the wall of a zone: `at("2026-11-24T09:00", "Europe/Madrid")`. */
export function at(text: string, zone?: string): Instant {
  return zone
    ? Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
    : Temporal.Instant.from(text).epochMilliseconds;
}

/** The moment as the wall of a zone shows it: "2026-11-24 09:00". */
export function wall(instant: Instant, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " ");
}

const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** What is kept of what was looked up: the cases share zones and days, and each minute is asked for many times. */
function remembered<K extends object, N, T>(look: (of: K, name: N) => T): (of: K, name: N) => T {
  const known = new WeakMap<K, Map<N, T>>();
  return (of, name) => {
    let values = known.get(of);
    if (!values) {
      values = new Map();
      known.set(of, values);
    }
    if (!values.has(name)) values.set(name, look(of, name));
    return values.get(name)!;
  };
}

const begins = remembered(
  (version: CalendarVersion, from: string) =>
    Temporal.PlainDate.from(from).toZonedDateTime(version.zone).epochMilliseconds,
);

/** The version that counts at a moment: the newest whose day has begun in its own zone. */
function versionAt(calendar: BusinessCalendar, minute: Instant): CalendarVersion {
  const { from } = calendar;
  if (from === undefined || minute >= begins(calendar, from)) return calendar;
  const earlier = calendar.earlier ?? [];
  return earlier.find(one => one.from === undefined || minute >= begins(one, one.from)) ?? earlier.at(-1)!;
}

/** What clock and calendar on the wall show, kept by zone. */
const walls: Record<string, object> = {};
const wallAt = remembered((zone: { name?: string }, minute: Instant) => {
  const there = Temporal.Instant.fromEpochMilliseconds(minute).toZonedDateTimeISO(zone.name!);
  const date = there.toPlainDate().toString();
  return { date, minutes: there.hour * 60 + there.minute, weekday: there.dayOfWeek - 1 };
});
const here = (zone: string, minute: Instant) => {
  walls[zone] ??= { name: zone };
  return wallAt(walls[zone], minute);
};

/** Is a date a holiday? Knows single dates, and dates of the year with the weekdays they move from. */
const isHoliday = remembered((rules: readonly HolidayRule[], text: string): boolean => {
  const date = Temporal.PlainDate.from(text);
  return rules.some(rule => {
    if (rule.kind === "once") return rule.date === text;
    if (rule.kind !== "fixed") throw new Error("the oracle does not know this rule");
    return [-1, 0, 1].some(year => {
      const day = Temporal.PlainDate.from({ year: date.year + year, month: rule.month, day: rule.day });
      // 29 February in a year without one: nothing says where it is kept, so it is not.
      if (day.day !== rule.day) return false;
      return day.add({ days: rule.shift?.[WEEKDAYS[day.dayOfWeek - 1]!] ?? 0 }).equals(date);
    });
  });
});

/** Is the minute that begins here open? Looks at the wall clock and at nothing else. */
export const isOpenMinute = remembered((calendar: BusinessCalendar, minute: Instant): boolean => {
  const version = versionAt(calendar, minute);
  if (version.roundTheClock) return true;
  const { date, minutes, weekday } = here(version.zone, minute);
  const within = (hours: Hours[]) =>
    hours.some(({ from, to }) => minutesOf(from) <= minutes && minutes < minutesOf(to));
  const excepted = (kind: Exception["kind"]) =>
    (version.exceptions ?? []).some(
      one =>
        one.kind === kind &&
        one.date <= date &&
        date <= (one.until ?? one.date) &&
        (one.hours === undefined || within(one.hours)),
    );
  if (excepted("open")) return true;
  if (excepted("closed") || isHoliday(version.holidays, date)) return false;
  return within(version.weekly[WEEKDAYS[weekday]!] ?? []);
});

const isPaused = (pauses: Pause[], minute: Instant) =>
  pauses.some(pause => pause.from <= minute && (pause.to === null || minute < pause.to));

/** Counted minutes in [from, to), one minute at a time. */
export function naiveMinutes(
  calendar: BusinessCalendar,
  from: Instant,
  to: Instant,
  pauses: Pause[] = [],
): number {
  let sum = 0;
  for (let minute = from; minute < to; minute += MINUTE) {
    if (isOpenMinute(calendar, minute) && !isPaused(pauses, minute)) sum++;
  }
  return sum;
}

/** The due time, one minute at a time; null when the target isn't reached before `horizon`. */
export function naiveDue(
  calendar: BusinessCalendar,
  from: Instant,
  target: number,
  pauses: Pause[],
  horizon: Instant,
): Instant | null {
  let left = target;
  for (let minute = from; minute < horizon; minute += MINUTE) {
    if (left === 0) return minute;
    if (isOpenMinute(calendar, minute) && !isPaused(pauses, minute)) left--;
  }
  return left === 0 ? horizon : null;
}
