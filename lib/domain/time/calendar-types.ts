import type { LocalText } from "#lib/domain/text.ts";
import type { PlainDate, Zone } from "#lib/domain/time/types.ts";

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** In ISO order: Monday first. */
export const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Hours of one day on the wall clock, "09:00" to "18:00"; "24:00" is the end of the day. */
export type Hours = { from: string; to: string };

/** The first (1), second (2)… or last (-1) such weekday of a month. */
export type NthWeekday = { month: number; weekday: Weekday; nth: number };

/** Which years a rule holds in: bounds are inclusive; `every` keeps each n-th year counted from `since`. */
export type RuleYears = { from?: number; until?: number; every?: { years: number; since: number } };

/**
 * How a public holiday finds its day. `fixed` may step to Monday when it falls on a Sunday; `movedTo` is
 * a date kept on another day (5 February on the first Monday of February); `easter` counts days from Easter Sunday.
 */
export type HolidayRule = RuleYears & { name: LocalText } & (
    | { kind: "fixed"; month: number; day: number; sundayTo?: "monday" }
    | ({ kind: "nthWeekday" } & NthWeekday)
    | { kind: "movedTo"; of: { month: number; day: number }; to: NthWeekday }
    | { kind: "easter"; offset: number }
    | { kind: "once"; date: PlainDate }
  );

/** A vendor's hours, as data. Round the clock knows neither weekly hours nor holidays. */
export type BusinessCalendar = {
  key: string;
  version: number;
  zone: Zone;
  name: LocalText;
} & (
  | { roundTheClock: true }
  | {
      roundTheClock?: false;
      /** Several periods a day are allowed; a weekday left out is closed. */
      weekly: Partial<Record<Weekday, Hours[]>>;
      holidays: HolidayRule[];
    }
);

/** A public holiday in one year. `movedFrom` is the day it commemorates, when it is kept on another. */
export type Holiday = { date: PlainDate; name: LocalText; movedFrom?: PlainDate };
