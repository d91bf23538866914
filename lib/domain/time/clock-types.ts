import type { LocalText } from "#lib/domain/text.ts";
import type { BusinessCalendar, Holiday } from "#lib/domain/time/calendar-types.ts";
import type { Instant, Minutes, Pause, PlainDate, Zone } from "#lib/domain/time/types.ts";

export type ClockState = "not_started" | "running" | "warned" | "paused" | "breached" | "met" | "met_late";

/** What a clock is read from. `cuts` split the table's segments where something else changed hands. */
export type ClockInput = {
  startedAt: Instant | null;
  targetMinutes: Minutes;
  calendar: BusinessCalendar;
  pauses: readonly Pause[];
  stoppedAt: Instant | null;
  warnAtPercent: number;
  now: Instant;
  cuts?: readonly Instant[];
  /** False where only the bar is drawn: `segments` stays empty, and no reason for closed time is looked for. */
  inWords?: boolean;
};

/** used: before the warning; uwarn: after it; over: past due; left: still to come; paused: does not count. */
export type PartKind = "used" | "uwarn" | "over" | "left" | "paused";

/** Why it is closed: between two periods of a day, at night, a weekday without hours, a public holiday, a closing of its own. */
export type ClosedReason =
  | { kind: "break" }
  | { kind: "night" }
  | { kind: "weekend"; from: PlainDate; to: PlainDate }
  | ({ kind: "holiday" } & Holiday)
  | { kind: "closing"; name: LocalText; from: PlainDate; to: PlainDate };

/** A row of the walk: whole minutes counted in it and in all rows up to it. */
export type ClockSegment = {
  from: Instant;
  to: Instant;
  counted: Minutes;
  sum: Minutes;
  /** Begins at one of the input's cuts. */
  cut: boolean;
} & ({ kind: PartKind } | { kind: "closed"; reasons: ClosedReason[] });

/** `projected`: not a promise, but where it would fall if the pause ended now. */
export type ClockMark = { kind: "warn" | "due" | "now"; at: Instant; projected: boolean };

/** What stands in an open period of the bar, left to right. Widths are minutes of open time. */
export type BarItem =
  | { type: "part"; kind: PartKind | "after"; minutes: Minutes }
  | ({ type: "mark" } & ClockMark);

/** The bar: open periods (`.op`) with closed gaps (`.shut`, long when whole days are closed). */
export type BarGroup =
  | { type: "open"; from: Instant; to: Instant; minutes: Minutes; items: BarItem[] }
  | { type: "shut"; long: boolean };

/** Labels under the bar: a day, or several where the bar is condensed; a gap with the days that are closed. */
export type BarDay =
  | { type: "day"; from: PlainDate; to: PlainDate; minutes: Minutes }
  | { type: "gap"; long: boolean; from: PlainDate | null; to: PlainDate | null };

/** A clock, read at one moment: plain data that a component draws without computing. */
export type ClockWalk = {
  state: ClockState;
  zone: Zone;
  calendar: { key: string; version: number };
  now: Instant;
  startedAt: Instant | null;
  stoppedAt: Instant | null;
  /** Since when it has been paused, while it is. */
  pausedSince: Instant | null;
  /** Due and warning; null before the start. Projected while paused, see `projected`. */
  due: Instant | null;
  warnAt: Instant | null;
  projected: boolean;
  targetMinutes: Minutes;
  usedMinutes: Minutes;
  /** Zero once the target is used up. For a met clock: what was to spare. */
  leftMinutes: Minutes;
  overMinutes: Minutes;
  pausedMinutes: Minutes;
  marks: ClockMark[];
  segments: ClockSegment[];
  bar: BarGroup[];
  days: BarDay[];
};
