import { describe, expect, it } from "vitest";
import { isBusinessDay } from "#lib/domain/time/calendar.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { dueAt, nextOpening, openMinutesBetween, openPeriods } from "#lib/domain/time/walk.ts";
import { madridHours, mexicoCityHours, roundTheClockIn } from "#prisma/seed/calendars.ts";
import { at, wall } from "#tests/support/time/oracle.ts";

const MX = "America/Mexico_City";
const mx = (text: string) => at(text, MX);
const due = (from: string, minutes: number, pauses: [string, string | null][] = []) => {
  const spans = pauses.map(([a, b]) => ({ from: mx(a), to: b === null ? null : mx(b) }));
  const instant = dueAt(mexicoCityHours, mx(from), minutes, spans);
  return instant === null ? null : wall(instant, MX);
};
const hours = (from: string, to: string) => [{ from, to }];
const custom = (zone: string, day: { from: string; to: string }[]): BusinessCalendar => ({
  key: "custom",
  version: 1,
  zone,
  name: "custom",
  weekly: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day },
  holidays: [],
});

describe("due times in office hours of Mexico City", () => {
  it("S3: P1 diagnosed on Tuesday at 10:00 is due the same day at 14:00", () => {
    expect(due("2026-11-24T10:00", 240)).toBe("2026-11-24 14:00");
  });

  it("S3: P4's 42 hours from Tuesday 9:00 end on Monday at 15:00", () => {
    expect(due("2026-11-24T09:00", 42 * 60)).toBe("2026-11-30 15:00");
  });

  it("S2: exactly at closing is due at closing, not at the next opening", () => {
    expect(due("2026-11-24T14:00", 240)).toBe("2026-11-24 18:00");
    expect(due("2026-11-24T14:00", 241)).toBe("2026-11-25 09:01");
  });

  it("S2: what starts while closed starts at the next opening", () => {
    expect(due("2026-11-24T18:00", 60)).toBe("2026-11-25 10:00");
    expect(due("2026-11-24T07:15", 60)).toBe("2026-11-24 10:00");
    expect(due("2026-11-28T12:00", 60)).toBe("2026-11-30 10:00");
    expect(wall(nextOpening(mexicoCityHours, mx("2026-11-28T12:00")), MX)).toBe("2026-11-30 09:00");
  });

  it("S2: a moved holiday after the weekend is skipped: Friday evening to Tuesday", () => {
    expect(due("2026-11-13T17:00", 120)).toBe("2026-11-17 10:00");
  });

  it("S2: 1 October is a working day in 2026 and none in 2030", () => {
    expect(due("2026-09-30T17:00", 120)).toBe("2026-10-01 10:00");
    expect(due("2030-09-30T17:00", 120)).toBe("2030-10-02 10:00");
  });

  it("S3: round the clock knows neither night nor Christmas", () => {
    const calendar = roundTheClockIn(MX);
    expect(wall(dueAt(calendar, mx("2026-12-24T22:00"), 240), MX)).toBe("2026-12-25 02:00");
  });
});

describe("pauses (T5)", () => {
  it("T5: only the part of a pause within office hours delays", () => {
    expect(due("2026-11-24T16:00", 240, [["2026-11-24T17:00", "2026-11-25T10:00"]])).toBe("2026-11-25 13:00");
    expect(due("2026-11-24T16:00", 240, [["2026-11-24T19:00", "2026-11-25T08:00"]])).toBe("2026-11-25 11:00");
  });

  it("T5: nested and overlapping pauses count once", () => {
    const pauses: [string, string][] = [
      ["2026-11-24T10:00", "2026-11-24T12:00"],
      ["2026-11-24T10:30", "2026-11-24T11:00"],
      ["2026-11-24T11:30", "2026-11-24T13:00"],
    ];
    expect(due("2026-11-24T09:00", 120, pauses)).toBe("2026-11-24 14:00");
  });

  it("T5: while a pause lasts there is no due time, unless it was reached before", () => {
    expect(due("2026-11-24T09:00", 120, [["2026-11-24T10:00", null]])).toBeNull();
    expect(due("2026-11-24T09:00", 60, [["2026-11-24T10:00", null]])).toBe("2026-11-24 10:00");
    expect(
      dueAt(roundTheClockIn(MX), mx("2026-11-24T09:00"), 120, [{ from: mx("2026-11-24T10:00"), to: null }]),
    ).toBeNull();
  });

  it("T5: a pause before the start changes nothing", () => {
    expect(due("2026-11-24T09:00", 60, [["2026-11-23T10:00", "2026-11-23T12:00"]])).toBe("2026-11-24 10:00");
  });
});

