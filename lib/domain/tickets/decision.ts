import type { Instant } from "#lib/domain/time/types.ts";

/** How a promise ended: in time, in time after its warning, or late (S3, S6). */
export const DECISIONS = ["met", "warned", "breached"] as const;
export type Decision = (typeof DECISIONS)[number];

/** What a clock's end is read from; `dueAt` is null while a pause holds it. */
export type DecidedBy = { warnAt: Instant | null; dueAt: Instant | null; stoppedAt: Instant | null };

/**
 * How a clock was decided and when, as known at a moment; null while it is open. A breach is decided when the time runs
 * out, whether or not somebody answers later, and a kept promise when it is answered: so a month that is over never
 * changes its figures. Answered exactly when due is in time (S3).
 */
export function decisionOf(
  { warnAt, dueAt, stoppedAt }: DecidedBy,
  now: Instant,
): { result: Decision; at: Instant } | null {
  const stopped = stoppedAt !== null && stoppedAt <= now ? stoppedAt : null;
  if (dueAt !== null && dueAt <= now && (stopped === null || stopped > dueAt))
    return { result: "breached", at: dueAt };
  if (stopped === null) return null;
  return { result: warnAt !== null && stopped >= warnAt ? "warned" : "met", at: stopped };
}

export type DecisionCounts = Record<Decision, number>;

export const decided = (counts: DecisionCounts): number => counts.met + counts.warned + counts.breached;

/** The share in time in percent, not rounded; null where nothing was decided. */
export function inTimePercent(counts: DecisionCounts): number | null {
  const all = decided(counts);
  return all === 0 ? null : ((counts.met + counts.warned) * 100) / all;
}
