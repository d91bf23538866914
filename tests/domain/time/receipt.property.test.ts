import fc from "fast-check";
import { expect, test } from "vitest";
import { clockWalk } from "#lib/domain/time/clock.ts";
import { readingOf, replay } from "#lib/domain/time/receipt.ts";
import { readings } from "#tests/support/time/arbitrary.ts";

test("S3: a due time, a sum or a row that was touched is found, and named", () => {
  fc.assert(
    fc.property(readings, fc.integer({ min: 1, max: 9_999 }), (input, by) => {
      const said = readingOf(clockWalk(input));
      const names = (touched: typeof said) => replay(input, touched).differences.map(one => one.what);
      expect(names({ ...said, due: (said.due ?? 0) + by })).toEqual(["due"]);
      expect(names({ ...said, usedMinutes: said.usedMinutes + by })).toEqual(["usedMinutes"]);
      const [first, ...rest] = said.rows;
      if (!first) return;
      const moved = replay(input, { ...said, rows: [{ ...first, counted: first.counted + by }, ...rest] });
      expect(moved.differences).toMatchObject([{ what: "counted", row: 1 }]);
      expect(names({ ...said, rows: rest })).not.toEqual([]);
    }),
    { numRuns: 100 },
  );
});
