import { err, ok, type Result } from "#lib/domain/result.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { Instant, PlainDate, Span } from "#lib/domain/time/types.ts";
import { openPeriods } from "#lib/domain/time/walk.ts";
import { startOfDay, todayIn } from "#lib/domain/time/zone.ts";

export const BOOKED_STATES = [
  "asked",
  "proposed",
  "agreed",
  "declined",
  "cancelled",
  "used",
  "unused",
] as const;
export type BookedState = (typeof BOOKED_STATES)[number];

/** States that hold one of the plan's days: what came to nothing gives it back (S12). */
const HOLDING: readonly BookedState[] = ["asked", "proposed", "agreed", "used"];

/** Whether a day of this state takes its hours from another of the same contract. */
export const holdsDay = (state: BookedState): boolean => HOLDING.includes(state);

/** How many of a term's days are still free (S12); never below zero. */
export const daysLeft = (granted: number, states: readonly BookedState[]): number =>
  Math.max(0, granted - states.filter(holdsDay).length);

const overlap = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;

/** Why a day can't be booked, and at which field. */
export type BookingTrouble =
  | { field: "on"; reason: "none_left" | "past" | "too_soon" | "outside_term"; first: PlainDate }
  | { field: "to"; reason: "not_after" }
  | { field: "from"; reason: "office_hours"; open: Span[] }
  | { field: "from"; reason: "taken"; by: Span };

export type BookingAsked = {
  on: PlainDate;
  /** The hours wanted, as instants. */
  span: Span;
  now: Instant;
  today: PlainDate;
  /** Days that may still be booked, without the one that is moved. */
  left: number;
  leadDays: number;
  /** The hours of the contract's other days that hold theirs. */
  taken: readonly Span[];
  term: { startsOn: PlainDate; until: PlainDate };
  /** Its hours are office hours: a booked day lies outside them. */
  calendar: BusinessCalendar;
};

/**
 * Whether a day may be booked (S12): one is left, it lies in the term and far enough ahead, touches no office hours
 * (refused with the whole windows it touches) and no other booked day of the contract.
 * `leadDays` 0 for the side that serves: what both agree on may be tomorrow.
 */
export function mayBook(asked: BookingAsked): Result<true, BookingTrouble> {
  const { on, span, today, term } = asked;
  const first = addDays(today, asked.leadDays);
  if (asked.left <= 0) return err({ field: "on", reason: "none_left", first });
  if (on < today) return err({ field: "on", reason: "past", first });
  if (on < term.startsOn || on > term.until) return err({ field: "on", reason: "outside_term", first });
  if (on < first) return err({ field: "on", reason: "too_soon", first });
  if (span.to <= span.from) return err({ field: "to", reason: "not_after" });
  if (span.from <= asked.now) return err({ field: "on", reason: "past", first });
  const { zone } = asked.calendar;
  const dayBefore = startOfDay(zone, addDays(todayIn(zone, span.from), -1));
  const dayAfter = startOfDay(zone, addDays(todayIn(zone, span.to), 2));
  const open = openPeriods(asked.calendar, dayBefore, dayAfter).filter(one => overlap(one, span));
  if (open.length > 0) return err({ field: "from", reason: "office_hours", open });
  const by = asked.taken.find(one => overlap(one, span));
  return by ? err({ field: "from", reason: "taken", by }) : ok(true);
}
