import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** What decides how a quote stands. */
export type QuoteFacts = {
  /** Last day on which it can be accepted, inclusive. */
  validUntil: PlainDate;
  withdrawn: boolean;
  /** Null: no answer yet. */
  accepted: boolean | null;
  /** A later revision of it was sent. */
  followed: boolean;
  /** It was ordered, or the contract was signed while it was valid: nobody waits for an answer any more. */
  sealed: boolean;
};

export const QUOTE_STATES = [
  "open",
  "accepted",
  "sealed",
  "declined",
  "expired",
  "withdrawn",
  "superseded",
] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

/**
 * How a quote stands on a day, derived and never stored. A later revision supersedes whatever was said of it; an acceptance
 * does not run out, and an order or the signature settles it; an answer weighs more than the day.
 */
export function quoteState(quote: QuoteFacts, on: PlainDate): QuoteState {
  if (quote.followed) return "superseded";
  if (quote.withdrawn) return "withdrawn";
  if (quote.accepted !== null) return quote.accepted ? "accepted" : "declined";
  if (quote.sealed) return "sealed";
  return quote.validUntil < on ? "expired" : "open";
}

/** Whether it stands: a draft with such a quote counts as quoted. */
export const quoteStands = (state: QuoteState): boolean => ["open", "accepted", "sealed"].includes(state);

/** So long at most a price is promised, in days. */
export const LONGEST_VALIDITY = 365;

/**
 * The last day a quote may be valid until. The price of a renewal in time holds to the last covered day alone: one day later
 * coming back costs the days between (S14, S15). Any other at most a year.
 */
export function latestValidity(today: PlainDate, coveredUntil: PlainDate | null): PlainDate {
  const longest = addDays(today, LONGEST_VALIDITY);
  return coveredUntil !== null && coveredUntil >= today && coveredUntil < longest ? coveredUntil : longest;
}
