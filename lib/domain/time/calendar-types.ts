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
 * How a public holiday finds its day. `fixed` may be kept on another day by the weekday it falls on (`shift`, in days: a
 * Sunday's on Monday is `{ sun: 1 }`), and on 29 February says what happens in other years; `movedTo` is a date kept on
 * another day (5 February on the first Monday of February); `weekdayFrom` is the first such weekday on or after a date;
 * `easter` counts days from Easter Sunday.
 */
export type HolidayRule = RuleYears & { name: LocalText } & (
    | { kind: "fixed"; month: number; day: number; shift?: Shift; leap?: LeapDay }
    | ({ kind: "nthWeekday" } & NthWeekday)
    | { kind: "movedTo"; of: { month: number; day: number }; to: NthWeekday }
    | { kind: "weekdayFrom"; month: number; day: number; weekday: Weekday }
    | { kind: "easter"; offset: number }
    | { kind: "once"; date: PlainDate }
  );

/** By how many days a holiday moves that falls on a weekday. */
export type Shift = Partial<Record<Weekday, number>>;

/** Where 29 February is kept in a year without one. */
export const LEAP_DAYS = ["skip", "feb28", "mar1"] as const;
export type LeapDay = (typeof LEAP_DAYS)[number];

/**
 * Closed or open once, against the week and its holidays, from a date to another inclusive: for the whole day, or in
 * some hours of it. A closing takes its hours out of what is open, an opening adds them, also on a holiday.
 */
export type Exception = {
  name: LocalText;
  kind: "closed" | "open";
  date: PlainDate;
  until?: PlainDate;
  hours?: Hours[];
};

/** Whose public holidays the library suggests: codes of ISO 3166 ("ES", "MD"). */
export type Place = { country: string; region?: string };

/** A vendor's hours as one version says them. Round the clock knows neither weekly hours nor holidays. */
export type CalendarVersion = {
  key: string;
  version: number;
  zone: Zone;
  name: LocalText;
  place?: Place;
  /** The first day it counts on, where versions before it do until then. */
  from?: PlainDate;
} & (
  | { roundTheClock: true }
  | {
      roundTheClock?: false;
      /** Several periods a day are allowed; a weekday left out is closed. */
      weekly: Partial<Record<Weekday, Hours[]>>;
      holidays: HolidayRule[];
      exceptions?: Exception[];
    }
);

/**
 * A vendor's hours, as data: a version, and those before it, the latest first, each counting on its own days. So one
 * value says all that a walk needs, and the walk of a promise can be repeated from it.
 */
export type BusinessCalendar = CalendarVersion & { earlier?: CalendarVersion[] };

/** A public holiday in one year. `movedFrom` is the day it commemorates, when it is kept on another. */
export type Holiday = { date: PlainDate; name: LocalText; movedFrom?: PlainDate };
