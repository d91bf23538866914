import { holidayOnDay, hoursOn, weeklyHours } from "#lib/domain/time/calendar.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { dateOf, dayOf } from "#lib/domain/time/civil.ts";
import type { ClosedReason } from "#lib/domain/time/clock-types.ts";
import { DAY, type Instant, type PlainDate } from "#lib/domain/time/types.ts";
import { offsetAt, todayIn } from "#lib/domain/time/zone.ts";

/** The first and last date on which nothing is open between two moments; null when each of them opens. */
export function closedDates(
  calendar: BusinessCalendar,
  from: Instant,
  to: Instant,
): { from: PlainDate; to: PlainDate } | null {
  const days: number[] = [];
  const last = dayOf(todayIn(calendar.zone, to - 1));
  for (let day = dayOf(todayIn(calendar.zone, from)); day <= last; day++) {
    if (hoursOn(calendar, day).length === 0) days.push(day);
  }
  return days.length > 0 ? { from: dateOf(days[0]!), to: dateOf(days.at(-1)!) } : null;
}

/** Why a calendar is closed between two moments without an open one between them, in order of date. */
export function closedReasons(calendar: BusinessCalendar, from: Instant, to: Instant): ClosedReason[] {
  const reasons: ClosedReason[] = [];
  const first = dayOf(todayIn(calendar.zone, from));
  const last = dayOf(todayIn(calendar.zone, to - 1));
  for (let day = first; day <= last; day++) {
    const holiday = holidayOnDay(calendar, day);
    const open = weeklyHours(calendar, day).length > 0;
    const date = dateOf(day);
    // A holiday on a Sunday closes nothing that was open: the weekend is the reason.
    if (open && holiday) reasons.push({ kind: "holiday", ...holiday });
    else if (!open) {
      const before = reasons.at(-1);
      if (before?.kind === "weekend" && dayOf(before.to) === day - 1) before.to = date;
      else reasons.push({ kind: "weekend", from: date, to: date });
    }
  }
  if (reasons.length > 0) return reasons;
  if (first !== last) return [{ kind: "night" }];
  // Within one day: a break has open hours on both sides, an early morning or a late evening has not.
  const hours = hoursOn(calendar, first);
  const wall = from + offsetAt(calendar.zone, from) - first * DAY;
  const between = wall >= hours[0]!.to && wall < hours.at(-1)!.from;
  return [{ kind: between ? "break" : "night" }];
}
