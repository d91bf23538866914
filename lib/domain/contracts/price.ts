import type { SubscriptionUnit, SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import {
  add,
  atLeast,
  type BasisPoints,
  compare,
  fraction,
  MOST_SUM,
  type Money,
  shareOf,
  subtract,
  sum,
  times,
  zero,
} from "#lib/domain/money/money.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { addDays, addMonths, completedYears, daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** A system under a policy: what its software was sold for (S13), or how many units are subscribed (P15). */
export type PricedSystem = {
  name: string;
  salePrice: Money;
  unit: SubscriptionUnit | null;
  units: number;
};

/** What is taken off the lines' sum; `given` is less than the rate says where the least amount stands against it. */
export type Discount = { rateBp: BasisPoints; asked: Money; given: Money };

/** A system's part of the sum; `of` is what its rate is taken of (S13), `each` what one unit costs (P15). */
export type PriceLine = {
  name: string;
  amount: Money;
  of?: Money;
  each?: Money;
  unit?: SubscriptionUnit;
  units?: number;
};

export type ContractPrice = {
  /** For one year, the plan's least amount included. */
  yearly: Money;
  lines: PriceLine[];
  /** The lines' sum before the discount and the least amount. */
  subtotal: Money;
  /** Left out where none was granted. */
  discount?: Discount;
  minimum: Money;
  minimumApplied: boolean;
};

export type PriceRefusal =
  | "no_systems"
  | "other_currency"
  | "unit_not_sold"
  | "not_an_amount"
  | "not_a_discount";

/** What somebody typed may be anything; sums are made of whole amounts within bounds. */
const countable = (minor: number): boolean => Number.isInteger(minor) && minor >= 0 && minor <= MOST_SUM;

/**
 * The yearly price of a policy (S13, P15): every system by the plan's rate or units, less the discount, together at least
 * the plan's minimum. The minimum comes last, so that no discount goes under it.
 */
export function yearlyPrice(
  plan: Pick<SupportPlanDefinition, "price">,
  systems: readonly PricedSystem[],
  discountBp: BasisPoints = 0,
): Result<ContractPrice, PriceRefusal> {
  if (!Number.isInteger(discountBp) || discountBp < 0 || discountBp > 10_000) return err("not_a_discount");
  const { price } = plan;
  const { currency } = price.minimum;
  if (systems.length === 0) return err("no_systems");
  const lines: ContractPrice["lines"] = [];
  for (const system of systems) {
    if (price.kind === "share_of_sale") {
      if (system.salePrice.currency !== currency) return err("other_currency");
      if (!countable(system.salePrice.minor)) return err("not_an_amount");
      const { name, salePrice } = system;
      lines.push({ name, amount: shareOf(salePrice, price.rateBp), of: salePrice });
    } else {
      const sold =
        price.units.find(unit => unit.unit === system.unit) ??
        (system.unit === null ? price.units[0] : undefined);
      if (sold === undefined) return err("unit_not_sold");
      if (!Number.isSafeInteger(system.units) || system.units < 1) return err("not_an_amount");
      const { name, units } = system;
      if (!countable(sold.price.minor * units)) return err("not_an_amount");
      lines.push({ name, amount: times(sold.price, units), each: sold.price, unit: sold.unit, units });
    }
  }
  const subtotal = sum(
    lines.map(line => line.amount),
    currency,
  );
  if (!countable(subtotal.minor)) return err("not_an_amount");
  const asked = shareOf(subtotal, discountBp);
  const reduced = subtract(subtotal, asked);
  const yearly = atLeast(reduced, price.minimum);
  const minimumApplied = compare(reduced, price.minimum) < 0;
  const given = atLeast(subtract(subtotal, yearly), zero(currency));
  const discount = discountBp === 0 ? {} : { discount: { rateBp: discountBp, asked, given } };
  return ok({ yearly, lines, subtotal, ...discount, minimum: price.minimum, minimumApplied });
}

/** The longest term of a contract, in months. */
export const MOST_MONTHS = 120;

/** The price of a term in months, from the yearly one. */
export function termPrice(yearly: Money, months: number): Money {
  return fraction(yearly, months, 12);
}

export type LapsePrice = {
  lapsedDays: number;
  /** Completed years since the end. */
  lapsedYears: number;
  /** Years the lapsed period is charged with; null where it counts by day. */
  chargedYears: number | null;
  lapsedPeriod: Money;
  penalty: Money;
  newYear: Money;
  total: Money;
};

/**
 * What coming back costs when cover ended on a day and a new year starts on another (S15): the lapsed period, by day in
 * the first year and by whole year after, a penalty from two years on by the plan's schedule, and the new year.
 */
export function lapsePrice(
  plan: Pick<SupportPlanDefinition, "lapse">,
  yearly: Money,
  coveredUntil: PlainDate,
  startsOn: PlainDate,
): LapsePrice {
  const { lapse } = plan;
  const firstLapsed = addDays(coveredUntil, 1);
  const lapsedDays = Math.max(0, daysBetween(firstLapsed, startsOn));
  const lapsedYears = lapsedDays === 0 ? 0 : completedYears(firstLapsed, startsOn);
  const anniversary = (years: number) => addMonths(firstLapsed, years * 12);
  const onAnniversary = anniversary(lapsedYears) === startsOn;
  const daysInYear = daysBetween(anniversary(lapsedYears), anniversary(lapsedYears + 1));
  const restDays = lapsedDays === 0 ? 0 : daysBetween(anniversary(lapsedYears), startsOn);
  const byDay = lapsedYears < lapse.byDayForYears;
  const begun = lapse.wholeYears === "begun" && !onAnniversary ? lapsedYears + 1 : lapsedYears;
  const lapsedPeriod = byDay
    ? add(times(yearly, lapsedYears), fraction(yearly, restDays, daysInYear))
    : times(yearly, begun);
  const rate = lapse.penalties
    .filter(penalty => penalty.fromYears <= lapsedYears)
    .sort((a, b) => b.fromYears - a.fromYears)[0];
  const penalty = shareOf(yearly, rate?.rateBp ?? 0);
  return {
    lapsedDays,
    lapsedYears,
    chargedYears: byDay ? null : begun,
    lapsedPeriod,
    penalty,
    newYear: yearly,
    total: add(add(lapsedPeriod, penalty), yearly),
  };
}
