import { Temporal } from "temporal-polyfill";
import type { Instant, PlainDate, Zone } from "#lib/domain/time/types.ts";

/** The day so many calendar days later (earlier when negative). */
export function addDays(day: PlainDate, days: number): PlainDate {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Calendar days from one day to another: 0 on the same day, negative when `to` lies before. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;
}

/**
 * The last day of a term of so many months, first day included (P21): twelve months from 12 March end on 11 March.
 * Where the month of the end is too short for the day (31 January, one month), the term ends with that month.
 */
export function addMonthsInclusive(first: PlainDate, months: number): PlainDate {
  const start = Temporal.PlainDate.from(first);
  const anniversary = start.add({ months });
  const short = anniversary.day < start.day;
  return (short ? anniversary : anniversary.subtract({ days: 1 })).toString();
}

/** Completed years from one day to another, at least 0. */
export function completedYears(from: PlainDate, to: PlainDate): number {
  return Math.max(
    0,
    Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "years" }).years,
  );
}

/** The calendar day it is in a zone at an instant. */
export function dayAt(instant: Instant, zone: Zone): PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** Whether a day is a real calendar day in ISO form. */
export function isPlainDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  try {
    return Temporal.PlainDate.from(value, { overflow: "reject" }).toString() === value;
  } catch {
    return false;
  }
}

export function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a <= b ? a : b;
}

export function later(a: PlainDate, b: PlainDate): PlainDate {
  return a >= b ? a : b;
}
