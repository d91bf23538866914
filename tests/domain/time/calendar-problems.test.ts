import { describe, expect, it } from "vitest";
import { calendarProblems } from "#lib/domain/time/calendar-problems.ts";
import type { CalendarVersion, Exception, HolidayRule } from "#lib/domain/time/calendar-types.ts";
import { madridHours, mexicoCityHours, roundTheClockIn } from "#prisma/seed/calendars.ts";

const said = (changes: object, from = "2026-01-01") =>
  calendarProblems({ ...madridHours, ...changes } as CalendarVersion, from).map(
    ({ path, key }) => `${path.join(".")} ${key}`,
  );
const rule = (...holidays: object[]) =>
  said({ holidays: holidays.map(one => ({ name: "A day", ...one })) as HolidayRule[] });
const exceptions = (...list: object[]) =>
  said({ exceptions: list.map(one => ({ name: "A day", kind: "closed", ...one })) as Exception[] });
const mon = (...hours: [string, string][]) =>
  said({ weekly: { mon: hours.map(([from, to]) => ({ from, to })) } });

describe("a calendar that can't be published", () => {
  it("finds nothing wrong with those that ship", () => {
    for (const calendar of [madridHours, mexicoCityHours, roundTheClockIn("UTC")])
      expect(calendarProblems(calendar, "2026-01-01")).toEqual([]);
  });

  it("refuses hours that end before they begin, at the end; and overlapping ones, at the later one's begin", () => {
    expect(mon(["18:00", "09:00"])).toEqual(["weekly.mon.0.to endsBefore"]);
    expect(mon(["09:00", "09:00"])).toEqual(["weekly.mon.0.to endsBefore"]);
    expect(mon(["09:00", "14:00"], ["13:00", "18:00"])).toEqual(["weekly.mon.1.from overlaps"]);
    expect(mon(["13:00", "18:00"], ["09:00", "14:00"])).toEqual(["weekly.mon.1.from overlaps"]);
    expect(mon(["09:00", "14:00"], ["14:00", "24:00"])).toEqual([]);
  });

  it("refuses a calendar that opens on no day of the coming year", () => {
    expect(said({ weekly: {} })).toEqual(["weekly neverOpens"]);
    expect(said({ weekly: {}, exceptions: [{ name: "Once", kind: "open", date: "2026-06-01" }] })).toEqual(
      [],
    );
    expect(said({ weekly: {}, exceptions: [{ name: "Once", kind: "open", date: "2027-06-01" }] })).toEqual([
      "weekly neverOpens",
    ]);
  });

  it("refuses a date no year has, and asks where 29 February is kept in other years", () => {
    expect(rule({ kind: "fixed", month: 2, day: 30 })).toEqual(["holidays.0.day noSuchDay"]);
    expect(rule({ kind: "fixed", month: 4, day: 31 })).toEqual(["holidays.0.day noSuchDay"]);
    expect(
      rule({ kind: "movedTo", of: { month: 6, day: 31 }, to: { month: 6, weekday: "mon", nth: 1 } }),
    ).toEqual(["holidays.0.of.day noSuchDay"]);
    expect(rule({ kind: "fixed", month: 2, day: 29 })).toEqual(["holidays.0.leap leapMissing"]);
    expect(rule({ kind: "fixed", month: 2, day: 29, leap: "mar1" })).toEqual([]);
    expect(rule({ kind: "fixed", month: 5, day: 1, from: 2030, until: 2029 })).toEqual([
      "holidays.0.until yearsBackwards",
    ]);
  });

  it("refuses a doubled holiday, also one that another rule gives already, not two that meet in some years", () => {
    const labour = { kind: "fixed", month: 5, day: 1 };
    expect(rule(labour, labour)).toEqual(["holidays.1.kind doubled"]);
    expect(rule({ kind: "once", date: "2027-05-01" }, labour)).toEqual(["holidays.0.kind doubled"]);
    expect(rule({ kind: "easter", offset: 39 }, labour)).toEqual([]);
    expect(rule({ ...labour, until: 2025 }, { ...labour, from: 2026 })).toEqual([]);
  });

  it("refuses an opening that contradicts a closing, and the same said twice", () => {
    const eve = { date: "2026-12-24" };
    const morning = [{ from: "09:00", to: "14:00" }];
    expect(exceptions(eve, { ...eve, kind: "open", hours: morning })).toEqual([
      "exceptions.1.date opensClosed",
    ]);
    expect(exceptions({ ...eve, kind: "open" }, { date: "2026-12-20", until: "2026-12-31" })).toEqual([
      "exceptions.1.date closesOpen",
    ]);
    expect(exceptions(eve, eve)).toEqual(["exceptions.1.date saidTwice"]);
    expect(
      exceptions(
        { ...eve, hours: [{ from: "14:00", to: "24:00" }] },
        { ...eve, kind: "open", hours: morning },
      ),
    ).toEqual([]);
  });

  it("refuses an exception that ends before it begins, lasts over a year, or whose hours are wrong", () => {
    expect(exceptions({ date: "2026-12-24", until: "2026-12-23" })).toEqual([
      "exceptions.0.until untilBefore",
    ]);
    expect(exceptions({ date: "2026-12-24", until: "2028-01-01" })).toEqual(["exceptions.0.until tooLong"]);
    expect(exceptions({ date: "2026-12-24", hours: [{ from: "18:00", to: "09:00" }] })).toEqual([
      "exceptions.0.hours.0.to endsBefore",
    ]);
    expect(exceptions({ date: "2026-12-24", hours: [] })).toEqual(["exceptions.0.hours windowMissing"]);
  });
});