describe("changes of the clocks", () => {
  const all = (zone: string) => custom(zone, hours("00:00", "24:00"));

  it("an open day is 23 hours long in spring and 25 in autumn", () => {
    const z = "Europe/Madrid";
    const minutes = (from: string, to: string) => openMinutesBetween(all(z), at(from, z), at(to, z));
    expect(minutes("2026-03-29T00:00", "2026-03-30T00:00")).toBe(23 * 60);
    expect(minutes("2026-10-25T00:00", "2026-10-26T00:00")).toBe(25 * 60);
  });

  it("office hours stay at nine on the wall on both sides of a change", () => {
    const z = "Europe/Madrid";
    const open = openPeriods(madridHours, at("2026-03-27T00:00", z), at("2026-03-31T00:00", z));
    expect(open.map(p => [wall(p.from, z), wall(p.to, z)])).toEqual([
      ["2026-03-27 09:00", "2026-03-27 18:00"],
      ["2026-03-30 09:00", "2026-03-30 18:00"],
    ]);
  });

  it("Mexico City changed its clocks until 2022 and no longer does", () => {
    const calendar = all(MX);
    const day = (date: string, next: string) =>
      openMinutesBetween(calendar, mx(`${date}T00:00`), mx(`${next}T00:00`));
    expect(day("2022-04-03", "2022-04-04")).toBe(23 * 60);
    expect(day("2026-04-05", "2026-04-06")).toBe(24 * 60);
  });

  it("hours that begin at a midnight which does not exist begin at one", () => {
    const z = "Asia/Beirut";
    const open = openPeriods(
      custom(z, hours("00:00", "02:00")),
      at("2027-03-28T00:00", z),
      at("2027-03-28T12:00", z),
    );
    expect(open.map(p => [wall(p.from, z), wall(p.to, z)])).toEqual([
      ["2027-03-28 01:00", "2027-03-28 02:00"],
    ]);
  });

  it("Lord Howe moves by half an hour", () => {
    const z = "Australia/Lord_Howe";
    expect(openMinutesBetween(all(z), at("2026-10-04T00:00", z), at("2026-10-05T00:00", z))).toBe(23.5 * 60);
  });
});

describe("hours as data", () => {
  it("a split day pauses at noon", () => {
    const calendar = custom(MX, [...hours("16:00", "19:00"), ...hours("09:00", "14:00")]);
    expect(wall(dueAt(calendar, mx("2026-11-24T13:00"), 120), MX)).toBe("2026-11-24 17:00");
  });

  it("overlapping hours count once, and a night shift runs over midnight without a seam", () => {
    const calendar = custom(MX, [
      ...hours("20:00", "24:00"),
      ...hours("22:00", "23:00"),
      ...hours("00:00", "04:00"),
    ]);
    const open = openPeriods(calendar, mx("2026-11-24T12:00"), mx("2026-11-25T12:00"));
    expect(open).toEqual([{ from: mx("2026-11-24T20:00"), to: mx("2026-11-25T04:00") }]);
  });

  it("a calendar that never opens is refused instead of searched for ever", () => {
    const never = { ...mexicoCityHours, weekly: {} } as BusinessCalendar;
    expect(() => dueAt(never, mx("2026-11-24T09:00"), 1)).toThrow(RangeError);
  });

  it("ten years of open time are nine hours for each business day", () => {
    let days = 0;
    for (let date = "2020-01-01"; date < "2030-01-01"; date = addDays(date, 1)) {
      if (isBusinessDay(mexicoCityHours, date)) days++;
    }
    const minutes = openMinutesBetween(
      { ...mexicoCityHours },
      mx("2020-01-01T00:00"),
      mx("2030-01-01T00:00"),
    );
    expect(minutes).toBe(days * 540);
  });
});
