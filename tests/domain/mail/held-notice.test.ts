import fc from "fast-check";
import { expect, test } from "vitest";
import { noticeOfHeld } from "#lib/domain/mail/decision.ts";

test("of forged mails of an hour contacts are told once, of others of a few", () => {
  const now = 100 * 3_600_000;
  const hour = 3_600_000;
  const atOnce = { at: now, since: null };
  const of = (reason: "spoofed" | "stranger", ofSender: number | null, others: number) =>
    noticeOfHeld(reason, { ofSender, others }, now);
  expect([of("spoofed", null, 0), of("spoofed", now - 5, 0), of("spoofed", null, 1)]).toEqual([
    atOnce,
    null,
    null,
  ]);
  expect([0, 4, 5].map(others => of("stranger", null, others))).toEqual([atOnce, atOnce, null]);
  // A sender's next ones together, at the end of the hour; once that is settled, nothing more.
  expect(of("stranger", now - 600_000, 9)).toEqual({ at: now - 600_000 + hour, since: now - 600_000 });
  expect(of("stranger", now + 600_000, 0)).toBeNull();
  expect(of("stranger", now - hour, 0)).toEqual(atOnce);
});

test("of one sender contacts are told once an hour at most, and of every mail", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 60 }), minutes => {
      let last: number | null = null;
      const told: number[] = [];
      for (const at of minutes.toSorted((a, b) => a - b).map(one => (one + 1_000) * 60_000)) {
        const notice = noticeOfHeld("stranger", { ofSender: last, others: 0 }, at);
        if (!notice) {
          expect(last).toBeGreaterThan(at);
          continue;
        }
        last = notice.at;
        told.push(notice.at);
        expect(notice.at).toBeGreaterThanOrEqual(at);
      }
      told.slice(1).forEach((at, n) => {
        expect(at - (told[n] as number)).toBeGreaterThanOrEqual(3_600_000);
      });
    }),
  );
});
