import fc from "fast-check";
import { expect, test } from "vitest";
import {
  asksOf,
  goodPercent,
  LEAST_RATED,
  type RatingPolicy,
  ratableUntil,
  ratingState,
} from "#lib/domain/tickets/rating.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const policy: RatingPolicy = { afterHours: 24, days: 14 };
const ended = { endedAt: 0, elsewhere: false, bySilence: false };

test("asked from the hour that is set on, and no longer once a week has gone by", () => {
  expect(asksOf(policy, ended, 24 * HOUR - 1)).toBe(false);
  expect(asksOf(policy, ended, 24 * HOUR)).toBe(true);
  expect(asksOf(policy, ended, 8 * DAY)).toBe(true);
  expect(asksOf(policy, ended, 8 * DAY + 1)).toBe(false);
  expect(asksOf({ afterHours: 0, days: 1 }, ended, 0)).toBe(true);
});

test("of an open case, one that goes on elsewhere, and one that ended by silence nobody is asked (T5, T6)", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 * DAY }), now => {
      expect(asksOf(policy, { ...ended, endedAt: null }, now)).toBe(false);
      expect(asksOf(policy, { ...ended, elsewhere: true }, now)).toBe(false);
      expect(asksOf(policy, { ...ended, bySilence: true }, now)).toBe(false);
    }),
  );
});

test("an answer may be given and changed until its last moment, and not of an end that was taken back", () => {
  const until = ratableUntil(policy, 0);
  expect(until).toBe(14 * DAY);
  const question = { cycle: 1, until };
  const still = { cycle: 1, open: false, elsewhere: false };
  expect(ratingState(question, still, until - 1)).toBe("open");
  expect(ratingState(question, still, until)).toBe("over");
  expect(ratingState(question, { ...still, open: true, cycle: 2 }, 0)).toBe("goes_on");
  // Ended again: that end is asked of by itself.
  expect(ratingState(question, { ...still, cycle: 2 }, 0)).toBe("goes_on");
  expect(ratingState(question, { ...still, elsewhere: true }, 0)).toBe("goes_on");
});

test("a share is of those who answered, never of those asked, and none of too few", () => {
  expect(goodPercent({ asked: 40, rated: LEAST_RATED, good: 4 })).toBe((4 * 100) / LEAST_RATED);
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (asked, rated, good) => {
      const percent = goodPercent({ asked: asked + rated + good, rated: rated + good, good });
      if (rated + good < LEAST_RATED) expect(percent).toBeNull();
      else expect(percent).toBeGreaterThanOrEqual(0);
      if (percent !== null) expect(percent).toBeLessThanOrEqual(100);
    }),
  );
});
