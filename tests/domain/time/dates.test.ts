import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { dateOf, dayOf, weekdayOf } from "#lib/domain/time/civil.ts";
import { addDays, addMonths, addMonthsInclusive, daysBetween, isPlainDate } from "#lib/domain/time/dates.ts";
import { startOfDay, todayIn } from "#lib/domain/time/zone.ts";
import { at, wall } from "#tests/support/time/oracle.ts";

describe("terms in months (P21)", () => {
  it("P21: twelve months from 12 March end on 11 March, inclusive", () => {
    expect(addMonthsInclusive("2026-03-12", 12)).toBe("2027-03-11");
  });

  it("P21: a term from the first ends on the month's last day, in leap years too", () => {
    expect(addMonthsInclusive("2027-03-01", 12)).toBe("2028-02-29");
    expect(addMonthsInclusive("2026-03-01", 12)).toBe("2027-02-28");
    expect(addMonthsInclusive("2026-01-01", 12)).toBe("2026-12-31");
  });

  it("P21: a term from a day the end month lacks runs to that month's last day", () => {
    expect(addMonthsInclusive("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonthsInclusive("2028-01-31", 1)).toBe("2028-02-29");
    expect(addMonthsInclusive("2028-02-29", 12)).toBe("2029-02-28");
    expect(addMonthsInclusive("2028-02-29", 48)).toBe("2032-02-28");
  });

  it("adds months as the Temporal library does", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -40_000, max: 60_000 }),
        fc.integer({ min: -400, max: 400 }),
        (day, months) => {
          const date = dateOf(day);
          expect(addMonths(date, months)).toBe(Temporal.PlainDate.from(date).add({ months }).toString());
        },
      ),
    );
  });
});

describe("days", () => {
  it("agree with the Temporal library over two centuries", () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 60_000 }), day => {
        const date = Temporal.PlainDate.from("1970-01-01").add({ days: day });
        expect(dateOf(day)).toBe(date.toString());
        expect(dayOf(date.toString())).toBe(day);
        expect(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].indexOf(weekdayOf(day)) + 1).toBe(
          date.dayOfWeek,
        );
      }),
    );
  });

  it.each(["2026-02-30", "2027-13-01", "26-1-1", "0000-01-01", "0999-12-31", "9999-12-31", "99999-01-01"])(
    "%s is no day that somebody can mean: no such day, or a year the database or a term counted from it does not have",
    day => expect(isPlainDate(day)).toBe(false),
  );

  it("are counted and added without a zone", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-03-30", "2026-03-28")).toBe(-2);
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  });

  it("are those of the zone: late in the evening Madrid is a day ahead of Mexico City", () => {
    const now = at("2026-11-24T23:30:00Z");
    expect(todayIn("Europe/Madrid", now)).toBe("2026-11-25");
    expect(todayIn("America/Mexico_City", now)).toBe("2026-11-24");
  });

  it("begin at 01:00 where the clocks skip midnight", () => {
    expect(wall(startOfDay("Asia/Beirut", "2027-03-28"), "Asia/Beirut")).toBe("2027-03-28 01:00");
    expect(wall(startOfDay("Europe/Madrid", "2026-10-25"), "Europe/Madrid")).toBe("2026-10-25 00:00");
  });
});
