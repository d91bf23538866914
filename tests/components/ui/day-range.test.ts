import fc from "fast-check";
import { expect, test } from "vitest";
import { hasRoom, monthsBetween } from "#components/ui/day-range.ts";
import { addDays, daysBetween } from "#lib/domain/time/dates.ts";

test("a range has its months with the days that lie in it, both ends included", () => {
  expect(monthsBetween("2026-11-22", "2027-01-03")).toEqual([
    { day: "2026-11-22", days: 9 },
    { day: "2026-12-01", days: 31 },
    { day: "2027-01-01", days: 3 },
  ]);
});

test("a range that begins on a month's last day begins in that month", () => {
  expect(monthsBetween("2026-11-30", "2026-12-01")).toEqual([
    { day: "2026-11-30", days: 1 },
    { day: "2026-12-01", days: 1 },
  ]);
});

test("the months' days are the range's days", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 800 }), (start, length) => {
      const from = addDays("1999-12-31", start);
      const to = addDays(from, length);
      const months = monthsBetween(from, to);
      expect(months.reduce((sum, month) => sum + month.days, 0)).toBe(daysBetween(from, to) + 1);
    }),
  );
});

test("the first days of a month at the end of a range have no room for its name, the bar would stick out of a phone", () => {
  const named = monthsBetween("2026-11-12", "2027-01-05").filter(hasRoom);
  expect(named.map(month => month.day)).toEqual(["2026-11-12", "2026-12-01"]);
  expect(monthsBetween("2027-01-01", "2027-01-18").every(hasRoom)).toBe(true);
});
