import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import {
  type ContractPrice,
  type PricedSystem,
  type PriceRefusal,
  termPrice,
  yearlyPrice,
} from "#lib/domain/contracts/price.ts";
import type { Term } from "#lib/domain/contracts/term.ts";
import { type BasisPoints, fraction, type Money, subtract } from "#lib/domain/money/money.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { addDays, daysBetween, later } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** What a contract covers and grants at a time. */
export type Scope<S extends PricedSystem = PricedSystem> = {
  systems: readonly S[];
  discountBp: BasisPoints;
};

export type AmendmentPrice = {
  before: ContractPrice;
  after: ContractPrice;
  months: number;
  /** What the whole term would cost more, or less where negative. */
  fullDifference: Money;
  /** Days of the term that are left from the day on, of all its days. */
  days: number;
  termDays: number;
  /** The full difference for the days that are left: owed, or given back where negative. */
  delta: Money;
};

/** A difference for the days from a day to the term's last, both included, of all its days; rounded once. The whole term gives the whole difference. */
export function proRata(
  difference: Money,
  from: PlainDate,
  term: Term,
): { days: number; termDays: number; amount: Money } {
  const termDays = daysBetween(term.startsOn, term.endsOn) + 1;
  const days = Math.min(termDays, Math.max(0, daysBetween(from, term.endsOn) + 1));
  return { days, termDays, amount: fraction(difference, days, termDays) };
}

/** What an amendment from a day on costs for the rest of the term, by the plan the contract was signed under (S13, P15). */
export function amendmentPrice(
  plan: Pick<SupportPlanDefinition, "price">,
  before: Scope,
  after: Scope,
  about: { effectiveOn: PlainDate; term: Term; months: number },
): Result<AmendmentPrice, PriceRefusal> {
  const was = yearlyPrice(plan, before.systems, before.discountBp);
  if (!was.ok) return was;
  const will = yearlyPrice(plan, after.systems, after.discountBp);
  if (!will.ok) return will;
  const { months, term, effectiveOn } = about;
  const fullDifference = subtract(termPrice(will.value.yearly, months), termPrice(was.value.yearly, months));
  const { days, termDays, amount } = proRata(fullDifference, effectiveOn, term);
  return ok({ before: was.value, after: will.value, months, fullDifference, days, termDays, delta: amount });
}

export type AmendmentRefusal =
  | { reason: "outside_term" }
  | { reason: "invoiced"; through: PlainDate }
  | { reason: "before_last"; on: PlainDate };

/**
 * Why a contract can't be amended from a day on; null: it can. The day lies within the term, after all that is invoiced, and
 * not before the last amendment's, whose "after" it would change.
 */
export function againstAmending(
  effectiveOn: PlainDate,
  about: { term: Term; invoicedThrough: PlainDate | null; lastEffectiveOn: PlainDate | null },
): AmendmentRefusal | null {
  const { term, invoicedThrough, lastEffectiveOn } = about;
  if (effectiveOn < term.startsOn || effectiveOn > term.endsOn) return { reason: "outside_term" };
  if (invoicedThrough !== null && effectiveOn <= invoicedThrough)
    return { reason: "invoiced", through: invoicedThrough };
  if (lastEffectiveOn !== null && effectiveOn < lastEffectiveOn)
    return { reason: "before_last", on: lastEffectiveOn };
  return null;
}

/** The first day an amendment may count from; null where the whole term is invoiced. */
export function firstAmendable(
  term: Term,
  invoicedThrough: PlainDate | null,
  lastEffectiveOn: PlainDate | null,
): PlainDate | null {
  const afterInvoice = invoicedThrough === null ? term.startsOn : addDays(invoicedThrough, 1);
  const day = later(later(term.startsOn, afterInvoice), lastEffectiveOn ?? term.startsOn);
  return day > term.endsOn ? null : day;
}

/** Days a system is under the contract, both included; null: the contract's own first and last. */
export type Period = { fromOn: PlainDate | null; untilOn: PlainDate | null };

/** Those under a contract on a day, whose own days the caller has looked at. */
export const on = <T extends Period>(all: readonly T[], day: PlainDate): T[] =>
  all.filter(one => (one.fromOn ?? day) <= day && (one.untilOn ?? day) >= day);

/** What is the same system under other words; the version it runs is said elsewhere (S11). */
type Described = {
  productId: string;
  name: string;
  modules: readonly string[];
  unit: string | null;
  units: number;
  salePrice: Money;
};

export type Change<B, A> =
  | { kind: "added"; after: A }
  | { kind: "removed"; before: B }
  | { kind: "changed"; before: B; after: A }
  | { kind: "kept"; before: B; after: A };

const words = (s: Described): string =>
  JSON.stringify([
    s.productId,
    s.name,
    [...s.modules].sort(),
    s.unit,
    s.units,
    s.salePrice.minor,
    s.salePrice.currency,
  ]);

/** What an amendment does to each system: by the id that one of `after` keeps from one of `before`, each once. */
export function changesOf<B extends Described & { id: string }, A extends Described & { id: string | null }>(
  before: readonly B[],
  after: readonly A[],
): Change<B, A>[] {
  const left = new Map(before.map(one => [one.id, one]));
  const changes: Change<B, A>[] = [];
  for (const one of after) {
    const was = one.id === null ? undefined : left.get(one.id);
    if (!was) {
      changes.push({ kind: "added", after: one });
      continue;
    }
    left.delete(was.id);
    changes.push({ kind: words(was) === words(one) ? "kept" : "changed", before: was, after: one });
  }
  for (const before of left.values()) changes.push({ kind: "removed", before });
  return changes;
}
