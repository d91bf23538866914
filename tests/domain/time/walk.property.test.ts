import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, MINUTE } from "#lib/domain/time/types.ts";
import { dueAt, mergePauses, openMinutesBetween, openPeriods } from "#lib/domain/time/walk.ts";
import { scene } from "#tests/support/time/arbitrary.ts";
import { naiveDue, naiveMinutes } from "#tests/support/time/oracle.ts";

/** `npm run clock-oracle` asks for 10,000 (docs/clock.md). */
const RUNS = Number(process.env.ORACLE_RUNS ?? 250);

const opensAtAll = (weekly: object) =>
  Object.values(weekly).some(day => (day as { from: string; to: string }[]).some(h => h.from < h.to));

describe("the walk against a minute-by-minute count, around changes of the clocks and of the calendar (S2, S3, T5)", () => {
  it("counts the same minutes and finds the same due time", () => {
    fc.assert(
      fc.property(
        scene,
        fc.integer({ min: 0, max: 4 * 1440 }),
        ({ calendar, from, pauses, target }, length) => {
          const to = from + length * MINUTE;
          expect(openMinutesBetween(calendar, from, to, pauses)).toBe(
            naiveMinutes(calendar, from, to, pauses),
          );
          fc.pre(!calendar.roundTheClock && opensAtAll(calendar.weekly));
          const horizon = from + 6 * DAY;
          const due = dueAt(calendar, from, target, pauses);
          const expected = naiveDue(calendar, from, target, pauses, horizon);
          expect(due !== null && due <= horizon ? due : null).toBe(expected);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("is due exactly when the target is used up, and not a moment before", () => {
    fc.assert(
      fc.property(scene, ({ calendar, from, pauses, target }) => {
        fc.pre(!calendar.roundTheClock && opensAtAll(calendar.weekly));
        const due = dueAt(calendar, from, target, pauses);
        fc.pre(due !== null);
        expect(openMinutesBetween(calendar, from, due!, pauses)).toBe(target);
        expect(openMinutesBetween(calendar, from, due! - 1, pauses)).toBeLessThan(target);
      }),
      { numRuns: 400 },
    );
  });

  it("never gets a due time earlier by a pause", () => {
    fc.assert(
      fc.property(scene, ({ calendar, from, pauses, target }) => {
        fc.pre(!calendar.roundTheClock && opensAtAll(calendar.weekly));
        const due = dueAt(calendar, from, target, pauses);
        expect(due ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(dueAt(calendar, from, target));
      }),
      { numRuns: 300 },
    );
  });

  it("adds up: open time from a to c is that from a to b and from b to c", () => {
    fc.assert(
      fc.property(scene, fc.nat(20_000), fc.nat(20_000), ({ calendar, from, pauses }, x, y) => {
        const b = from + x * MINUTE;
        const c = b + y * MINUTE;
        expect(openMinutesBetween(calendar, from, c, pauses)).toBeCloseTo(
          openMinutesBetween(calendar, from, b, pauses) + openMinutesBetween(calendar, b, c, pauses),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("gives open periods in order, apart from each other and within what was asked", () => {
    fc.assert(
      fc.property(scene, fc.nat(90 * 1440), ({ calendar, from }, length) => {
        const to = from + length * MINUTE;
        let last = Number.NEGATIVE_INFINITY;
        for (const period of openPeriods(calendar, from, to)) {
          expect(period.from).toBeGreaterThan(last);
          expect(period.to).toBeGreaterThan(period.from);
          last = period.to;
        }
        expect(last).toBeLessThanOrEqual(to);
      }),
      { numRuns: 200 },
    );
  });

  it("merges pauses, whatever their order and however they overlap", () => {
    fc.assert(
      fc.property(scene, ({ calendar, from, pauses, target }) => {
        fc.pre(!calendar.roundTheClock && opensAtAll(calendar.weekly));
        const merged = mergePauses(pauses).map(p => ({
          from: p.from,
          to: Number.isFinite(p.to) ? p.to : null,
        }));
        expect(dueAt(calendar, from, target, [...pauses].reverse())).toBe(
          dueAt(calendar, from, target, merged),
        );
      }),
      { numRuns: 200 },
    );
  });
});
