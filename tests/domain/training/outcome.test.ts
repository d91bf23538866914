import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY } from "#lib/domain/time/types.ts";
import { againstTry, examWindow, outcome, type PartResult } from "#lib/domain/training/outcome.ts";
import { type Part, type Scheme, schemeProblems } from "#lib/domain/training/scheme.ts";

const part = (key: string, more: Partial<Part> = {}): Part => ({
  key,
  title: key,
  exam: null,
  minimum: 50,
  weight: 1,
  areas: [],
  tries: 2,
  waitDays: 1,
  ...more,
});
const scheme = (parts: Part[], more: Partial<Scheme> = {}): Scheme => ({
  parts,
  passMark: 60,
  attendanceRequired: true,
  counts: "best",
  freeCancelDays: 7,
  fewDays: 21,
  fewPercent: 25,
  ...more,
});
const got = (key: string, percent: number, at = 1): PartResult => ({ part: key, percent, at });

test("passed with every part over its minimum, the whole over the pass mark, and there (P4)", () => {
  const s = scheme([part("theory"), part("practice", { weight: 3 })]);
  expect(outcome(s, "presales", [got("theory", 50), got("practice", 64)], true)).toMatchObject({
    result: "passed",
    percent: 60,
  });
  expect(outcome(s, "presales", [got("theory", 90), got("practice", 49)], true)).toMatchObject({
    result: "failed",
    reasons: ["part", "whole"],
  });
  expect(outcome(s, "presales", [got("theory", 90)], true).result).toBe("open");
  expect(outcome(s, "presales", [got("theory", 90), got("practice", 90)], null).result).toBe("open");
  expect(outcome(s, "presales", [], false)).toMatchObject({ result: "failed", reasons: ["absent"] });
});

test("59.9 is not 60: nothing is rounded up over a mark", () => {
  const s = scheme([part("a", { weight: 999, minimum: 0 }), part("b", { minimum: 0 })]);
  expect(outcome(s, "x", [got("a", 60), got("b", 0)], true)).toMatchObject({ result: "failed", percent: 59 });
});

test("a part may count for one area alone (P4: presales and implementation)", () => {
  const s = scheme([part("demo", { areas: ["presales"] }), part("lab", { areas: ["implementation"] })]);
  const results = [got("demo", 90), got("lab", 20)];
  expect(outcome(s, "presales", results, true).result).toBe("passed");
  expect(outcome(s, "implementation", results, true).result).toBe("failed");
  expect(schemeProblems(s, ["presales", "implementation", "sales"])).toEqual([
    { problem: "area_without_part", area: "sales" },
  ]);
});

test("of several tries the best counts, or the last, as the course says", () => {
  const tries = [got("a", 80, 1), got("a", 40, 2)];
  expect(outcome(scheme([part("a")]), "x", tries, true).result).toBe("passed");
  expect(outcome(scheme([part("a")], { counts: "last" }), "x", tries, true).result).toBe("failed");
});

test("a part is tried in its window, so often and no sooner than it says", () => {
  const window = { from: 10 * DAY, to: 20 * DAY };
  const p = part("a");
  expect(againstTry(p, window, [], false, 9 * DAY)).toMatchObject({ why: "not_yet" });
  expect(againstTry(p, window, [], false, 12 * DAY)).toBe(null);
  expect(againstTry(p, window, [12 * DAY], false, 12.5 * DAY)).toEqual({ why: "wait", until: 13 * DAY });
  expect(againstTry(p, window, [12 * DAY], false, 13 * DAY)).toBe(null);
  expect(againstTry(p, window, [11 * DAY, 12 * DAY], false, 15 * DAY)).toEqual({ why: "none_left" });
  expect(againstTry(p, window, [], true, 12 * DAY)).toEqual({ why: "passed" });
  expect(againstTry(p, window, [], false, 21 * DAY)).toMatchObject({ why: "over" });
  const rules = { questions: 1, minutes: 1, openDays: 3, explains: "topics" } as const;
  expect(examWindow({ ...rules, opens: "end" }, { startsAt: 1, endsAt: 5 })).toEqual({
    from: 5,
    to: 5 + 3 * DAY,
  });
});

test("better results never turn passed into failed", () => {
  const results = fc.array(
    fc.record({ part: fc.constantFrom("a", "b"), percent: fc.nat(100), at: fc.nat(9) }),
  );
  const s = scheme([part("a", { weight: 2 }), part("b")]);
  fc.assert(
    fc.property(results, fc.constantFrom("a", "b"), fc.nat(100), (before, key, percent) => {
      const was = outcome(s, "x", before, true).result;
      const is = outcome(s, "x", [...before, got(key, percent, 10)], true).result;
      if (was === "passed") expect(is).toBe("passed");
    }),
  );
});
