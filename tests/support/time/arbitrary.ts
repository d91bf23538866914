import fc from "fast-check";
import {
  type BusinessCalendar,
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

/** A calendar, a start within two days of a change of the clocks, pauses over the following days, and a target. */
export const scene: fc.Arbitrary<Scene> = fc
  .record({
    place: fc.constantFrom(...moments),
    week: fc.array(hours, { minLength: 7, maxLength: 7 }),
    holiday: fc.option(fc.integer({ min: -2, max: 4 }), { nil: null }),
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
  .map(({ place: [zone, around], week, holiday, start, pauses, target }) => {
    const base = at(around, zone);
    const from = base + start * MINUTE;
    const date = new Date(base + (holiday ?? 0) * 86_400_000 + 43_200_000).toISOString().slice(0, 10);
    const weekly = Object.fromEntries(WEEKDAYS.map((day, i) => [day, week[i]])) as Record<Weekday, Hours[]>;
    return {
      calendar: {
        key: "any",
        version: 1,
        zone,
        name: "any",
        weekly,
        holidays: holiday === null ? [] : [{ kind: "once" as const, date, name: "a day off" }],
      },
      from,
      pauses: pauses.map(pause => ({
        from: from + pause.from * MINUTE,
        to: pause.length === null ? null : from + (pause.from + pause.length) * MINUTE,
      })),
      target,
    };
  });

/** A clock in such a scene, begun, read at some moment of the days after, stopped or not. */
export const readings = fc
  .tuple(scene, fc.nat(8 * 1440), fc.option(fc.nat(8 * 1440)), fc.array(fc.nat(8 * 1440), { maxLength: 3 }))
  .filter(
    ([{ calendar }]) =>
      calendar.roundTheClock === true ||
      Object.values(calendar.weekly).some(day => day.some(h => h.from < h.to)),
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
