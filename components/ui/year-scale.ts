/** Places on a strip of twelve months of equal width. Days are `2027-03-11`; places are percent, 0 to 100. */

import { daysInMonth } from "#lib/domain/time/civil.ts";
import { addDays, addMonths } from "#lib/domain/time/dates.ts";

/** The beginning of a day; days outside the strip stand at its edges. */
export function placeOf(day: string, firstMonth: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const [year0 = 0, month0 = 1] = firstMonth.split("-").map(Number);
  const index = (year - year0) * 12 + (month - month0);
  const place = ((index + (date - 1) / daysInMonth(year, month)) / 12) * 100;
  return Math.round(Math.max(0, Math.min(100, place)) * 100) / 100;
}

/** The end of a day: a certificate that is valid until the 9th ends there. */
export function placeAfter(day: string, firstMonth: string): number {
  return placeOf(addDays(day, 1), firstMonth);
}

/** The first days of the twelve months from `2026-11`. */
export function monthsOf(firstMonth: string): string[] {
  return Array.from({ length: 12 }, (_, index) => addMonths(`${firstMonth.slice(0, 7)}-01`, index));
}

/** Whether a day lies in the twelve months. */
export function onStrip(day: string, firstMonth: string): boolean {
  const months = monthsOf(firstMonth);
  const last = months[11] ?? firstMonth;
  return day.slice(0, 7) >= firstMonth.slice(0, 7) && day.slice(0, 7) <= last.slice(0, 7);
}
