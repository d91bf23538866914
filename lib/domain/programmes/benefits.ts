import type { BasisPoints } from "#lib/domain/money/money.ts";
import {
  type BenefitDefinition,
  type BenefitKind,
  type ProgrammeDefinition,
  tierOf,
} from "#lib/domain/programmes/definition.ts";
import type { Partnership } from "#lib/domain/programmes/partnership.ts";

/** P25: the benefits a partner has now. Remediation keeps them (P21); suspended, ended or not yet a partner has none. */
export function benefitsInForce(
  definition: ProgrammeDefinition,
  partnership: Pick<Partnership, "state" | "tierKey">,
): BenefitDefinition[] {
  if (partnership.state !== "active" && partnership.state !== "remediation") return [];
  const tier = tierOf(definition, partnership.tierKey);
  if (tier === null) return [];
  return definition.benefits.filter(benefit => tier.benefits.includes(benefit.key));
}

/** Whether a kind of benefit is granted; a page, price or download behind it is refused otherwise (P25). */
export function grants(
  definition: ProgrammeDefinition,
  partnership: Pick<Partnership, "state" | "tierKey">,
  kind: BenefitKind,
): boolean {
  return benefitsInForce(definition, partnership).some(benefit => benefit.kind === kind);
}

/** The discount on what it covers, in basis points; 0 without one (P11, P16). The best of several. */
export function discountFor(
  definition: ProgrammeDefinition,
  partnership: Pick<Partnership, "state" | "tierKey">,
  covers: "support" | "services" | "training" | "events",
): BasisPoints {
  return benefitsInForce(definition, partnership)
    .filter(benefit => benefit.kind === "discount" && (benefit.params.covers?.includes(covers) ?? true))
    .reduce((best, benefit) => Math.max(best, benefit.params.basisPoints ?? 0), 0);
}
