import type { PlanPrice } from "#lib/domain/contracts/plan.ts";
import type { SystemInput } from "./schema.ts";

/** A system nobody has described yet: the product's newest version, the plan's first unit (P15), and no price that nobody named (S13). */
export const emptySystem = (
  product: { id: string; name: string; versions: string[] } | undefined,
  price: PlanPrice | undefined,
): SystemInput => ({
  productId: product?.id ?? "",
  name: product?.name ?? "",
  modules: [],
  version: product?.versions[0] ?? "",
  unit: price?.kind === "per_unit" ? (price.units[0]?.unit ?? null) : null,
  units: 1,
});
