import { err, ok, type Result } from "#lib/domain/result.ts";
import { addDays, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** Days without a gap, both included. */
export type Term = { startsOn: PlainDate; endsOn: PlainDate };

/** Whether a day is a business day in the plan's calendar; given by the caller, which knows the calendar. */
export type IsBusinessDay = (day: PlainDate) => boolean;

/** A new contract's term (S14): at least the plan's months, last day inclusive. */
export function newTerm(
  startsOn: PlainDate,
  months: number,
  leastMonths: number,
): Result<Term, "term_too_short"> {
  if (months < leastMonths) return err("term_too_short");
  return ok({ startsOn, endsOn: addMonthsInclusive(startsOn, months) });
}

/** The first business day after a day (S14). Throws when a year holds none, which would be a broken calendar. */
export function nextBusinessDay(day: PlainDate, isBusinessDay: IsBusinessDay): PlainDate {
  let next = addDays(day, 1);
  for (let n = 0; n < 366; n++) {
    if (isBusinessDay(next)) return next;
    next = addDays(next, 1);
  }
  throw new RangeError(`no business day in the year after ${day}`);
}

/** A renewal's term (S14): from the next business day after the last one ends; a late one from the day it is signed, if later. */
export function renewalTerm(
  previousEndsOn: PlainDate,
  signedOn: PlainDate,
  months: number,
  leastMonths: number,
  isBusinessDay: IsBusinessDay,
): Result<Term, "term_too_short"> {
  const inTime = signedOn <= previousEndsOn;
  const startsOn = nextBusinessDay(previousEndsOn, isBusinessDay);
  return newTerm(inTime || signedOn <= startsOn ? startsOn : signedOn, months, leastMonths);
}
