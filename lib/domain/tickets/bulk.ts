import type { Instant } from "#lib/domain/time/types.ts";

/** So many cases a change takes at most; who has more narrows the list, or does it twice. */
export const MOST_AT_ONCE = 500;
/** Minutes after its end in which a change can be taken back. */
export const UNDO_MINUTES = 30;
/** Minutes that notices of a change wait: taken back meanwhile, nobody hears of it. */
export const HOLD_MINUTES = 5;

/** What came of one case. "left": changed, and not put back although it was asked for. */
export const BULK_STATES = ["waiting", "done", "refused", "undone", "left"] as const;
export type BulkState = (typeof BULK_STATES)[number];

/** Until when a change that ended then can be taken back. */
export const undoUntil = (finishedAt: Instant): Instant => finishedAt + UNDO_MINUTES * 60_000;

/** Whether a task ended before it was through: what it left undone may be asked for again. */
export const wasStopped = (state: string | undefined): boolean => state === "cancelled" || state === "failed";

type Change = {
  /** Null while it is under way. */
  finishedAt: Instant | null;
  /** Somebody asked to take it back already, and that was not stopped. */
  undone: boolean;
  /** Cases it changed. */
  done: number;
};

/** Whether a change can be taken back: over, something done, not taken back before, and within the time. */
export const undoable = ({ finishedAt, undone, done }: Change, now: Instant): boolean =>
  finishedAt !== null && !undone && done > 0 && now < undoUntil(finishedAt);

type Lived = { state: BulkState; versionAfter: number | null };

/** Whether a case stands as the change left it: then nobody's work is lost by putting it back. */
export const untouched = (one: Lived, version: number): boolean =>
  one.state === "done" && one.versionAfter === version;
