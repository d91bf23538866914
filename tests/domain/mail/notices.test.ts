import fc from "fast-check";
import { expect, test } from "vitest";
import { nextNotice } from "#lib/domain/mail/notices.ts";

const HOUR = 3_600_000;

test("the first is told at once, the next an hour after it, and what comes before that goes with it", () => {
  expect(nextNotice(null, 10 * HOUR)).toBe(10 * HOUR);
  expect(nextNotice(10 * HOUR, 10 * HOUR + 1)).toBe(11 * HOUR);
  expect(nextNotice(11 * HOUR, 10 * HOUR + 2)).toBeNull();
  expect(nextNotice(11 * HOUR, 12 * HOUR)).toBe(12 * HOUR);
});

test("whatever comes when: never two within an hour, and nothing waits for longer than one", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: HOUR }), { maxLength: 50 }), gaps => {
      let now = 0;
      let last: number | null = null;
      for (const gap of gaps) {
        now += gap;
        const at: number | null = nextNotice(last, now);
        if (at === null) {
          expect(last).toBeGreaterThan(now);
          continue;
        }
        expect(at).toBeGreaterThanOrEqual(now);
        expect(at).toBeLessThanOrEqual(now + HOUR);
        if (last !== null) expect(at - last).toBeGreaterThanOrEqual(HOUR);
        last = at;
      }
    }),
  );
});
