import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** What was said of a point of the readiness list (S17), the oldest first. `reviewOn`: when a confirmed one is looked at again. */
export type ReadinessFact = { deed: "stated" | "confirmed" | "returned"; reviewOn: PlainDate | null };

export const READINESS_STATES = [
  "not_stated",
  "returned",
  "stated",
  "confirmed",
  "review_due",
  "overdue",
] as const;
export type ReadinessState = (typeof READINESS_STATES)[number];

/**
 * Where a point stands on a day (S17): the last word counts. A confirmed one is due so many days before its review and
 * overdue after it; its day is inclusive.
 */
export function readinessState(
  facts: readonly ReadinessFact[],
  on: PlainDate,
  noticeDays: number,
): ReadinessState {
  const last = facts.at(-1);
  if (last === undefined) return "not_stated";
  if (last.deed !== "confirmed") return last.deed;
  if (last.reviewOn === null) return "confirmed";
  if (on > last.reviewOn) return "overdue";
  return addDays(on, noticeDays) >= last.reviewOn ? "review_due" : "confirmed";
}

/** Whether the customer is to state it, the serving side to look at it, or nobody. */
export function readinessTurn(state: ReadinessState): "customer" | "serving" | null {
  if (state === "stated") return "serving";
  return state === "confirmed" ? null : "customer";
}

/** How many points are ready: confirmed, and not overdue. */
export const readyCount = (states: readonly ReadinessState[]): number =>
  states.filter(state => state === "confirmed" || state === "review_due").length;
