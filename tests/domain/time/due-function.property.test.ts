import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dueFunction,
  identity,
  laterThan,
  type TimeFunction,
  thenDue,
  valueAt,
} from "#lib/domain/time/due-function.ts";
import { DAY, MINUTE, type Span } from "#lib/domain/time/types.ts";
import { dueAt } from "#lib/domain/time/walk.ts";
import { openingScene as scene } from "#tests/support/time/arbitrary.ts";

const HOUR = 60 * MINUTE;
const stretchFrom = (from: number): Span => ({ from: from - 3 * DAY, to: from + 4 * DAY });
/** Moments of a stretch: at random, and around each place where a piece ends. */
const moments = (f: TimeFunction, { from, to }: Span, random: number[]) =>
  [
    ...random.map(share => from + 1 + Math.floor(share * (to - from - 1))),
    ...f.flatMap(piece => [piece.upTo - 1, piece.upTo, piece.upTo + 1]),
  ].filter(at => at > from && at <= to);
const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 20 });
const follows = (f: TimeFunction, { from, to }: Span) => {
  expect(f[0]!.after).toBe(from);
  expect(f.at(-1)!.upTo).toBe(to);
  for (const [i, piece] of f.slice(1).entries()) expect(piece.after).toBe(f[i]!.upTo);
};
const targets = fc.oneof(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 5000 }));

describe("the due times of all beginnings of a stretch at once (S2, S3)", () => {
  it("are those of each one alone, also around every place where a piece ends", () => {
    fc.assert(
      fc.property(scene, targets, shares, ({ calendar, from }, target, random) => {
        const stretch = stretchFrom(from);
        const f = dueFunction(calendar, target, stretch);
        follows(f, stretch);
        for (const at of moments(f, stretch, random))
          expect(valueAt(f, at)).toBe(dueAt(calendar, at, target));
      }),
      { numRuns: 150 },
    );
  });

  it("one target after another, each in a calendar of its own, is the one due time after the other", () => {
    fc.assert(
      fc.property(scene, scene, targets, targets, shares, (one, two, first, second, random) => {
        const stretch = stretchFrom(one.from);
        const f = thenDue(dueFunction(one.calendar, first, stretch), two.calendar, second);
        follows(f, stretch);
        for (const at of moments(f, stretch, random))
          expect(valueAt(f, at)).toBe(dueAt(two.calendar, dueAt(one.calendar, at, first), second));
      }),
      { numRuns: 100 },
    );
  });

  it("says exactly where one is later than another, and by how much at most", () => {
    fc.assert(
      fc.property(scene, scene, targets, targets, shares, (one, two, first, second, random) => {
        const stretch = stretchFrom(one.from);
        const f = dueFunction(one.calendar, first, stretch);
        const g = dueFunction(two.calendar, second, stretch);
        const later = laterThan(f, g);
        for (const at of [...moments(f, stretch, random), ...moments(g, stretch, [])]) {
          const by = valueAt(f, at)! - valueAt(g, at)!;
          const inside = later.find(span => at > span.from && at <= span.to);
          expect([at, inside !== undefined]).toEqual([at, by > 0]);
          if (inside) expect(by).toBeLessThanOrEqual(inside.worst.by);
        }
        for (const { worst } of later) expect(valueAt(f, worst.at)! - valueAt(g, worst.at)!).toBe(worst.by);
      }),
      { numRuns: 100 },
    );
  });

  it("no target is the moment itself, and nothing follows from nothing", () => {
    const stretch = { from: 0, to: 10 * HOUR };
    expect(valueAt(identity(stretch), HOUR)).toBe(HOUR);
    expect(valueAt(identity(stretch), 0)).toBeUndefined();
    expect(valueAt(identity(stretch), 10 * HOUR + 1)).toBeUndefined();
    expect(laterThan(identity(stretch), identity(stretch))).toEqual([]);
  });
});
