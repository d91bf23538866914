import { WEEKDAYS, type Weekday } from "#lib/domain/time/calendar-types.ts";
import { weekdayOf } from "#lib/domain/time/civil.ts";
import { DAY, type Instant, MINUTE, type Span, type Zone } from "#lib/domain/time/types.ts";
import { offsetPieces } from "#lib/domain/time/zone.ts";

/** Hours of every day, over midnight where they end before they begin, and whole days. Times are "20:00" on the wall. */
export type QuietHours = { hours: { from: string; until: string } | null; days: readonly Weekday[] };

export const NO_QUIET: QuietHours = { hours: null, days: [] };

/** Every day of the week and the day after, in any zone. */
const LOOK_AHEAD = 9 * DAY;

/**
 * Until when it is quiet: the first moment, not before `at`, at which a mail may go; null where that is `at` itself. The wall
 * of the zone decides, so a night is an hour longer or shorter when clocks change. Hours that leave no moment of a week
 * (all days, or all hours) are none.
 */
export function quietUntil(quiet: QuietHours, zone: Zone, at: Instant): Instant | null {
  for (const piece of offsetPieces(zone, at, at + LOOK_AHEAD)) {
    const first = Math.floor((piece.from + piece.offset) / DAY);
    const last = Math.floor((piece.to - 1 + piece.offset) / DAY);
    for (let day = first; day <= last; day++) {
      if (quiet.days.includes(weekdayOf(day))) continue;
      for (const open of openOf(quiet)) {
        const from = Math.max(day * DAY + open.from - piece.offset, piece.from);
        const to = Math.min(day * DAY + open.to - piece.offset, piece.to);
        if (from < to) return from <= at ? null : from;
      }
    }
  }
  return null;
}

/** The stretches of a day in which mail may go, in milliseconds since its midnight. */
function openOf({ hours }: QuietHours): Span[] {
  if (!hours || hours.from === hours.until) return [{ from: 0, to: DAY }];
  const [from, until] = [sinceMidnight(hours.from), sinceMidnight(hours.until)];
  return from > until
    ? [{ from: until, to: from }]
    : [
        { from: 0, to: from },
        { from: until, to: DAY },
      ];
}

const sinceMidnight = (time: string) => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE;

/** Whether at least one day of the week is left. */
export const leavesADay = (days: readonly Weekday[]): boolean => WEEKDAYS.some(day => !days.includes(day));
