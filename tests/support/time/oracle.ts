import { Temporal } from "temporal-polyfill";
import { type BusinessCalendar, WEEKDAYS } from "#lib/domain/time/calendar-types.ts";
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

/** Is the minute that begins here open? Looks at the wall clock and at nothing else; knows only `once` holidays. */
export function isOpenMinute(calendar: BusinessCalendar, minute: Instant): boolean {
  if (calendar.roundTheClock) return true;
  const here = Temporal.Instant.fromEpochMilliseconds(minute).toZonedDateTimeISO(calendar.zone);
  const date = here.toPlainDate().toString();
  if (calendar.holidays.some(rule => rule.kind === "once" && rule.date === date)) return false;
  const ofDay = here.hour * 60 + here.minute;
  const hours = calendar.weekly[WEEKDAYS[here.dayOfWeek - 1]!] ?? [];
  return hours.some(({ from, to }) => minutesOf(from) <= ofDay && ofDay < minutesOf(to));
}

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
