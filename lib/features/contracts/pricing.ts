import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import {
  type ContractPrice,
  lapsePrice,
  MOST_MONTHS,
  type PricedSystem,
  type PriceRefusal,
  termPrice,
  yearlyPrice,
} from "#lib/domain/contracts/price.ts";
import { add, type Money } from "#lib/domain/money/money.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** The part of a price that comes back after a lapse costs on top (S15). */
export type LapsePart = {
  coveredUntil: PlainDate;
  lapsedDays: number;
  lapsedYears: number;
  lapsedPeriod: Money;
  penalty: Money;
  penaltyRateBp: number;
};

/** A price with its whole sum, as the form shows it live and as the contract keeps it (column `price`). */
export type PriceSum = ContractPrice & {
  months: number;
  /** For the term's months. */
  term: Money;
  lapse: LapsePart | null;
  /** What is to be paid: the term, and after a lapse the lapsed period and the penalty. */
  total: Money;
  /** Basis points of the sale price; null where the plan sells by the unit (P15). */
  rateBp: number | null;
};

/**
 * What a contract costs (S13, P15): the yearly price of its systems, at least the plan's minimum, for its months;
 * and when cover had ended before it starts, the lapsed period and the penalty (S15). Pure: browser and server agree.
 */
export function priceContract(
  plan: Pick<SupportPlanDefinition, "price" | "lapse">,
  systems: readonly PricedSystem[],
  months: number,
  lapse: { coveredUntil: PlainDate; startsOn: PlainDate } | null = null,
  discountBp = 0,
): Result<PriceSum, PriceRefusal | "not_a_term"> {
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS) return err("not_a_term");
  const yearly = yearlyPrice(plan, systems, discountBp);
  if (!yearly.ok) return err(yearly.error);
  const term = termPrice(yearly.value.yearly, months);
  const part = lapse ? lapsePart(plan, yearly.value.yearly, lapse) : null;
  const total = part ? add(add(term, part.lapsedPeriod), part.penalty) : term;
  const rateBp = plan.price.kind === "share_of_sale" ? plan.price.rateBp : null;
  return ok({ ...yearly.value, months, term, lapse: part, total, rateBp });
}

function lapsePart(
  plan: Pick<SupportPlanDefinition, "lapse">,
  yearly: Money,
  { coveredUntil, startsOn }: { coveredUntil: PlainDate; startsOn: PlainDate },
): LapsePart | null {
  const price = lapsePrice(plan, yearly, coveredUntil, startsOn);
  if (price.lapsedDays <= 0) return null;
  const penalty = plan.lapse.penalties
    .filter(step => step.fromYears <= price.lapsedYears)
    .sort((a, b) => b.fromYears - a.fromYears)[0];
  return {
    coveredUntil,
    lapsedDays: price.lapsedDays,
    lapsedYears: price.lapsedYears,
    lapsedPeriod: price.lapsedPeriod,
    penalty: price.penalty,
    penaltyRateBp: penalty?.rateBp ?? 0,
  };
}
