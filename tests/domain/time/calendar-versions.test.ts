import { describe, expect, it } from "vitest";
import { holidaysIn, hoursOn, isBusinessDay } from "#lib/domain/time/calendar.ts";
import type { BusinessCalendar, CalendarVersion } from "#lib/domain/time/calendar-types.ts";
import { joinVersions, versionInForce } from "#lib/domain/time/calendar-versions.ts";
import { dayOf } from "#lib/domain/time/civil.ts";
import { clockWalk } from "#lib/domain/time/clock.ts";
import { dueAt, openMinutesBetween, openPeriods } from "#lib/domain/time/walk.ts";
import { madridHours } from "#prisma/seed/calendars.ts";
import { at, wall } from "#tests/support/time/oracle.ts";

type Weekly = Extract<CalendarVersion, { weekly: unknown }>;
const madrid = madridHours as Weekly;
const from8to15 = [{ from: "08:00", to: "15:00" }];
const summer: Weekly = {
  ...madrid,
  version: 2,
  weekly: { mon: from8to15, tue: from8to15, wed: from8to15, thu: from8to15, fri: from8to15 },
};
const joined = (...days: [CalendarVersion, string][]) =>
  joinVersions(days.map(([calendar, effectiveFrom]) => ({ calendar, effectiveFrom })));
/** 9:00 to 18:00 until Tuesday 30 June 2026, 8:00 to 15:00 from 1 July on. */
const turning = joined([madrid, "2020-01-01"], [summer, "2026-07-01"]);
const local = (text: string) => at(text, "Europe/Madrid");
const says = (instant: number | null) => instant && wall(instant, "Europe/Madrid");

describe("a calendar in its versions, each counting on its own days", () => {
  it("S2: a walk across the change counts each day by the version of that day", () => {
    const periods = openPeriods(turning, local("2026-06-30T00:00"), local("2026-07-02T00:00"));
    expect(periods.map(one => [says(one.from), says(one.to)])).toEqual([
      ["2026-06-30 09:00", "2026-06-30 18:00"],
      ["2026-07-01 08:00", "2026-07-01 15:00"],
    ]);
    expect(openMinutesBetween(turning, local("2026-06-30T17:00"), local("2026-07-01T09:00"))).toBe(120);
  });

  it("S3: a target begun before the change is due by the hours of the day on which it is used up", () => {
    expect(says(dueAt(turning, local("2026-06-30T16:00"), 4 * 60))).toBe("2026-07-01 10:00");
    expect(says(dueAt(madrid, local("2026-06-30T16:00"), 4 * 60))).toBe("2026-07-01 11:00");
    // Used up exactly at the closing of the last day of the old hours.
    expect(says(dueAt(turning, local("2026-06-30T16:00"), 2 * 60))).toBe("2026-06-30 18:00");
  });

  it("takes holidays and closings from the version of the day", () => {
    const without: CalendarVersion = { ...summer, holidays: [] };
    const both = joined([madrid, "2020-01-01"], [without, "2026-07-01"]);
    expect(isBusinessDay(both, "2026-05-01")).toBe(false);
    expect(isBusinessDay(both, "2026-12-25")).toBe(true);
    expect(holidaysIn(both, 2026).map(one => one.date)).toEqual(
      holidaysIn(madrid, 2026)
        .map(one => one.date)
        .filter(date => date < "2026-07-01"),
    );
  });

  it("replaces a version that was still to come by one published later for an earlier day", () => {
    const third: CalendarVersion = { ...madrid, version: 3, weekly: { mon: from8to15 } };
    const all = joined([madrid, "2020-01-01"], [summer, "2026-07-01"], [third, "2026-06-01"]);
    expect(all.earlier?.map(one => one.version)).toEqual([1]);
    expect(isBusinessDay(all, "2026-07-02")).toBe(false);
    const versions = [
      { version: 1, effectiveFrom: "2020-01-01" },
      { version: 2, effectiveFrom: "2026-07-01" },
      { version: 3, effectiveFrom: "2026-06-01" },
    ];
    expect(
      ["2019-01-01", "2026-05-31", "2026-06-01", "2026-08-01"].map(day => versionInForce(versions, day)),
    ).toEqual([null, 1, 3, 3]);
  });

  it("counts by its first version before that one's day, and by one version alone on every day", () => {
    expect(openMinutesBetween(turning, local("2019-12-30T00:00"), local("2019-12-31T00:00"))).toBe(540);
    expect(joined([madrid, "2026-07-01"])).toEqual(madrid);
  });

  it("begins a version that moves to another zone with its day there", () => {
    const canary: Weekly = { ...madrid, version: 2, zone: "Atlantic/Canary" };
    const moved = joined([madrid, "2020-01-01"], [canary, "2026-07-01"]);
    const periods = openPeriods(moved, local("2026-06-30T00:00"), local("2026-07-02T00:00"));
    expect(periods.map(one => [says(one.from), says(one.to)])).toEqual([
      ["2026-06-30 09:00", "2026-06-30 18:00"],
      ["2026-07-01 10:00", "2026-07-01 19:00"],
    ]);
  });

  it("S3: goes round the clock from a day on, and back", () => {
    const { weekly: _, holidays: __, ...head } = madrid;
    const round: CalendarVersion = { ...head, version: 2, roundTheClock: true };
    const open = joined([madrid, "2020-01-01"], [round, "2026-07-01"]);
    expect(openMinutesBetween(open, local("2026-06-30T17:00"), local("2026-07-01T01:00"))).toBe(120);
    const back = joined(
      [madrid, "2020-01-01"],
      [round, "2026-07-01"],
      [{ ...madrid, version: 3 }, "2026-07-02"],
    );
    expect(openMinutesBetween(back, local("2026-06-30T18:00"), local("2026-07-02T09:30"))).toBe(24 * 60 + 30);
  });

  it("draws and adds up a clock over the change", () => {
    const walk = clockWalk({
      startedAt: local("2026-06-30T16:00"),
      targetMinutes: 240,
      calendar: turning,
      pauses: [],
      stoppedAt: null,
      warnAtPercent: 75,
      now: local("2026-07-01T09:00"),
    });
    expect([walk.usedMinutes, walk.leftMinutes, says(walk.due)]).toEqual([180, 60, "2026-07-01 10:00"]);
    expect(walk.calendar.version).toBe(2);
  });
});

