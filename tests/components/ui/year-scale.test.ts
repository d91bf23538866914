import { describe, expect, it } from "vitest";
import { monthsOf, onStrip, placeAfter, placeOf } from "#components/ui/year-scale.ts";

describe("the strip of twelve months", () => {
  it("gives every month the same width", () => {
    expect(placeOf("2026-11-01", "2026-11")).toBe(0);
    expect(placeOf("2026-12-01", "2026-11")).toBeCloseTo(100 / 12, 1);
    expect(placeOf("2027-03-01", "2026-11")).toBeCloseTo(400 / 12, 1);
  });

  it("ends a day's validity after that day", () => {
    expect(placeAfter("2026-11-30", "2026-11")).toBe(placeOf("2026-12-01", "2026-11"));
    expect(placeAfter("2027-10-31", "2026-11")).toBe(100);
  });

  it("keeps what lies outside at its edges", () => {
    expect(placeOf("2025-01-01", "2026-11")).toBe(0);
    expect(placeOf("2029-01-01", "2026-11")).toBe(100);
    expect(onStrip("2027-10-31", "2026-11")).toBe(true);
    expect(onStrip("2027-11-01", "2026-11")).toBe(false);
  });

  it("crosses the year", () => {
    expect(monthsOf("2026-11")[2]).toBe("2027-01-01");
    expect(monthsOf("2026-11")).toHaveLength(12);
  });
});
