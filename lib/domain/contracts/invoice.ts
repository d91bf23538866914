import { termPrice } from "#lib/domain/contracts/price.ts";
import type { Term } from "#lib/domain/contracts/term.ts";
import { add, fraction, type Money, subtract, zero } from "#lib/domain/money/money.ts";
import { addDays, daysBetween, earlier, later } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** The next period to invoice, from the day after the last invoiced one; null where the whole term is. */
export function nextInvoiceFrom(term: Term, invoicedThrough: PlainDate | null): PlainDate | null {
  const from = invoicedThrough === null ? term.startsOn : addDays(invoicedThrough, 1);
  return from > term.endsOn ? null : later(from, term.startsOn);
}

/** What is yearly from a day on. */
export type YearlyFrom = { from: PlainDate; yearly: Money };

/**
 * The price of a period within the term: each day at what a year costs from then on. Counted as the difference of two sums from
 * the term's first day, so that periods next to each other add up to the whole without a lost cent.
 */
export function periodPrice(
  term: Term,
  months: number,
  yearly: readonly [YearlyFrom, ...YearlyFrom[]],
  from: PlainDate,
  through: PlainDate,
): Money {
  return subtract(upTo(term, months, yearly, through), upTo(term, months, yearly, addDays(from, -1)));
}

/** As an amendment counts: each change of the price by the days from its own first one, so that all periods make term and amendments together. */
function upTo(
  term: Term,
  months: number,
  yearly: readonly [YearlyFrom, ...YearlyFrom[]],
  day: PlainDate,
): Money {
  const termDays = daysBetween(term.startsOn, term.endsOn) + 1;
  const last = earlier(day, term.endsOn);
  let { amount, before } = {
    amount: zero(yearly[0].yearly.currency),
    before: zero(yearly[0].yearly.currency),
  };
  for (const [index, step] of yearly.entries()) {
    const from = index === 0 ? term.startsOn : step.from;
    const days = Math.max(0, daysBetween(from, last) + 1);
    const full = termPrice(step.yearly, months);
    amount = add(amount, fraction(subtract(full, before), days, termDays));
    before = full;
  }
  return amount;
}
