import { daysBetween } from "#lib/domain/time/dates.ts";
import type { Instant, Zone } from "#lib/domain/time/types.ts";
import { instantOf, offsetAt, timeIn, todayIn } from "#lib/domain/time/zone.ts";

/** The hours of a first day and on how many days in a row they are kept. */
export type DailyHours = { from: Instant; to: Instant; days: number };

/**
 * The hours of a date of a course, day by day in its own zone: of 9:00 on Monday to 17:00 on Tuesday, two days from 9 to 17
 * and not the night between. One stretch as it stands where its last hour is no later in the day than its first, and where
 * the clocks are changed between: a repetition in UTC would then be an hour off.
 */
export function dailyHours(from: Instant, to: Instant, zone: Zone): DailyHours {
  const first = todayIn(zone, from);
  const days = daysBetween(first, todayIn(zone, to)) + 1;
  const end = instantOf(zone, first, timeIn(zone, to));
  const oneStretch = days < 2 || end <= from || offsetAt(zone, from) !== offsetAt(zone, to);
  return oneStretch ? { from, to, days: 1 } : { from, to: end, days };
}
