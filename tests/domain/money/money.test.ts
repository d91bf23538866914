import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  atLeast,
  compare,
  discounted,
  formatArguments,
  fraction,
  money,
  shareOf,
} from "#lib/domain/money/money.ts";

const eur = (minor: number) => money(minor, "EUR");

describe("money", () => {
  it("rounds half a cent away from zero, in one place", () => {
    expect(shareOf(eur(25), 5000).minor).toBe(13);
    expect(shareOf(eur(-25), 5000).minor).toBe(-13);
    expect(shareOf(eur(24), 5000).minor).toBe(12);
  });

  it("takes 20 % off €1,200 (P11)", () => {
    expect(discounted(eur(120_000), 2000)).toEqual(eur(96_000));
  });

  it("does not add euros to dollars", () => {
    expect(() => add(eur(1), money(1, "USD"))).toThrow(RangeError);
    expect(() => compare(eur(1), money(1, "USD"))).toThrow(RangeError);
    expect(() => money(0.5, "EUR")).toThrow(RangeError);
  });

  it("is never more than half a cent off, and never loses a cent between a share and its rest", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 0, max: 10_000 }),
        (minor, rate) => {
          const share = shareOf(eur(minor), rate);
          expect(Math.abs(share.minor * 10_000 - minor * rate)).toBeLessThanOrEqual(5000);
          expect(add(share, discounted(eur(minor), rate))).toEqual(eur(minor));
        },
      ),
    );
  });

  it("multiplies large sums exactly, where floats would not", () => {
    expect(fraction(eur(9_007_199_254_740_991), 9999, 10_000).minor).toBe(9_006_298_534_815_517);
  });

  it("is at least the least", () => {
    expect(atLeast(eur(5), eur(9))).toEqual(eur(9));
    expect(atLeast(eur(10), eur(9))).toEqual(eur(10));
  });

  it("shows its cents also where there are none, so that amounts stand under each other", () => {
    const text = (minor: number) => {
      const { value, options } = formatArguments(eur(minor));
      return new Intl.NumberFormat("en", options).format(value);
    };
    expect(text(300_000)).toBe("€3,000.00");
    expect(text(96_050)).toBe("€960.50");
  });
});
