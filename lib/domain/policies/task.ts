import type { Policy } from "#lib/domain/policies/types.ts";

/** How a task stands: waiting for a worker, in its hands, or over in one of three ways. */
export const TASK_STATES = ["waiting", "running", "done", "failed", "cancelled"] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** What the policies read of a task. */
export type TaskForPolicy = { personId: string; state: TaskState };

/** Still to be worked on. */
export const isOpen = (state: TaskState): boolean => state === "waiting" || state === "running";

/** A task is its requester's: nobody else sees, fetches or stops it. */
export const taskPolicy = {
  read: ((actor, task) => actor.personId === task.personId) as Policy<TaskForPolicy>,
  cancel: ((actor, task) => actor.personId === task.personId) as Policy<TaskForPolicy>,
};
