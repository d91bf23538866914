import type { Likeness } from "#lib/domain/companies/identity.ts";
import type { SectionProgress } from "#lib/domain/programmes/answers.ts";
import type { ApplicationState } from "#lib/domain/programmes/application.ts";
import type { Verdict } from "#lib/domain/programmes/assessment.ts";
import type { QuestionDefinition } from "#lib/domain/programmes/definition.ts";
import type { ClockWalk } from "#lib/domain/time/clock-types.ts";

/** A question in the reader's words; the rules of the domain take it as it is. */
export type QuestionDto = Omit<QuestionDefinition, "label" | "hint" | "options"> & {
  label: string;
  hint?: string;
  options?: { key: string; label: string }[];
  value: unknown;
  editable: boolean;
  /** The vendor asked for it again and waits for the answer. */
  asked: boolean;
};

export type SectionDto = {
  key: string;
  title: string;
  why: string;
  questions: QuestionDto[];
  progress: SectionProgress;
};

export type RequestDto = {
  id: string;
  note: string;
  questions: { key: string; label: string }[];
  askedBy: string;
  askedAt: number;
  answeredAt: number | null;
  answeredBy: string | null;
  withdrawnAt: number | null;
  withdrawnBy: string | null;
};

export type CriterionDto = {
  key: string;
  title: string;
  description: string;
  weightBp: number;
  minimumPoints: number;
  maxPoints: number;
  sections: { key: string; title: string }[];
  mine: { points: number; note: string } | null;
};

export type ComparisonDto = {
  totalBp: number | null;
  recommended: boolean;
  /** Those who have handed in: the columns. */
  assessors: { name: string; totalBp: number | null; verdict: Verdict | null; note: string }[];
  rows: {
    key: string;
    points: (number | null)[];
    notes: { name: string; note: string }[];
    mean: number | null;
    reached: boolean;
    spread: number | null;
    disputed: boolean;
  }[];
};

/** The vendor's own: never part of what an applicant receives. */
export type RubricDto = {
  criteria: CriterionDto[];
  assessors: { id: string; name: string; askedBy: string | null; handedInAt: number | null; mine: boolean }[];
  mine: { handedInAt: number | null; verdict: Verdict | null; note: string } | null;
  /** Null while the reader's own points are not in. */
  comparison: ComparisonDto | null;
  /** For who decides. */
  doubts: { below: string[]; unassessed: string[]; outstanding: string[]; needsReason: boolean } | null;
};

export type DuplicateDto = {
  name: string;
  slug: string;
  sign: Likeness;
  /** Its partnership's state; null: it never was a partner. */
  partnership: string | null;
  endReason: string | null;
  applications: { number: string; state: string }[];
};

/** What a version published meanwhile asks otherwise; labels in the reader's language. */
export type NewFormDto = {
  version: number;
  added: string[];
  changed: string[];
  gone: string[];
  tiersGone: string[];
};

/** An answer no form asks for now, to read. */
export type StrayDto = QuestionDto;

/** The application this one was begun from. */
export type FormerDto = {
  number: string;
  state: string;
  decidedAt: number | null;
  decidedBy: string | null;
  reason: string | null;
  /** Labels of the questions answered otherwise now. */
  changed: string[];
};

export type EventDto = {
  id: string;
  type: string;
  at: number;
  actorName: string;
  actorOrg: string;
  actorSide: string;
  /** Whom the vendor's own line is for. */
  audience: string;
  note: string | null;
  questions: string[];
  tier: string | null;
  /** People the fact is about. */
  names: string;
};

export type ApplicationDto = {
  number: string;
  version: number;
  state: ApplicationState;
  orgName: string;
  orgSlug: string;
  programme: { name: string; slug: string; minutes: number; answerWorkingDays: number };
  tier: { key: string; name: string } | null;
  tiers: { key: string; name: string; tagline: string }[];
  createdAt: number;
  submittedAt: number | null;
  /** The vendor's own obligation, as both sides read it; null before it is sent. */
  clock: ClockWalk | null;
  /** By when the vendor answers; null before it is sent and once it is decided. */
  dueAt: number | null;
  decidedAt: number | null;
  decidedBy: string | null;
  reason: string | null;
  sections: SectionDto[];
  requests: RequestDto[];
  events: EventDto[];
  rubric: RubricDto | null;
  duplicates: DuplicateDto[];
  /** The applicant's alone: typed for a question that is not open any more, and never sent. */
  unsent: QuestionDto[];
  /** The applicant's alone: a draft's form has changed meanwhile. */
  newForm: NewFormDto | null;
  /** The applicant's alone: answers the form no longer asks for. */
  strays: StrayDto[];
  former: FormerDto | null;
  /** Tiers one can be accepted into today: of the version in effect, not of the one it was sent under. */
  acceptTiers: { key: string; name: string; tagline: string }[];
  /** Whom one may ask to assess. */
  colleagues: { id: string; name: string }[];
  can: Record<ApplicationDeed, boolean>;
};

export type ApplicationDeed =
  | "edit"
  | "submit"
  | "adopt"
  | "withdraw"
  | "review"
  | "score"
  | "reopen"
  | "askAssessors"
  | "requestInformation"
  | "withdrawRequest"
  | "decide";

export type ApplicationRowDto = {
  number: string;
  orgName: string;
  programme: string;
  tier: string;
  state: ApplicationState;
  submittedAt: number | null;
  dueAt: number | null;
  updatedAt: number;
  /** Assessors named, and those of them who have handed in. */
  assessors: number;
  handedIn: number;
};

export type ApplicationListDto = {
  rows: ApplicationRowDto[];
  next: string | null;
  /** The newest page has no way back. */
  first: boolean;
  counts: Record<ListView, number>;
};

export const LIST_VIEWS = ["open", "new", "review", "asked", "decided"] as const;
export type ListView = (typeof LIST_VIEWS)[number];
