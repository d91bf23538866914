import fc from "fast-check";
import {
  type BusinessCalendar,
  type CalendarVersion,
  type Exception,
  type HolidayRule,
  type Hours,
  WEEKDAYS,
  type Weekday,
} from "#lib/domain/time/calendar-types.ts";
import { MINUTE, type Pause } from "#lib/domain/time/types.ts";
import { at } from "#tests/support/time/oracle.ts";

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Zero to three periods a day, on quarters of an hour, overlapping or touching as chance has it. */
const hours: fc.Arbitrary<Hours[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Hours[]>([{ from: "09:00", to: "18:00" }]) },
  { weight: 2, arbitrary: fc.constant<Hours[]>([{ from: "00:00", to: "24:00" }]) },
  { weight: 1, arbitrary: fc.constant<Hours[]>([]) },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.tuple(fc.integer({ min: 0, max: 96 }), fc.integer({ min: 0, max: 96 })), { maxLength: 3 })
      .map(list =>
        list.map(([a, b]) => ({ from: clock(Math.min(a, b) * 15), to: clock(Math.max(a, b) * 15) })),
      ),
  },
);

/** Places and days at which the clocks change, one way or the other; Beirut and Havana skip midnight. */
const moments: [zone: string, around: string][] = [
  ["America/Mexico_City", "2022-04-03T00:00"],
  ["America/Mexico_City", "2022-10-30T00:00"],
  ["America/Mexico_City", "2026-11-16T00:00"],
  ["Europe/Madrid", "2026-03-29T00:00"],
  ["Europe/Madrid", "2026-10-25T00:00"],
  ["America/New_York", "2027-03-14T00:00"],
  ["America/New_York", "2027-11-07T00:00"],
  ["Asia/Beirut", "2027-03-28T00:00"],
  ["Asia/Beirut", "2026-10-25T00:00"],
  ["America/Havana", "2027-03-14T00:00"],
  ["Australia/Lord_Howe", "2026-10-04T00:00"],
  ["Australia/Lord_Howe", "2027-04-04T00:00"],
  ["America/St_Johns", "2007-11-04T00:00"],
  ["Asia/Kathmandu", "2026-12-31T00:00"],
];

export type Scene = { calendar: BusinessCalendar; from: number; pauses: Pause[]; target: number };

type Days = { on: number; length: number; kind: Exception["kind"]; hours: Hours[] | null };

/** Closings and openings around that day, of one day or of several, whole or in some hours, agreeing or not. */
const exceptions: fc.Arbitrary<Days[]> = fc.array(
  fc.record({
    on: fc.integer({ min: -3, max: 5 }),
    length: fc.constantFrom(1, 1, 1, 2, 4),
    kind: fc.constantFrom("closed" as const, "open" as const),
    hours: fc.option(hours, { nil: null, freq: 2 }),
  }),
  { maxLength: 2 },
);

/** A holiday by date near that day, moved from some weekdays. */
const shifted = fc.option(
  fc.record({
    on: fc.integer({ min: -2, max: 4 }),
    shift: fc.dictionary(fc.constantFrom(...WEEKDAYS), fc.integer({ min: -2, max: 2 }), { maxKeys: 3 }),
  }),
  { nil: null },
);

const one = fc.record({
  week: fc.array(hours, { minLength: 7, maxLength: 7 }),
  holiday: fc.option(fc.integer({ min: -2, max: 4 }), { nil: null }),
  shifted,
  exceptions,
});

type One = typeof one extends fc.Arbitrary<infer T> ? T : never;

function versionOf(
  { week, holiday, shifted, exceptions }: One,
  zone: string,
  dateAt: (day: number) => string,
) {
  const holidays: HolidayRule[] = [];
  if (holiday !== null) holidays.push({ kind: "once", date: dateAt(holiday), name: "a day off" });
  if (shifted) {
    const [month, day] = dateAt(shifted.on).slice(5).split("-").map(Number) as [number, number];
    holidays.push({ kind: "fixed", month, day, shift: shifted.shift, name: "a moved one" });
  }
  return {
    key: "any",
    version: 1,
    zone,
    name: "any",
    weekly: Object.fromEntries(WEEKDAYS.map((day, i) => [day, week[i]])) as Record<Weekday, Hours[]>,
    holidays,
    exceptions: exceptions.map(({ on, length, kind, hours }) => ({
      name: "an exception",
      kind,
      date: dateAt(on),
      until: dateAt(on + length - 1),
      ...(hours ? { hours } : {}),
    })),
  };
}

/**
 * A calendar that may change into another on one of the days, in its own zone or in another one; a start within two days
 * of a change of the clocks, pauses over the following days, and a target.
 */
export const scene: fc.Arbitrary<Scene> = fc
  .record({
    place: fc.constantFrom(...moments),
    now: one,
    before: fc.option(
      fc.record({ day: fc.integer({ min: -2, max: 4 }), said: one, zone: fc.nat(moments.length * 3) }),
      { nil: null, freq: 2 },
    ),
    start: fc.integer({ min: -2 * 1440, max: 1440 }),
    pauses: fc.array(
      fc.record({
        from: fc.integer({ min: -600, max: 5 * 1440 }),
        length: fc.option(fc.integer({ min: 0, max: 1800 }), { nil: null, freq: 12 }),
      }),
      { maxLength: 4 },
    ),
    target: fc.integer({ min: 1, max: 42 * 60 }),
  })
  .map(({ place: [zone, around], now, before, start, pauses, target }) => {
    const base = at(around, zone);
    const from = base + start * MINUTE;
    const dateAt = (day: number) => new Date(base + day * 86_400_000 + 43_200_000).toISOString().slice(0, 10);
    const newest = versionOf(now, zone, dateAt);
    // Every third one moves to another zone with its new hours.
    const moved = before && moments[before.zone]?.[0];
    const calendar: BusinessCalendar = before
      ? {
          ...newest,
          version: 2,
          from: dateAt(before.day),
          earlier: [versionOf(before.said, moved ?? zone, dateAt) as CalendarVersion],
        }
      : newest;
    return {
      calendar,
      from,
      pauses: pauses.map(pause => ({
        from: from + pause.from * MINUTE,
        to: pause.length === null ? null : from + (pause.from + pause.length) * MINUTE,
      })),
      target,
    };
  });

/** Whether a calendar ever opens by its newest hours: one that doesn't has no due times at all. */
const opens = ({ calendar }: Scene) =>
  calendar.roundTheClock === true || Object.values(calendar.weekly).some(day => day.some(h => h.from < h.to));

/** A scene in which a target comes to an end. */
export const openingScene: fc.Arbitrary<Scene> = scene.filter(opens);

/** A clock in such a scene, begun, read at some moment of the days after, stopped or not. */
export const readings = fc
  .tuple(
    openingScene,
    fc.nat(8 * 1440),
    fc.option(fc.nat(8 * 1440)),
    fc.array(fc.nat(8 * 1440), { maxLength: 3 }),
  )
  .map(([{ calendar, from, pauses, target }, now, stopped, cuts]) => ({
    startedAt: from,
    stoppedAt: stopped === null ? null : from + stopped * MINUTE,
    targetMinutes: target,
    warnAtPercent: 75,
    calendar,
    pauses,
    cuts: cuts.map(minutes => from + minutes * MINUTE),
    now: from + now * MINUTE,
  }));
