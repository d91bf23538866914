import type { Instant } from "#lib/domain/time/types.ts";

/** How a case went, in the words of who opened it. Two answers and no scale: one press, and a share that needs no reading. */
export const RATINGS = ["good", "bad"] as const;
export type Rating = (typeof RATINGS)[number];

/** As long as what is said beside it may be, in letters. */
export const MOST_RATING_WORDS = 2_000;

/** What a workspace says of asking: so many hours after the end of a case, answered and changed within so many days. */
export type RatingPolicy = { afterHours: number; days: number };
export const MOST_RATING_HOURS = 720;
export const MOST_RATING_DAYS = 90;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Nobody is asked of what lies longer back than this beyond the time set: also when asking is switched on, or a worker stood still. */
const FRESH = 7 * DAY;

/** Between these moments a case must have ended to be asked of now. */
export const askedOfEndsIn = ({ afterHours }: RatingPolicy, now: Instant): { from: Instant; to: Instant } => {
  const to = now - afterHours * HOUR;
  return { from: to - FRESH, to };
};

/** What is known of a case that may be asked of. */
export type Ended = {
  /** When it was resolved; null: it is open. */
  endedAt: Instant | null;
  /** It goes on in another, or is the same as another: that one is asked of. */
  elsewhere: boolean;
  /** Nobody ended it: its customer did not answer. */
  bySilence: boolean;
};

/** Whether who opened it is asked now (FIELD: satisfaction). Once an end is the caller's to hold: a row for each. */
export function asksOf(policy: RatingPolicy, ended: Ended, now: Instant): boolean {
  if (ended.endedAt === null || ended.elsewhere || ended.bySilence) return false;
  const { from, to } = askedOfEndsIn(policy, now);
  return ended.endedAt >= from && ended.endedAt <= to;
}

/** The last moment for an answer that is asked for now. */
export const ratableUntil = ({ days }: Pick<RatingPolicy, "days">, askedAt: Instant): Instant =>
  askedAt + days * DAY;

/** What the question stands at: to be answered or changed; its time is over; or the case goes on and will be asked of anew. */
export type RatingState = "open" | "over" | "goes_on";

export function ratingState(
  question: { cycle: number; until: Instant },
  ticket: { cycle: number; open: boolean; elsewhere: boolean },
  now: Instant,
): RatingState {
  if (ticket.open || ticket.elsewhere || ticket.cycle !== question.cycle) return "goes_on";
  return now < question.until ? "open" : "over";
}

/** So many asked, so many of them answered, so many of those good. */
export type RatingCounts = { asked: number; rated: number; good: number };

/** Below so many answers a share says more of chance than of the work. */
export const LEAST_RATED = 5;

/** The share of good ones among the answers in percent, not rounded; null where there are too few to say. */
export function goodPercent({ rated, good }: RatingCounts): number | null {
  return rated < LEAST_RATED ? null : (good * 100) / rated;
}
