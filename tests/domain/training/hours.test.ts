import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "#lib/domain/time/dates.ts";
import { instantOf } from "#lib/domain/time/zone.ts";
import { dailyHours } from "#lib/domain/training/hours.ts";

const DAY = 86_400_000;
const zone = "Europe/Madrid";
const at = (day: string, time: string) => instantOf(zone, day, time);

test("a date of several days is its hours on each of them; one through a night, or over a change of clocks, is one stretch", () => {
  const two = dailyHours(at("2026-12-09", "09:00"), at("2026-12-10", "17:00"), zone);
  expect(two).toEqual({ from: at("2026-12-09", "09:00"), to: at("2026-12-09", "17:00"), days: 2 });
  for (const [from, to] of [
    [at("2026-12-09", "09:00"), at("2026-12-09", "17:00")],
    [at("2026-12-09", "14:00"), at("2026-12-11", "12:00")],
    [at("2026-10-23", "09:00"), at("2026-10-26", "17:00")],
  ] as const)
    expect(dailyHours(from, to, zone)).toEqual({ from, to, days: 1 });
});

test("whatever a date is, it begins and ends when it says", () => {
  fc.assert(
    fc.property(fc.nat(900), fc.nat(6), fc.nat(1439), fc.nat(1439), (start, more, a, b) => {
      const time = (m: number) =>
        `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
      const day = addDays("2026-01-01", start);
      const [from, to] = [at(day, time(a)), at(addDays(day, more), time(b))];
      fc.pre(to > from);
      const hours = dailyHours(from, to, zone);
      expect(hours.from).toBe(from);
      expect(hours.to + (hours.days - 1) * DAY).toBe(to);
    }),
    { numRuns: 200 },
  );
});
