import { civil, dateOf, dayOf, daysInMonth, epochDay } from "#lib/domain/time/civil.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOf(dayOf(date) + days);
}

/** Whole days from one date to another; negative when it lies before. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayOf(to) - dayOf(from);
}

/** The same day some months on; the month's last day where it has no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = civil(dayOf(date));
  const index = year * 12 + month - 1 + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return dateOf(epochDay(y, m, Math.min(day, daysInMonth(y, m))));
}

/**
 * The last day, inclusive, of a term of whole months (P21): twelve months from 12 March end on 11 March.
 * Where the end month has no such day, the term runs to that month's last day, never shorter.
 */
export function addMonthsInclusive(start: PlainDate, months: number): PlainDate {
  const end = addMonths(start, months);
  return end.slice(8) === start.slice(8) ? addDays(end, -1) : end;
}

/** The earlier of two dates. */
export function earlier(a: PlainDate, b: PlainDate): PlainDate {
  if (a < b) return a;
  return b;
}

/** The later of two dates. */
export function later(a: PlainDate, b: PlainDate): PlainDate {
  if (a > b) return a;
  return b;
}

/** Completed years from one day to another, at least 0: a year is over on the anniversary. */
export function completedYears(from: PlainDate, to: PlainDate): number {
  let years = Math.max(0, Number(to.slice(0, 4)) - Number(from.slice(0, 4)));
  if (years > 0 && addMonths(from, years * 12) > to) years -= 1;
  return years;
}

/** Whether the words are a real calendar day in ISO form, of a year that somebody can mean: the database knows no year 0, and terms are counted on from it. */
export function isPlainDate(value: string): boolean {
  const match = /^([12]\d{3})-(\d{2})-(\d{2})$/.exec(value);
  return match !== null && dateOf(epochDay(Number(match[1]), Number(match[2]), Number(match[3]))) === value;
}

/** Whether a day can be meant of a contract: papers are older than the portal, and terms are counted on from it. */
export const isUsualDate = (value: string): boolean =>
  isPlainDate(value) && value >= "1990-01-01" && value <= "2099-12-31";
