import { civil, dateOf, dayOf, daysInMonth } from "#lib/domain/time/civil.ts";

/** Days a month needs in a range for its name to have room. */
const LEAST_DAYS = 18;

export const hasRoom = (month: { days: number }): boolean => month.days >= LEAST_DAYS;

/** The months of a range of days, both ends included: the first day of each that lies in it, and how many days do. */
export function monthsBetween(from: string, to: string): { day: string; days: number }[] {
  const found: { day: string; days: number }[] = [];
  const last = dayOf(to);
  for (let at = dayOf(from); at <= last; ) {
    const { year, month, day } = civil(at);
    const days = Math.min(daysInMonth(year, month) - day, last - at) + 1;
    found.push({ day: dateOf(at), days });
    at += days;
  }
  return found;
}
