import type { Term } from "#lib/domain/contracts/term.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { loadPlanVersion, type PlanVersion } from "#lib/features/plans/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { ContractDto, ContractSystemDto } from "./dto.ts";
import type { PriceSum } from "./pricing.ts";
import type { SystemInput } from "./schema.ts";
import { type Before, beforeDraft, priceOf, termOf } from "./terms.ts";

export const unitOf = (unit: string | null): SystemInput["unit"] =>
  unit === "server" || unit === "zone" || unit === "domain" ? unit : null;

/** A system as a form would send it. */
export const asInput = (s: ContractSystemDto): SystemInput => ({
  productId: s.productId,
  name: s.name,
  modules: s.modules,
  version: s.version,
  unit: unitOf(s.unit),
  units: s.units,
  salePrice: s.salePrice.minor / 100,
});

export type Settled = {
  plan: PlanVersion;
  before: Before | null;
  term: Term;
  sum: PriceSum;
  /** It follows one that covers still: signed now it leaves no gap (S14). */
  inTime: boolean;
};

/** A draft's term and price as they would be if it were signed on a day (S13, S14, S15), with a discount. */
export async function pricedAs(
  tx: Tx,
  actor: Actor,
  contract: ContractDto,
  workspace: { calendarKey: string; today: PlainDate },
  signedOn: PlainDate,
  discountBp: number,
): Promise<Settled> {
  const plan = await loadPlanVersion(tx, actor.tenantId, contract.planVersionId);
  const before = await beforeDraft(tx, actor, contract, workspace.today, signedOn);
  const months = contract.price?.months ?? plan.definition.termMonths;
  const term = await termOf(
    tx,
    actor.tenantId,
    { ...workspace, plan, before, startsOn: contract.startsOn, months },
    signedOn,
  );
  const sum = priceOf(plan, contract.systems.map(asInput), term, months, before, signedOn, discountBp);
  return { plan, before, term, sum, inTime: before !== null && signedOn <= before.endsOn };
}
