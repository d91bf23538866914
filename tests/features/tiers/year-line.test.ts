import { expect, test } from "vitest";
import { lineOf, untilLeaving, type YearLineDto } from "#lib/features/tiers/year-line.ts";

const frame = { today: "2026-03-10", first: "2026-03-01", last: "2027-02-28", windowDays: 90 };
const about = { key: "p:architect", kind: "certificate" as const, name: "Ana", personId: "p" };

/** Certified until a day, with 14 days of grace, and a course on the way. */
const line = (until: string, trainingOn: string | null = null) => {
  const grace = { from: "2025-07-01", until: until.replace(/\d\d$/, "28") };
  const found = lineOf(
    about,
    frame,
    [{ from: "2025-07-01", until, cover: grace }],
    trainingOn ? { trainingOn } : null,
  );
  if (!found) throw new Error("nothing drawn");
  return found;
};
const lastDrawn = (of: YearLineDto) =>
  of.bars
    .map(bar => bar.to)
    .sort()
    .at(-1);

test("a leaver's certificate is drawn up to their last day at the company, which is its end there (P22)", () => {
  const left = untilLeaving(line("2026-12-14"), "2026-04-30");
  expect(lastDrawn(left)).toBe("2026-04-30");
  expect(left.ends).toEqual([{ day: "2026-04-30", what: "leaves", tone: "warn" }]);
  expect(left.bars.every(bar => bar.from <= bar.to)).toBe(true);
});

test("neither a planned course nor grace goes past it; a course before it stays (P22, P23)", () => {
  const late = untilLeaving(line("2026-04-14", "2026-06-01"), "2026-04-20");
  expect(lastDrawn(late)).toBe("2026-04-20");
  expect(late.ends.map(end => end.what)).toEqual(["leaves"]);
  const early = untilLeaving(line("2026-12-14", "2026-04-02"), "2026-04-20");
  expect(early.ends.map(end => [end.day, end.what])).toEqual([
    ["2026-04-02", "course"],
    ["2026-04-20", "leaves"],
  ]);
});

test("what ends before they leave ends as it is (P23)", () => {
  const before = line("2026-04-14");
  expect(untilLeaving(before, "2026-09-30")).toEqual(before);
});
