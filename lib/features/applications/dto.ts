import type { SectionProgress } from "#lib/domain/programmes/answers.ts";
import type { ApplicationState } from "#lib/domain/programmes/application.ts";
import type { QuestionDefinition } from "#lib/domain/programmes/definition.ts";

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
  others: { assessor: string; points: number; note: string }[];
  mean: number | null;
  reached: boolean;
};

/** The vendor's own: never part of what an applicant receives. */
export type RubricDto = { criteria: CriterionDto[]; totalBp: number | null; recommended: boolean };

export type DuplicateDto = { name: string; slug: string; applications: { number: string; state: string }[] };

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
  can: Record<"edit" | "submit" | "withdraw" | "review" | "score" | "requestInformation" | "decide", boolean>;
};

export type ApplicationRowDto = {
  number: string;
  orgName: string;
  programme: string;
  tier: string;
  state: ApplicationState;
  submittedAt: number | null;
  dueAt: number | null;
  updatedAt: number;
  /** Assessors who gave points. */
  assessors: number;
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
