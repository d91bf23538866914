import type { BulkState } from "#lib/domain/tickets/bulk.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import type { TaskDto } from "#lib/features/tasks/dto.ts";
import type { DeedKind } from "./schema.ts";

export type BulkCounts = Record<BulkState, number>;

/** A change of many cases as whoever asked for it follows it. */
export type BulkDto = {
  task: TaskDto;
  deed: DeedKind;
  /** To whom, of a change that gives them to somebody. */
  name: string;
  counts: BulkCounts;
  /** The task that takes it back, once somebody asked. */
  undo: TaskDto | null;
  /** Until when it can be taken back; null: it can't, or no longer. */
  undoUntil: Instant | null;
};

export type BulkCaseDto = {
  number: string;
  /** Null where the case is not this person's to see any more. */
  subject: string | null;
  state: BulkState;
  /** Why it was refused or left, in the person's language. */
  reason: string;
};

export type BulkReportDto = BulkDto & {
  cases: BulkCaseDto[];
  /** What the customers were told, of a change that says something to them. */
  words: string;
};
