import { describe, expect, it } from "vitest";
import { holidaysIn, isBusinessDay, nextBusinessDay } from "#lib/domain/time/calendar.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { dateOf, dayOf, easterOf } from "#lib/domain/time/civil.ts";
import { madridHours, mexicoCityHours, roundTheClockIn } from "#prisma/seed/calendars.ts";

const dates = (calendar: BusinessCalendar, year: number) => holidaysIn(calendar, year).map(h => h.date);

describe("public holidays", () => {
  it("S2: Mexico keeps its moved holidays on Mondays and says what they commemorate", () => {
    expect(dates(mexicoCityHours, 2026)).toEqual([
      "2026-01-01",
      "2026-02-02",
      "2026-03-16",
      "2026-05-01",
      "2026-09-16",
      "2026-11-16",
      "2026-12-25",
    ]);
    expect(holidaysIn(mexicoCityHours, 2026).find(h => h.date === "2026-11-16")?.movedFrom).toBe(
      "2026-11-20",
    );
  });

  it("S2: the transmission of power closes 1 October every six years from 2024, and 1 December before", () => {
    expect(dates(mexicoCityHours, 2024)).toContain("2024-10-01");
    expect(dates(mexicoCityHours, 2030)).toContain("2030-10-01");
    expect(dates(mexicoCityHours, 2027)).not.toContain("2027-10-01");
    expect(dates(mexicoCityHours, 2018)).toContain("2018-12-01");
    expect(dates(mexicoCityHours, 2024)).not.toContain("2024-12-01");
  });

  it("knows Easter and steps from a Sunday to Monday in Madrid", () => {
    expect([2024, 2025, 2026, 2027, 2038].map(y => dateOf(easterOf(y)))).toEqual([
      "2024-03-31",
      "2025-04-20",
      "2026-04-05",
      "2027-03-28",
      "2038-04-25",
    ]);
    expect(dates(madridHours, 2026)).toEqual(
      expect.arrayContaining(["2026-04-02", "2026-04-03", "2026-11-02"]),
    );
    expect(dates(madridHours, 2026)).not.toContain("2026-11-01");
  });

  it("carries a holiday that steps over the end of the year into the next one", () => {
    const calendar: BusinessCalendar = {
      ...madridHours,
      key: "eve",
      holidays: [{ kind: "fixed", month: 12, day: 31, shift: { sun: 1 }, name: "Eve" }],
    } as BusinessCalendar;
    expect(dates(calendar, 2023)).toEqual([]);
    expect(dates(calendar, 2024)).toEqual(["2024-01-01", "2024-12-31"]);
  });

  it("finds the last weekday of a month, single dates, and keeps to a rule's years", () => {
    const calendar: BusinessCalendar = {
      ...madridHours,
      key: "rules",
      holidays: [
        { kind: "nthWeekday", month: 5, weekday: "mon", nth: -1, name: "Last Monday of May", from: 2026 },
        { kind: "once", date: "2026-06-10", name: "Closed for the fair" },
        { kind: "fixed", month: 2, day: 29, name: "Leap day" },
        { kind: "nthWeekday", month: 2, weekday: "mon", nth: 5, name: "Fifth Monday" },
      ],
    } as BusinessCalendar;
    expect(dates(calendar, 2025)).toEqual([]);
    expect(dates(calendar, 2026)).toEqual(["2026-05-25", "2026-06-10"]);
    expect(dates(calendar, 2028)).toEqual(["2028-02-29", "2028-05-29"]);
  });

  it("does not mix up two calendars that share key and version", () => {
    const other = { ...mexicoCityHours, holidays: [] } as BusinessCalendar;
    expect(isBusinessDay(mexicoCityHours, "2026-11-16")).toBe(false);
    expect(isBusinessDay(other, "2026-11-16")).toBe(true);
  });
});

describe("business days", () => {
  it("S14: a renewal counts from the next business day, past weekend and moved holiday", () => {
    expect(nextBusinessDay(mexicoCityHours, "2026-11-13")).toBe("2026-11-17");
    expect(nextBusinessDay(mexicoCityHours, "2026-11-17")).toBe("2026-11-18");
    expect(nextBusinessDay(mexicoCityHours, "2026-12-31")).toBe("2027-01-04");
  });

  it("S3: round the clock has no holidays", () => {
    expect(holidaysIn(roundTheClockIn("America/Mexico_City"), 2026)).toEqual([]);
    expect(isBusinessDay(roundTheClockIn("America/Mexico_City"), "2026-12-25")).toBe(true);
  });

  it("refuses to search a calendar that never opens", () => {
    const never = { ...mexicoCityHours, weekly: {} } as BusinessCalendar;
    expect(() => nextBusinessDay(never, "2026-11-13")).toThrow(RangeError);
  });

  it("refuses a text that is no date", () => {
    expect(() => dayOf("2026-02-30")).toThrow(RangeError);
    expect(() => dayOf("today")).toThrow(RangeError);
  });
});
