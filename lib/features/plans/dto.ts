import type { LocalText } from "#lib/domain/text.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";

export type PlanDraftLine = { version: number; savedBy: string; savedAt: Instant; errors: number };

export type PlanLine = {
  key: string;
  name: LocalText;
  summary: LocalText;
  /** Null: never published. */
  inForce: number | null;
  coming: { version: number; from: PlainDate } | null;
  draft: PlanDraftLine | null;
  /** Signed and not over yet, under whatever version. */
  contracts: number;
};

export type PlanVersionDto = {
  version: number;
  effectiveFrom: PlainDate;
  publishedBy: string;
  publishedAt: Instant;
  note: string;
  /** "skipped": to come, and replaced before its day came. */
  state: "in_force" | "coming" | "former" | "skipped";
  contracts: number;
};

/** A version, or the draft as it stands. */
export type PlanEdition = number | "draft";
