import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Assessment,
  compare,
  counted,
  doubts,
  needsReason,
  readsOthers,
  type Score,
  score,
  unscored,
} from "#lib/domain/programmes/assessment.ts";
import { openNebulaProgramme as programme } from "#prisma/seed/opennebula/programme.ts";

const { rubric } = programme;

describe("the rubric (P12)", () => {
  const points = (criterionKey: string, value: number, assessorId = "e") => ({
    criterionKey,
    assessorId,
    points: value,
  });

  it("weighs the mean of the assessors and recommends when every minimum is reached", () => {
    const result = score(programme.rubric, [
      points("market_presence", 4),
      points("market_presence", 5, "f"),
      points("selling_competency", 3),
      points("strategic_alignment", 4),
      points("technical_skills", 5),
    ]);
    expect(result).toMatchObject({ totalBp: 8250, recommended: true });
    expect(result.criteria[0]?.points).toBe(4.5);
  });

  it("recommends nothing below one minimum, however high the rest", () => {
    const rest = ["market_presence", "strategic_alignment", "technical_skills"].map(key => points(key, 5));
    expect(score(programme.rubric, [...rest, points("selling_competency", 2)]).recommended).toBe(false);
  });

  it("gives no total until every criterion has points", () => {
    expect(score(programme.rubric, [points("market_presence", 5)]).totalBp).toBeNull();
  });
});

const of = (assessorId: string, handedInAt: number | null): Assessment => ({
  assessorId,
  assessor: assessorId.toUpperCase(),
  handedInAt,
  verdict: handedInAt === null ? null : "accept",
});
const all = (assessorId: string, ...points: number[]): Score[] =>
  rubric.map((criterion, i) => ({ criterionKey: criterion.key, assessorId, points: points[i] ?? 0 }));

describe("several assessors (P12)", () => {
  it("read one another only after handing in their own; who decides alone reads what comes in", () => {
    const assessments = [of("ana", 1), of("ben", null)];
    expect(readsOthers(assessments, "ana", false)).toBe(true);
    expect(readsOthers(assessments, "ben", false)).toBe(false);
    expect(readsOthers(assessments, "ben", true)).toBe(false);
    expect(readsOthers(assessments, "cleo", true)).toBe(true);
    expect(readsOthers(assessments, "cleo", false)).toBe(false);
  });

  it("count once handed in, not before", () => {
    const scores = [...all("ana", 5, 5, 5, 5), ...all("ben", 0, 0, 0, 0)];
    expect(counted([of("ana", 1), of("ben", null)], scores)).toEqual(all("ana", 5, 5, 5, 5));
    const { overall } = compare(rubric, [of("ana", 1), of("ben", null)], scores);
    expect(overall.totalBp).toBe(10_000);
  });

  it("are compared by criterion: mean, spread, and where they stand on two sides of the minimum", () => {
    const assessments = [of("ana", 1), of("ben", 2)];
    const { criteria, totals } = compare(rubric, assessments, [
      ...all("ana", 4, 2, 5, 5),
      ...all("ben", 4, 3, 2, 5),
    ]);
    expect(criteria.map(c => c.points)).toEqual([4, 2.5, 3.5, 5]);
    expect(criteria.map(c => c.spread)).toEqual([0, 1, 3, 0]);
    // 2 and 3 points about a minimum of 3; 5 and 2 are half the range apart.
    expect(criteria.map(c => c.disputed)).toEqual([false, true, true, false]);
    expect(criteria.map(c => c.pointsBy)).toEqual([
      [4, 4],
      [2, 3],
      [5, 2],
      [5, 5],
    ]);
    expect(totals).toEqual([8000, 7000]);
  });

  it("can't hand in while a criterion has no points", () => {
    expect(unscored(rubric, all("ana", 1, 1, 1, 1).slice(1), "ana")).toEqual(["market_presence"]);
    expect(unscored(rubric, all("ben", 1, 1, 1, 1), "ana")).toHaveLength(rubric.length);
  });

  it("leave doubts: below a minimum or not looked at needs a reason, somebody outstanding is only said", () => {
    const low = doubts(rubric, [of("ana", 1), of("ben", null)], all("ana", 5, 2, 5, 5));
    expect(low).toEqual({ below: ["selling_competency"], unassessed: [], outstanding: ["BEN"] });
    expect(needsReason(low)).toBe(true);
    expect(needsReason(doubts(rubric, [], []))).toBe(true);
    const fine = doubts(rubric, [of("ana", 1), of("ben", null)], all("ana", 3, 3, 3, 3));
    expect(fine.outstanding).toEqual(["BEN"]);
    expect(needsReason(fine)).toBe(false);
  });

  it("property: the total lies between the lowest and the highest assessor, and who has not handed in changes nothing", () => {
    const points = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 5 }), points, (given, late) => {
        const assessments = given.map((_, i) => of(`a${i}`, i + 1));
        const scores = given.flatMap((p, i) => all(`a${i}`, ...p));
        const { overall, totals } = compare(rubric, assessments, scores);
        const known = totals.filter(t => t !== null);
        expect(overall.totalBp).toBeGreaterThanOrEqual(Math.min(...known) - 1);
        expect(overall.totalBp).toBeLessThanOrEqual(Math.max(...known) + 1);
        const more = compare(
          rubric,
          [...assessments, of("late", null)],
          [...scores, ...all("late", ...late)],
        );
        expect(more.overall).toEqual(overall);
      }),
    );
  });
});
