import type { ReadinessFact, ReadinessState } from "#lib/domain/contracts/readiness.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { FileDto } from "#lib/features/files/dto.ts";

export type ReadinessEntryDto = ReadinessFact & {
  id: string;
  text: string;
  by: string;
  bySide: string;
  at: number;
  files: FileDto[];
};

export type ReadinessItemDto = {
  key: string;
  label: LocalText;
  state: ReadinessState;
  /** Oldest first. */
  entries: ReadinessEntryDto[];
  /** The newest entry's id, for who answers it; empty where there is none. */
  last: string;
};

export type ReadinessDto = {
  items: ReadinessItemDto[];
  ready: number;
  /** When a point confirmed today is looked at again, by the plan. */
  nextReview: PlainDate;
};

/** What the contract's card says. */
export type ReadinessSummary = {
  ready: number;
  total: number;
  overdue: number;
  waits: "customer" | "serving" | null;
};
