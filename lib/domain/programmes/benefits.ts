import { type BasisPoints, type Money, shareOf, subtract } from "#lib/domain/money/money.ts";
import {
  type BenefitDefinition,
  type BenefitKind,
  type ProgrammeDefinition,
  type TierDefinition,
  tierOf,
  tiersByRank,
} from "#lib/domain/programmes/definition.ts";
import type { Partnership } from "#lib/domain/programmes/partnership.ts";

/** What benefits depend on: a person's decision about state and tier, so a date alone never takes one away (P21, P24). */
export type TierState = Pick<Partnership, "state" | "tierKey"> &
  Partial<Pick<Partnership, "withdrawnBenefits">>;

/** Whether status and benefits hold: remediation keeps them (P21); suspended, ended or not yet a partner has none. */
export const inForce = ({ state }: Pick<TierState, "state">): boolean =>
  state === "active" || state === "remediation";

/** P25: the benefits a partner has now. Remediation keeps them (P21); suspended, ended or not yet a partner has none. */
export function benefitsInForce(
  definition: ProgrammeDefinition,
  partnership: TierState,
): BenefitDefinition[] {
  if (!inForce(partnership)) return [];
  const tier = tierOf(definition, partnership.tierKey);
  if (tier === null) return [];
  const withdrawn = partnership.withdrawnBenefits ?? [];
  return definition.benefits.filter(b => tier.benefits.includes(b.key) && !withdrawn.includes(b.key));
}

/** Whether a kind of benefit is granted; a page, price or download behind it is refused otherwise (P25). */
export function grants(definition: ProgrammeDefinition, partnership: TierState, kind: BenefitKind): boolean {
  return benefitsInForce(definition, partnership).some(benefit => benefit.kind === kind);
}

/**
 * What stands against a benefit: no tier grants it at all; the tier held does not; it does, and its state stops it; or a
 * person withdrew it.
 */
export type AgainstBenefit = { why: "never" } | { why: "tier" | "state" | "withdrawn"; tier: TierDefinition };

/** Why a kind of benefit is not granted, with the lowest tier that would grant it; null: it is granted (P25). */
export function againstBenefit(
  definition: ProgrammeDefinition,
  partnership: TierState,
  kind: BenefitKind,
): AgainstBenefit | null {
  if (grants(definition, partnership, kind)) return null;
  const keys = definition.benefits.filter(b => b.kind === kind).map(b => b.key);
  const granting = tiersByRank(definition).filter(tier => tier.benefits.some(key => keys.includes(key)));
  const held = granting.find(tier => tier.key === partnership.tierKey);
  if (held) return { why: inForce(partnership) ? "withdrawn" : "state", tier: held };
  const lowest = granting[0];
  return lowest ? { why: "tier", tier: lowest } : { why: "never" };
}

/** The discount on what it covers, in basis points; 0 without one (P11, P16). The best of several. */
export function discountFor(
  definition: ProgrammeDefinition,
  partnership: TierState,
  covers: "support" | "services" | "training" | "events",
): BasisPoints {
  return benefitsInForce(definition, partnership)
    .filter(benefit => benefit.kind === "discount" && (benefit.params.covers?.includes(covers) ?? true))
    .reduce((best, benefit) => Math.max(best, benefit.params.basisPoints ?? 0), 0);
}

/** A price as a partner pays it: list price, what the tier takes off, and what is left. The three always add up. */
export type PriceSum = { list: Money; discountBp: BasisPoints; discount: Money; pays: Money };

/** List price − tier discount (P11, P16). Rounded once, on the discount. */
export function priceFor(list: Money, discountBp: BasisPoints): PriceSum {
  const discount = shareOf(list, discountBp);
  return { list, discountBp, discount, pays: subtract(list, discount) };
}
