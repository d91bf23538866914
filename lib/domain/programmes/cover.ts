import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** Days that count, both ends included; null is open. */
export type Cover = { from: PlainDate; until: PlainDate | null };

/** Stands for "never ends" where days are compared; ISO order is string order. */
export const FOREVER: PlainDate = "9999-12-31";

export const untilOr = (until: PlainDate | null): PlainDate => until ?? FOREVER;
export const openEnd = (until: PlainDate): PlainDate | null => (until === FOREVER ? null : until);

/** The part of a cover inside another; null when they don't meet. */
export function within(cover: Cover, frame: Cover): Cover | null {
  const from = cover.from > frame.from ? cover.from : frame.from;
  const until = untilOr(cover.until) < untilOr(frame.until) ? untilOr(cover.until) : untilOr(frame.until);
  return from <= until ? { from, until: openEnd(until) } : null;
}

/**
 * The last day reached from `on` without a gap, following each cover into the next that starts by the day after;
 * null when the day itself is not covered. A renewal booked early thus counts before it starts (P23).
 */
export function lastDayFrom(covers: readonly Cover[], on: PlainDate): PlainDate | null {
  let reached: PlainDate | null = null;
  const sorted = [...covers].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const cover of sorted) {
    const until = untilOr(cover.until);
    if (until < cover.from) continue;
    if (reached === null) {
      if (cover.from <= on && until >= on) reached = until;
      continue;
    }
    if (reached === FOREVER) break;
    if (cover.from <= addDays(reached, 1) && until > reached) reached = until;
  }
  return reached;
}
