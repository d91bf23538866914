import type { LocalText } from "#lib/domain/text.ts";
import { exceptionsOn, holidayOnDay, hoursOn, spansOf, weeklyHours } from "#lib/domain/time/calendar.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { dateOf, dayOf } from "#lib/domain/time/civil.ts";
import type { ClosedReason } from "#lib/domain/time/clock-types.ts";
import { DAY, type Instant, type PlainDate, type Span } from "#lib/domain/time/types.ts";
import { dayIn, offsetAt } from "#lib/domain/time/zone.ts";

/** The first and last date on which nothing is open between two moments; null when each of them opens. */
export function closedDates(
  calendar: BusinessCalendar,
  from: Instant,
  to: Instant,
): { from: PlainDate; to: PlainDate } | null {
  const days: number[] = [];
  const last = dayIn(calendar.zone, to - 1);
  for (let day = dayIn(calendar.zone, from); day <= last; day++) {
    if (hoursOn(calendar, day).length === 0) days.push(day);
  }
  return days.length > 0 ? { from: dateOf(days[0]!), to: dateOf(days.at(-1)!) } : null;
}

/** Why a calendar is closed between two moments without an open one between them, in order of date. */
export function closedReasons(calendar: BusinessCalendar, from: Instant, to: Instant): ClosedReason[] {
  const reasons: ClosedReason[] = [];
  const first = dayIn(calendar.zone, from);
  const last = dayIn(calendar.zone, to - 1);
  for (let day = first; day <= last; day++) {
    const date = dateOf(day);
    const usual = weeklyHours(calendar, day);
    const shut: Span = {
      from: day === first ? from + offsetAt(calendar.zone, from) - day * DAY : 0,
      to: day === last ? to + offsetAt(calendar.zone, to - 1) - day * DAY : DAY,
    };
    const takes = (spans: readonly Span[]) => usual.some(open => spans.some(s => meet(open, s, shut)));
    const holiday = holidayOnDay(calendar, day);
    const closing = exceptionsOn(calendar, day).find(e => e.kind === "closed" && takes(spansOf(e.hours)));
    // A holiday on a Sunday closes nothing that was open: the weekend is the reason.
    if (holiday && takes([shut])) reasons.push({ kind: "holiday", ...holiday });
    else if (closing) closedBy(reasons, closing.name, date);
    else if (usual.length === 0 && hoursOn(calendar, day).length === 0) {
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
  const between = wall >= (hours[0]?.to ?? DAY) && wall < (hours.at(-1)?.from ?? 0);
  return [{ kind: between ? "break" : "night" }];
}

/** Whether three spans have a moment in common. */
const meet = (...spans: Span[]) => Math.max(...spans.map(s => s.from)) < Math.min(...spans.map(s => s.to));

/** A closing of several days is one reason. */
function closedBy(reasons: ClosedReason[], name: LocalText, date: PlainDate): void {
  const before = reasons.at(-1);
  if (before?.kind === "closing" && before.name === name && dayOf(before.to) === dayOf(date) - 1)
    before.to = date;
  else reasons.push({ kind: "closing", name, from: date, to: date });
}
