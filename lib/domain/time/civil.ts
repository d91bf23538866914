import { type NthWeekday, WEEKDAYS, type Weekday } from "#lib/domain/time/calendar-types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/*
 * Calendar arithmetic on whole numbers: a day is its distance from 1970-01-01. Walking a clock asks for
 * thousands of dates a page, and date objects would be most of the bill.
 */

/** Days since 1970-01-01 of a date in the Gregorian calendar. */
export function epochDay(year: number, month: number, day: number): number {
  // Years begin in March here, so that the leap day is the last of its year.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** The date of a day since 1970-01-01. */
export function civil(days: number): { year: number; month: number; day: number } {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const shifted = Math.floor((5 * doy + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** Days since 1970-01-01 of an ISO date. A text that is no date is a bug, so it throws. */
export function dayOf(date: PlainDate): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) throw new RangeError(`not a date: ${date}`);
  const day = epochDay(Number(match[1]), Number(match[2]), Number(match[3]));
  if (dateOf(day) !== date) throw new RangeError(`not a date: ${date}`);
  return day;
}

/** The ISO date of a day since 1970-01-01. */
export function dateOf(day: number): PlainDate {
  const { year, month, day: d } = civil(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

/** The weekday of a day since 1970-01-01, which was a Thursday. */
export function weekdayOf(day: number): Weekday {
  return WEEKDAYS[(((day + 3) % 7) + 7) % 7]!;
}

export function daysInMonth(year: number, month: number): number {
  return epochDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - epochDay(year, month, 1);
}

/** Easter Sunday of a year in the western churches, as days since 1970-01-01. */
export function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return epochDay(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** The n-th such weekday of a month, from its end when negative; null in a month that has no such day. */
export function nthWeekdayOf(year: number, { month, weekday, nth }: NthWeekday): number | null {
  const length = daysInMonth(year, month);
  const first = epochDay(year, month, 1);
  const wanted = WEEKDAYS.indexOf(weekday);
  const at = (day: number) => WEEKDAYS.indexOf(weekdayOf(day));
  if (nth > 0) {
    const day = first + ((wanted - at(first) + 7) % 7) + (nth - 1) * 7;
    return day < first + length ? day : null;
  }
  const last = first + length - 1;
  const day = last - ((at(last) - wanted + 7) % 7) + (nth + 1) * 7;
  return nth < 0 && day >= first ? day : null;
}
