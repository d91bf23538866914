import type { FindingState } from "#lib/domain/programmes/finding.ts";
import type { Move, RungWhy } from "#lib/domain/programmes/preview.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { VersionDto } from "#lib/features/programmes/history.ts";

export type RungChangeDto = {
  key: string;
  title: string;
  why: RungWhy;
  before: { state: FindingState; have: number; need: number } | null;
  after: { state: FindingState; have: number; need: number } | null;
};

/** A partner that the draft would move, in the reader's words. */
export type MoverDto = {
  orgId: string;
  name: string;
  slug: string;
  move: Move;
  tier: string | null;
  /** What it is left with once a person decides; null is no tier. */
  tierThen: string | null;
  /** The highest tier its evidence carries, before and after. */
  carriedBefore: string | null;
  carriedAfter: string | null;
  rungs: RungChangeDto[];
  gained: string[];
  lost: string[];
  changed: string[];
  atStake: string[];
};

export type DryRunDto = {
  looked: number;
  kept: number;
  moved: number;
  /** Of those, the ones that would stand worse. */
  worse: number;
  counts: Record<Move, number>;
  /** What the filters leave. */
  found: number;
  rows: MoverDto[];
  next: string | null;
  previous: string | null;
};

/** Why a day can't be the first one. */
export type DayProblem = { reason: "past" | "far" | "taken" | "before"; version: number; day: PlainDate };

export type PublicationDto = {
  programmeId: string;
  slug: string;
  name: string;
  today: PlainDate;
  /** Versions in force or to come, the newest first. */
  versions: VersionDto[];
  draft: {
    version: number;
    number: number;
    errors: number;
    warnings: number;
    note: string;
    savedBy: string;
    savedAt: number;
  } | null;
  from: PlainDate;
  /** The earliest day it may take effect. */
  earliest: PlainDate;
  /** The latest one. */
  latest: PlainDate;
  problem: DayProblem | null;
  run: DryRunDto | null;
  /** Partnerships still to be looked at again since a version was published or taken back; 0 is all done. */
  refreshing: { left: number; of: number };
};
