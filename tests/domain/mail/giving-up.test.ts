import fc from "fast-check";
import { expect, test } from "vitest";
import {
  APART_HOURS,
  ARRIVED_AFTER_HOURS,
  AT_ONCE_HOURS,
  apart,
  arrived,
  givenUp,
  MOST_BACK,
  saidAtOnce,
} from "#lib/domain/mail/giving-up.ts";

const HOUR = 3_600_000;

test("servers say at once that nobody is there; what comes later may be made from a mail that was handed on", () => {
  expect(saidAtOnce(0, 0)).toBe(true);
  expect(saidAtOnce(0, AT_ONCE_HOURS * HOUR)).toBe(true);
  expect(saidAtOnce(0, AT_ONCE_HOURS * HOUR + 1)).toBe(false);
});

const moments = fc.array(fc.integer({ min: 0, max: 60 * HOUR }), { maxLength: 8 });

test("one report gives nothing up, nor do many at once; three that lie apart do", () => {
  expect(givenUp([0], null)).toBe(false);
  expect(
    givenUp(
      [0, 1, 2, 3, 4, 5].map(minutes => minutes * 60_000),
      null,
    ),
  ).toBe(false);
  expect(givenUp([0, 2 * HOUR], null)).toBe(false);
  expect(givenUp([0, 2 * HOUR, 4 * HOUR - 1], null)).toBe(false);
  expect(givenUp([0, 2 * HOUR, 4 * HOUR], null)).toBe(true);
});

test("a mail that arrived in between begins anew, one that arrived before changes nothing", () => {
  const back = [1, 4, 7].map(hours => hours * HOUR);
  expect(givenUp(back, 0)).toBe(true);
  expect(givenUp(back, 2 * HOUR)).toBe(false);
  expect(arrived(0, ARRIVED_AFTER_HOURS * HOUR - 1)).toBe(false);
  expect(arrived(0, ARRIVED_AFTER_HOURS * HOUR)).toBe(true);
});

/** The most that can be chosen with enough between each two, by trying all choices. */
const mostApart = (all: readonly number[]): number => {
  let most = 0;
  for (let mask = 0; mask < 2 ** all.length; mask++) {
    const chosen = all.filter((_, i) => mask & (1 << i)).sort((a, b) => a - b);
    if (chosen.every((at, i) => i === 0 || at - (chosen[i - 1] ?? 0) >= APART_HOURS * HOUR))
      most = Math.max(most, chosen.length);
  }
  return most;
};

test("counted is the most that lie apart, in whatever order reports come and however often", () => {
  fc.assert(
    fc.property(moments, all => {
      expect(apart(all)).toBe(mostApart(all));
      expect(apart([...all, ...all].reverse())).toBe(apart(all));
    }),
  );
});

test("less than so many reports never suffice, one more never helps the address, and what is before a success is nothing", () => {
  fc.assert(
    fc.property(
      moments,
      fc.integer({ min: 0, max: 60 * HOUR }),
      fc.option(fc.nat(60 * HOUR)),
      (all, more, works) => {
        if (givenUp(all, works)) {
          expect(all.length).toBeGreaterThanOrEqual(MOST_BACK);
          expect(Math.max(...all) - Math.min(...all)).toBeGreaterThanOrEqual(
            (MOST_BACK - 1) * APART_HOURS * HOUR,
          );
          expect(givenUp([...all, more], works)).toBe(true);
        }
        if (works !== null)
          expect(givenUp(all, works)).toBe(
            givenUp(
              all.filter(at => at > works),
              null,
            ),
          );
        expect(givenUp(all, 60 * HOUR)).toBe(false);
      },
    ),
  );
});
