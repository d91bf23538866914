import type { TaskState } from "#lib/domain/policies/task.ts";
import type { Instant } from "#lib/domain/time/types.ts";

/** A task as its requester follows it. */
export type TaskDto = {
  id: string;
  kind: string;
  state: TaskState;
  done: number;
  /** 0 while it isn't known. */
  total: number;
  /** A key of the catalogue; empty unless it failed. */
  error: string;
  createdAt: Instant;
  finishedAt: Instant | null;
  /** Until when its file can be fetched. */
  expiresAt: Instant | null;
  /** The name of the file it made, if any. */
  fileName: string | null;
  /** What it came to, in figures: `{ sent: 12 }`. */
  result: Record<string, number>;
};
