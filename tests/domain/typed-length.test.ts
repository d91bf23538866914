import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shownMinutes, typedMinutes } from "#lib/domain/typed-length.ts";

describe("open time is typed as people write it (S3)", () => {
  test.each([
    ["4", 240],
    ["4 h", 240],
    ["4h", 240],
    ["1,5 h", 90],
    ["1.5", 90],
    ["90 min", 90],
    ["90m", 90],
    ["2 h 40", 160],
    ["2h40m", 160],
    ["2 horas y 5 minutos", 125],
    ["2:40", 160],
    ["0:30 h", 30],
    ["42 HORAS", 2520],
  ])("%s is %i minutes", (text, minutes) => expect(typedMinutes(text)).toBe(minutes));

  test.each(["", "soon", "2 days", "2 d", "2:75", "2 h 75", "1.234 min", "4 h h", "0.001", "-"])(
    "“%s” is none",
    text => {
      const minutes = typedMinutes(text);
      // "1.234 min" parts thousands as everywhere else: it is a number, and a large one.
      if (text === "1.234 min") expect(minutes).toBe(1234);
      else expect(minutes).toBeNaN();
    },
  );

  test("a target below zero is read as such, so that its field can refuse it", () => {
    expect(typedMinutes("-4")).toBe(-240);
    expect(typedMinutes("-90 min")).toBe(-90);
  });

  test("what a field shows is read back as the same, for any length", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 525_600 }), minutes => {
        expect(typedMinutes(shownMinutes(minutes))).toBe(minutes);
      }),
    );
  });

  test("anything at all is a whole number of minutes or none", () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const minutes = typedMinutes(text);
        expect(Number.isNaN(minutes) || Number.isInteger(minutes)).toBe(true);
      }),
    );
  });
});
