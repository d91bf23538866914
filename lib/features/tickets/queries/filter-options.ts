import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { engineersOf, membersOf } from "../assignable.ts";
import type { Company } from "../dto/companies.ts";
import { deskTags } from "../tags.ts";
import { companyNames } from "./companies.ts";

type FilterOptions = Record<"products" | "companies" | "people", Company[]> & { tags: string[] };

/** More than that nobody reads in a list. */
const MOST = 300;

/**
 * What the queue of this actor can be narrowed to: products, and its own engineers, by name. Of companies there may be thousands:
 * those that are asked for are found by name (`companiesNamed`), and here stand those it is narrowed to already.
 */
export async function ticketFilterOptions(
  tx: Tx,
  actor: Actor,
  narrowedTo: readonly (string | null)[] = [],
): Promise<FilterOptions> {
  const { tenantId, side } = actor;
  const named = { orderBy: { name: "asc" }, take: MOST, select: { id: true, name: true } } as const;
  return {
    products: await tx.product.findMany({ where: { tenantId }, ...named }),
    companies: await companyNames(tx, actor, narrowedTo),
    tags: await deskTags(tx, actor),
    people: engineersOf(actor, side === "customer" ? [] : await membersOf(tx, tenantId, [actor.orgId])).map(
      ({ personId, name }) => ({ id: personId, name }),
    ),
  };
}
