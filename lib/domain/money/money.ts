export type Currency = "EUR" | "USD" | "MXN" | "GBP";

/** An amount in integer minor units (cents); never a float. */
export type Money = { minor: number; currency: Currency };

/** One hundredth of a percent: 1800 is 18 %. */
export type BasisPoints = number;

/** The largest amount somebody may type, in minor units: a thousand million. */
export const MOST_TYPED = 100_000_000_000;

/** The largest sum anything is priced at, in minor units; a hundredfold of it is still exact. */
export const MOST_SUM = 10_000_000_000_000;

/** The amount of `minor` cents; throws on anything but a safe integer, which would be a bug. */
export function money(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not an amount in minor units: ${minor}`);
  return { minor, currency };
}

export const zero = (currency: Currency): Money => money(0, currency);

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} don't add up`);
}

/** The sum; throws when the currencies differ, since no rate is known here. */
export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.minor + b.minor, a.currency);
}

/** What is left of `a` without `b`; may be negative. */
export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.minor - b.minor, a.currency);
}

/** The amount taken off instead of added. */
export const negative = (amount: Money): Money => subtract(zero(amount.currency), amount);

/** The sum of a list, zero of the given currency when it is empty. */
export function sum(amounts: readonly Money[], currency: Currency): Money {
  return amounts.reduce(add, zero(currency));
}

/** A whole number of times the amount. */
export function times(amount: Money, count: number): Money {
  return money(amount.minor * count, amount.currency);
}

/** −1, 0 or 1, as a sort wants it; throws when the currencies differ. */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  sameCurrency(a, b);
  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0;
}

/** The larger of the two (a least price, S13). */
export function atLeast(amount: Money, least: Money): Money {
  return compare(amount, least) < 0 ? least : amount;
}

/**
 * THE rounding place: numerator / denominator of an amount to whole minor units, halves away from zero.
 * Whole numbers all the way (BigInt), so that no price depends on binary fractions.
 */
export function fraction(amount: Money, numerator: number, denominator: number): Money {
  if (denominator <= 0) throw new RangeError("a fraction needs a positive denominator");
  const product = BigInt(amount.minor) * BigInt(numerator);
  const d = BigInt(denominator);
  const magnitude = product < 0n ? -product : product;
  const rounded = (magnitude * 2n + d) / (d * 2n);
  return money(Number(product < 0n ? -rounded : rounded), amount.currency);
}

/** A share of an amount in basis points, rounded by `fraction`. */
export function shareOf(amount: Money, rate: BasisPoints): Money {
  return fraction(amount, rate, 10_000);
}

/** The amount less a discount in basis points (P11, P16). */
export function discounted(amount: Money, rate: BasisPoints): Money {
  return subtract(amount, shareOf(amount, rate));
}

/**
 * What Intl.NumberFormat wants: the value in major units and its options. Amounts stand under each
 * other: they keep their cents and the mark of thousands, which Spanish leaves out of four figures.
 */
export function formatArguments(amount: Money): {
  value: number;
  options: { style: "currency"; currency: Currency; useGrouping: "always" };
} {
  const options = { style: "currency", currency: amount.currency, useGrouping: "always" } as const;
  return { value: amount.minor / 100, options };
}
