import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attempt, type Backoff, waitAfter } from "#lib/domain/accounts/backoff.ts";

const rule: Backoff = { free: 20, firstSeconds: 30, longestSeconds: 900, forgetSeconds: 86_400 };

describe("the growing wait of an account under attack", () => {
  it("is none at first, then doubles, then stays at its longest", () => {
    expect([0, 19, 20, 21, 22, 24, 25, 1000].map(n => waitAfter(n, rule))).toEqual([
      0, 0, 30, 60, 120, 480, 900, 900,
    ]);
  });

  it("never shrinks with more failures and never exceeds its longest", () => {
    fc.assert(
      fc.property(fc.nat(100_000), n => {
        expect(waitAfter(n + 1, rule)).toBeGreaterThanOrEqual(waitAfter(n, rule));
        expect(waitAfter(n, rule)).toBeLessThanOrEqual(rule.longestSeconds);
      }),
    );
  });

  it("is not prolonged by knocking: refused attempts leave everything as it was", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(2000), (failures, secondsAgo) => {
        const met = attempt({ failures, secondsAgo }, rule);
        if (met.waitSeconds > 0) {
          expect(met.failures).toBe(failures);
          expect(attempt({ failures, secondsAgo: secondsAgo + met.waitSeconds }, rule).waitSeconds).toBe(0);
        } else expect(met.failures).toBe(failures + 1);
      }),
    );
  });

  it("lets an attacker with any number of addresses try about a hundred passwords a day", () => {
    let [failures, at, last, tries] = [0, 0, 0, 0];
    for (; at < 86_400; at += 1) {
      const met = attempt(failures === 0 ? null : { failures, secondsAgo: at - last }, rule);
      if (met.waitSeconds > 0) continue;
      [failures, last, tries] = [met.failures, at, tries + 1];
    }
    expect(tries).toBeLessThan(130);
  });

  it("forgets after a day without any", () => {
    expect(attempt({ failures: 500, secondsAgo: 86_400 }, rule)).toEqual({ waitSeconds: 0, failures: 1 });
  });
});
