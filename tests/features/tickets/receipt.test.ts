import fc from "fast-check";
import { expect, test } from "vitest";
import { clockWalk } from "#lib/domain/time/clock.ts";
import { readingOf } from "#lib/domain/time/receipt.ts";
import { readReceipt, receiptOf, replayReceipt } from "#lib/features/tickets/receipt.ts";
import { readings } from "#tests/support/time/arbitrary.ts";

const about = { workspace: { slug: "vendor", name: "Vendor" }, ticket: "V-1" };

const clock = { kind: "response", cycle: 1, priority: "P2", calendarKey: "c" } as const;
const valid = readings.filter(
  ({ calendar }) =>
    calendar.roundTheClock === true ||
    Object.values(calendar.weekly)
      .flat()
      .every(h => h.from < h.to),
);

test("S3: what a clock said follows from its file alone, whatever the calendar, pauses and moment", () => {
  fc.assert(
    fc.property(valid, input => {
      const { calendar, cuts, now } = input;
      const written = JSON.stringify(receiptOf(about, { ...input, ...clock }, calendar, cuts, now));
      const { found, differences } = replayReceipt(readReceipt(written));
      expect(differences).toEqual([]);
      expect(found).toEqual(readingOf(clockWalk(input)));
    }),
    { numRuns: 100 },
  );
});

test("a file that is none is refused with what is wrong in it", () => {
  expect(() => readReceipt("no json")).toThrow(SyntaxError);
  expect(() => readReceipt('{"format":"something else"}')).toThrow(/escala-clock-receipt/);
});