describe("closings and openings of single days", () => {
  const exceptional: BusinessCalendar = {
    ...madrid,
    exceptions: [
      { name: "Christmas week", kind: "closed", date: "2026-12-28", until: "2026-12-30" },
      { name: "Christmas Eve", kind: "closed", date: "2026-12-24", hours: [{ from: "14:00", to: "24:00" }] },
      { name: "Migration", kind: "open", date: "2026-11-28", hours: [{ from: "10:00", to: "14:00" }] },
      { name: "Launch", kind: "open", date: "2026-12-08" },
    ],
  };
  const hours = (date: string) =>
    hoursOn(exceptional, dayOf(date)).map(one => [one.from / 3_600_000, one.to / 3_600_000]);

  it("closes days, closes hours of a day, opens hours of a Saturday and a whole holiday", () => {
    expect(["2026-12-23", "2026-12-24", "2026-12-29", "2026-11-28", "2026-12-08"].map(hours)).toEqual([
      [[9, 18]],
      [[9, 14]],
      [],
      [[10, 14]],
      [[0, 24]],
    ]);
  });

  const reasons = (from: string, to: string) =>
    clockWalk({
      startedAt: local(from),
      targetMinutes: 6000,
      calendar: exceptional,
      pauses: [],
      stoppedAt: null,
      warnAtPercent: 75,
      now: local(to),
    }).segments.flatMap(one => (one.kind === "closed" ? one.reasons : []))[0];

  it("says by name why it was closed, over several days in one", () => {
    expect(reasons("2026-12-28T08:00", "2026-12-31T08:00")).toEqual({
      kind: "closing",
      name: "Christmas week",
      from: "2026-12-28",
      to: "2026-12-30",
    });
    expect(reasons("2026-12-24T13:00", "2026-12-28T08:00")).toMatchObject({
      kind: "closing",
      name: "Christmas Eve",
    });
    expect(reasons("2026-11-28T13:00", "2026-11-30T09:30")).toMatchObject({
      kind: "weekend",
      from: "2026-11-29",
    });
  });

  it("takes a closing out of an hour the clocks skip, and opens the one they repeat twice", () => {
    const night: BusinessCalendar = {
      ...madrid,
      weekly: { sun: [{ from: "00:00", to: "06:00" }] },
      exceptions: [
        { name: "Skipped", kind: "closed", date: "2026-03-29", hours: [{ from: "02:00", to: "03:00" }] },
        { name: "Repeated", kind: "closed", date: "2026-10-25", hours: [{ from: "03:00", to: "06:00" }] },
      ],
    };
    const sum = (date: string) =>
      openMinutesBetween(night, local(`${date}T00:00`), local(`${date}T12:00`)) / 60;
    expect([sum("2026-03-22"), sum("2026-03-29"), sum("2026-10-25")]).toEqual([6, 5, 4]);
  });
});

describe("holiday rules", () => {
  const on = (rule: object, year: number) =>
    holidaysIn({ ...madrid, holidays: [rule] } as BusinessCalendar, year).map(one => one.date);
  const christmas = { kind: "fixed", month: 12, day: 25, name: "Christmas", shift: { sat: 2, sun: 2 } };

  it("moves a day by the weekday it falls on: a British Christmas, an American New Year in the year before", () => {
    expect([2026, 2027, 2022].flatMap(year => on(christmas, year))).toEqual([
      "2026-12-25",
      "2027-12-27",
      "2022-12-27",
    ]);
    const newYear = { kind: "fixed", month: 1, day: 1, name: "New Year", shift: { sat: -1, sun: 1 } };
    expect(on(newYear, 2027)).toEqual(["2027-01-01", "2027-12-31"]);
    expect(on(newYear, 2028)).toEqual([]);
  });

  it("keeps 29 February where its rule says in other years", () => {
    const leap = (other?: string) => ({
      kind: "fixed",
      month: 2,
      day: 29,
      name: "Leap",
      ...(other && { leap: other }),
    });
    expect(["skip", "feb28", "mar1"].map(other => on(leap(other), 2027)[0])).toEqual([
      undefined,
      "2027-02-28",
      "2027-03-01",
    ]);
    expect(on(leap("mar1"), 2028)).toEqual(["2028-02-29"]);
  });

  it("finds the first weekday from a date on: the Saxon day of repentance is the Wednesday from 16 November", () => {
    const repentance = { kind: "weekdayFrom", month: 11, day: 16, weekday: "wed", name: "Buß- und Bettag" };
    expect([2025, 2026, 2027].flatMap(year => on(repentance, year))).toEqual([
      "2025-11-19",
      "2026-11-18",
      "2027-11-17",
    ]);
  });
});
