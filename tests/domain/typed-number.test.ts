import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shownNumber, typedNumber } from "#lib/domain/typed-number.ts";

describe("a number as people type it", () => {
  it.each([
    ["80000", 80_000],
    ["80000.5", 80_000.5],
    ["80000,5", 80_000.5],
    ["80.000,50", 80_000.5],
    ["80,000.50", 80_000.5],
    ["1.234.567", 1_234_567],
    ["1,234,567.89", 1_234_567.89],
    ["80 000,50", 80_000.5],
    ["80\u00a0000", 80_000],
    ["80’000.50", 80_000.5],
    [" 12 ", 12],
    ["-3,5", -3.5],
  ])("%s", (text, value) => {
    expect(typedNumber(text, 2)).toBe(value);
  });

  it("S13: one mark before three digits parts thousands in an amount, in Spanish and in English", () => {
    expect(typedNumber("80.000", 2)).toBe(80_000);
    expect(typedNumber("80,000", 2)).toBe(80_000);
    expect(typedNumber("0.125", 2)).toBe(0.125);
    expect(typedNumber("1234.567", 2)).toBe(1234.567);
  });

  it("S5: and decimals where the field takes three", () => {
    expect(typedNumber("33.333", 3)).toBe(33.333);
    expect(typedNumber("33,333", 3)).toBe(33.333);
  });

  it.each([
    "",
    "-",
    "ochenta",
    "1.2.3",
    "1,23,456",
    "1.234.56",
    "1.234,567.8",
    "12.34,5",
    "5 %",
    "1e3",
    ".",
    "1.",
    "0x10",
  ])("“%s” is none", text => {
    expect(typedNumber(text, 2)).toBeNaN();
  });

  it("reads what either language writes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999_999 }),
        fc.constantFrom("es-ES", "es-MX", "en-GB"),
        (cents, locale) => {
          const text = new Intl.NumberFormat(locale, {
            minimumFractionDigits: 2,
            maximumFractionDigits: 2,
          }).format(cents / 100);
          expect(typedNumber(text, 2)).toBe(cents / 100);
        },
      ),
    );
  });
});

describe("a number offered to be changed", () => {
  it.each([
    [80.5, "es", "80,5"],
    [80.5, "en", "80.5"],
    [1234.25, "es", "1234,25"],
    [80, "es", "80"],
  ])("%d in %s", (value, locale, text) => {
    expect(shownNumber(value, locale)).toBe(text);
  });
  it("is read again as the same number, in either language", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom("en", "es"), (cents, locale) => {
        expect(typedNumber(shownNumber(cents / 100, locale), 2)).toBe(cents / 100);
      }),
    );
  });
});
