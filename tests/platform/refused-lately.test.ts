import { expect, test } from "vitest";
import { RefusedLately } from "#lib/platform/refused-lately.ts";

test("an address is refused too often within a while, and heard again after it; others are not held for it", () => {
  const lately = new RefusedLately(2, 1_000);
  expect(lately.tooOften("a", 0)).toBe(false);
  lately.note("a", 0);
  lately.note("a", 10);
  expect(lately.tooOften("a", 20)).toBe(true);
  expect(lately.tooOften("b", 20)).toBe(false);
  expect(lately.tooOften("a", 1_000)).toBe(false);
  lately.note("a", 1_000);
  expect(lately.tooOften("a", 1_001)).toBe(false);
});

test("many addresses are kept count of, and no more than fit", () => {
  const lately = new RefusedLately(1, 60_000);
  for (let n = 0; n < 10_001; n++) lately.note(`address ${n}`, n);
  expect(lately.tooOften("address 10000", 10_001)).toBe(true);
  expect(lately.tooOften("address 0", 10_001)).toBe(false);
});
