import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { By } from "#lib/platform/record.ts";

export type TaskContext = {
  /** The step's transaction, as the requester's side: row security holds for a task as for a page. */
  tx: Tx;
  now: Date;
  actor: By;
  workspace: WorkspaceInfo;
  taskId: string;
  input: unknown;
  /** What the last step left; `{}` before the first. */
  cursor: unknown;
};

export type TaskStep = {
  done: number;
  total: number;
  /** Where the next step begins; kept with what this one did. */
  cursor?: unknown;
  /** Set by the last step. */
  finished?: {
    result?: Record<string, number>;
    file?: { name: string; mediaType: string; bytes: Uint8Array };
    /** How long task and file are kept; a day by default. */
    keepHours?: number;
  };
};

/**
 * How a kind of task is done: one step at a time, each short (well under a second) and each one transaction with its
 * progress. A refusal ends the task with its words; any other error has the step repeated, later.
 */
export type TaskHandler = { step: (ctx: TaskContext) => Promise<TaskStep> };
