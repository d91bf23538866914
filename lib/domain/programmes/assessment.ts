import type { RubricCriterion } from "#lib/domain/programmes/definition.ts";
import type { Instant } from "#lib/domain/time/types.ts";

export type Score = { criterionKey: string; assessorId: string; points: number };

export type CriterionScore = {
  key: string;
  /** Mean of the assessors' points; null when nobody gave any. */
  points: number | null;
  maxPoints: number;
  minimumPoints: number;
  reached: boolean;
};

export type RubricScore = {
  criteria: CriterionScore[];
  /** Weighted share of the maximum in basis points, over all criteria; null until each has points. */
  totalBp: number | null;
  /** Every criterion reaches its minimum. A help to the person who decides, never the decision. */
  recommended: boolean;
};

const within = (points: number, criterion: RubricCriterion) =>
  Math.min(Math.max(points, 0), criterion.maxPoints);

/** What the assessors' points make of an application (P12). Points beyond a criterion's range are cut to it. */
export function score(rubric: readonly RubricCriterion[], scores: readonly Score[]): RubricScore {
  const criteria = rubric.map((criterion): CriterionScore => {
    const given = scores.filter(s => s.criterionKey === criterion.key).map(s => within(s.points, criterion));
    const points = given.length === 0 ? null : given.reduce((a, b) => a + b, 0) / given.length;
    return {
      key: criterion.key,
      points,
      maxPoints: criterion.maxPoints,
      minimumPoints: criterion.minimumPoints,
      reached: points !== null && points >= criterion.minimumPoints,
    };
  });
  const complete = criteria.every(criterion => criterion.points !== null);
  const total = criteria.reduce(
    (sum, criterion, i) => sum + ((criterion.points ?? 0) / criterion.maxPoints) * (rubric[i]?.weightBp ?? 0),
    0,
  );
  return {
    criteria,
    totalBp: complete ? Math.round(total) : null,
    recommended: criteria.every(criterion => criterion.reached),
  };
}

export const VERDICTS = ["accept", "unsure", "reject"] as const;
/** What an assessor advises; the decision is somebody else's. */
export type Verdict = (typeof VERDICTS)[number];

/** One person's part in assessing an application: asked for it, or of one's own accord. Points count once handed in. */
export type Assessment = {
  assessorId: string;
  assessor: string;
  handedInAt: Instant | null;
  verdict: Verdict | null;
};

/**
 * Whether somebody reads the others' points (P12). Who assesses does once their own are in, so that nobody is led;
 * who only decides reads them as they come in.
 */
export function readsOthers(assessments: readonly Assessment[], readerId: string, decides: boolean): boolean {
  const own = assessments.find(assessment => assessment.assessorId === readerId);
  return own === undefined ? decides : own.handedInAt !== null;
}

/** The points that count: those of assessments handed in. */
export function counted<S extends Score>(assessments: readonly Assessment[], scores: readonly S[]): S[] {
  const handedIn = new Set(assessments.filter(a => a.handedInAt !== null).map(a => a.assessorId));
  return scores.filter(s => handedIn.has(s.assessorId));
}

/** Criteria an assessor has given no points to yet; what can't be handed in without. */
export function unscored(
  rubric: readonly RubricCriterion[],
  scores: readonly Score[],
  assessorId: string,
): string[] {
  return rubric
    .filter(c => !scores.some(s => s.criterionKey === c.key && s.assessorId === assessorId))
    .map(c => c.key);
}

export type ComparedCriterion = CriterionScore & {
  /** Points by assessor, in their order; null where there are none. */
  pointsBy: (number | null)[];
  /** Between the highest and the lowest; null with fewer than two. */
  spread: number | null;
  /** They differ by half of the range or more, or stand on two sides of the minimum: worth a talk before deciding. */
  disputed: boolean;
};

export type Comparison = {
  criteria: ComparedCriterion[];
  /** Each assessor's weighted share of the maximum in basis points; null where a criterion is missing. */
  totals: (number | null)[];
  overall: RubricScore;
};

/** Those who have handed in, side by side (P12). */
export function compare(
  rubric: readonly RubricCriterion[],
  assessments: readonly Assessment[],
  scores: readonly Score[],
): Comparison {
  const columns = assessments.filter(a => a.handedInAt !== null);
  const given = counted(assessments, scores);
  const overall = score(rubric, given);
  const criteria = overall.criteria.map((criterion): ComparedCriterion => {
    const pointsBy = columns.map(a => {
      const found = given.find(s => s.assessorId === a.assessorId && s.criterionKey === criterion.key);
      return found ? Math.min(Math.max(found.points, 0), criterion.maxPoints) : null;
    });
    const known = pointsBy.filter(points => points !== null);
    const [least, most] = [Math.min(...known), Math.max(...known)];
    const spread = known.length < 2 ? null : most - least;
    const twoSides = least < criterion.minimumPoints && most >= criterion.minimumPoints;
    return {
      ...criterion,
      pointsBy,
      spread,
      disputed: spread !== null && spread > 0 && (spread * 2 >= criterion.maxPoints || twoSides),
    };
  });
  const totals = columns.map(
    a =>
      score(
        rubric,
        given.filter(s => s.assessorId === a.assessorId),
      ).totalBp,
  );
  return { criteria, totals, overall };
}

/** What speaks against accepting now. The first two need a reason from who accepts all the same; the last is said. */
export type Doubts = {
  /** Criteria whose mean is below their minimum. */
  below: string[];
  /** Criteria nobody has assessed: a minimum that was not looked at is not reached. */
  unassessed: string[];
  /** Asked, and not handed in yet. */
  outstanding: string[];
};

export function doubts(
  rubric: readonly RubricCriterion[],
  assessments: readonly Assessment[],
  scores: readonly Score[],
): Doubts {
  const { criteria } = score(rubric, counted(assessments, scores));
  return {
    below: criteria.filter(c => c.points !== null && !c.reached).map(c => c.key),
    unassessed: criteria.filter(c => c.points === null).map(c => c.key),
    outstanding: assessments.filter(a => a.handedInAt === null).map(a => a.assessor),
  };
}

/** Accepting below a minimum is a person's right, with a reason (P12). */
export const needsReason = (d: Doubts): boolean => d.below.length + d.unassessed.length > 0;
