import type { PlanPrice, SubscriptionUnit, SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import type { PlanDraftDefinition } from "#lib/domain/contracts/plan-draft.ts";
import { type ContractPrice, type LapsePrice, lapsePrice, yearlyPrice } from "#lib/domain/contracts/price.ts";
import { MOST_TYPED } from "#lib/domain/money/money.ts";
import { addMonths } from "#lib/domain/time/dates.ts";

/** What somebody asks a rule for: NaN where it can't be read. */
export type ExampleAsked = {
  /** What the software was sold for, in major units. */
  sale: number;
  /** How many units are subscribed. */
  count: number;
  /** Months without a contract. */
  months: number;
};

/** Whether each part of an example lies where sums can be made of it. */
export const EXAMPLE_FITS: Record<keyof ExampleAsked, (value: number) => boolean> = {
  sale: value => value >= 0 && value <= MOST_TYPED / 100,
  count: value => Number.isInteger(value) && value >= 1 && value <= 100_000,
  months: value => Number.isInteger(value) && value >= 0 && value <= 240,
};

export type PriceExample = {
  unit: SubscriptionUnit | null;
  /** Null while the rule or the example can't be counted with. */
  yearly: ContractPrice | null;
  /** Null while the schedule or the months can't. */
  back: LapsePrice | null;
};

/** A day like any other: the example counts from there. */
const ENDED = "2025-12-31";
const BACK = "2026-01-01";

const within = (value: number | null, least: number, most: number): boolean =>
  value !== null && Number.isInteger(value) && value >= least && value <= most;
const anAmount = (value: number | null) => within(value, 0, MOST_TYPED);

/** The rule where it is whole and within its bounds: a draft is kept as typed, whatever was typed. */
function priceOf({ price }: PlanDraftDefinition): PlanPrice | null {
  const { minimum } = price;
  if (!anAmount(minimum.minor)) return null;
  if (price.kind === "share_of_sale") return within(price.rateBp, 1, 10_000) ? (price as PlanPrice) : null;
  const whole = price.units.every(
    one => anAmount(one.price.minor) && one.price.currency === minimum.currency,
  );
  return whole && price.units.length > 0 ? (price as PlanPrice) : null;
}

/** The schedule of coming back, likewise (S15). */
function lapseOf({ lapse }: PlanDraftDefinition): SupportPlanDefinition["lapse"] | null {
  const whole =
    within(lapse.byDayForYears, 0, 20) &&
    lapse.penalties.every(one => within(one.fromYears, 1, 20) && within(one.rateBp, 0, 100_000));
  return whole ? (lapse as SupportPlanDefinition["lapse"]) : null;
}

/** What a rule as typed makes of an example (S13, S15, P15); never throws, whatever stands in either. */
export function priceExample(plan: PlanDraftDefinition, asked: ExampleAsked): PriceExample {
  const price = priceOf(plan);
  const unit = price?.kind === "per_unit" ? (price.units[0]?.unit ?? null) : null;
  const fits = price?.kind === "per_unit" ? EXAMPLE_FITS.count(asked.count) : EXAMPLE_FITS.sale(asked.sale);
  const { currency } = plan.price.minimum;
  const system = {
    name: "",
    salePrice: { minor: fits && unit === null ? Math.round(asked.sale * 100) : 0, currency },
    unit,
    units: unit === null ? 1 : asked.count,
  };
  const sum = price && fits ? yearlyPrice({ price }, [system]) : null;
  const yearly = sum?.ok ? sum.value : null;
  const lapse = lapseOf(plan);
  const back =
    yearly && lapse && EXAMPLE_FITS.months(asked.months)
      ? lapsePrice({ lapse }, yearly.yearly, ENDED, addMonths(BACK, asked.months))
      : null;
  return { unit, yearly, back };
}
