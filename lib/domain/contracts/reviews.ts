import { addMonthsInclusive } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** The days by which the reviews of an on-site year are due (S16): the last of every so many months, while the year lasts. */
export function reviewDates(startsOn: PlainDate, endsOn: PlainDate, everyMonths: number): PlainDate[] {
  const dates: PlainDate[] = [];
  for (let n = 1; ; n++) {
    const due = addMonthsInclusive(startsOn, n * everyMonths);
    if (due > endsOn) return dates;
    dates.push(due);
  }
}

/** What a review's state is read off. */
export type ReviewFacts = { dueOn: PlainDate; startsAt: number | null; heldOn: PlainDate | null };

export type ReviewState = "to_fix" | "fixed" | "to_write" | "held" | "late";

/** Where a review stands (S16): without a time, with one, past it without minutes, held; late past its day without a time. */
export function reviewState(review: ReviewFacts, now: number, today: PlainDate): ReviewState {
  if (review.heldOn !== null) return "held";
  if (review.startsAt !== null) return review.startsAt <= now ? "to_write" : "fixed";
  return today > review.dueOn ? "late" : "to_fix";
}

export type ActionFacts = { dueOn: PlainDate; doneOn: PlainDate | null; at: number };

/** What a review goes on with: actions of earlier ones that were open when it was held, or are open now; by due day. */
export function followUp<T extends ActionFacts>(actions: readonly T[], heldOn: PlainDate | null): T[] {
  return actions
    .filter(action => action.doneOn === null || (heldOn !== null && action.doneOn >= heldOn))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.at - b.at));
}
