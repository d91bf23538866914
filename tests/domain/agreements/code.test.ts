import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CODES_AN_HOUR, codeState, mayAskCode } from "#lib/domain/agreements/code.ts";

const MINUTE = 60_000;
const code = { sentAt: 0, tries: 0, usedAt: null };

describe("the code by mail", () => {
  test("is good for ten minutes and five tries, and once", () => {
    expect(codeState(null, 0)).toBe("none");
    expect(codeState(code, 10 * MINUTE - 1)).toBe("good");
    expect(codeState(code, 10 * MINUTE)).toBe("expired");
    expect(codeState({ ...code, tries: 4 }, 1)).toBe("good");
    expect(codeState({ ...code, tries: 5 }, 1)).toBe("tries");
    expect(codeState({ ...code, usedAt: 1 }, 2)).toBe("used");
  });

  test("another one only after half a minute, and five an hour at most", () => {
    expect(mayAskCode([], 0)).toEqual({ ok: true, value: true });
    expect(mayAskCode([0], 29_000)).toEqual({ ok: false, error: { seconds: 1 } });
    expect(mayAskCode([0], 30_000).ok).toBe(true);
    const five = [0, 1, 2, 3, 4].map(n => n * MINUTE);
    expect(mayAskCode(five, 5 * MINUTE)).toEqual({ ok: false, error: { seconds: 55 * 60 } });
    expect(mayAskCode(five, 60 * MINUTE + 1).ok).toBe(true);
  });

  test("who asks whenever they may never gets more than five within any hour", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 80 }), gaps => {
        const sent: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap * 1000;
          if (mayAskCode(sent, now).ok) sent.push(now);
        }
        for (const at of sent)
          expect(sent.filter(other => other >= at && other < at + 60 * MINUTE).length).toBeLessThanOrEqual(
            CODES_AN_HOUR,
          );
      }),
    );
  });
});
