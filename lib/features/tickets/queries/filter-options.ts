import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { engineersOf, membersOf } from "../assignable.ts";
import { deskTags } from "../tags.ts";

type FilterOptions = Record<
  "products" | "partners" | "customers" | "people",
  { id: string; name: string }[]
> & { tags: string[] };

/** More than that nobody reads in a list; the search field finds the others. */
const MOST = 300;

/** What the queue of this actor can be narrowed to: products, the companies it sees besides itself (R1), and its own engineers, by name. */
export async function ticketFilterOptions(tx: Tx, actor: Actor): Promise<FilterOptions> {
  const { tenantId, side } = actor;
  const named = { orderBy: { name: "asc" }, take: MOST, select: { id: true, name: true } } as const;
  const companies = (kind: "partner" | "customer") =>
    tx.organisation.findMany({ where: { tenantId, side: kind }, ...named });
  return {
    products: await tx.product.findMany({ where: { tenantId }, ...named }),
    partners: side === "vendor" ? await companies("partner") : [],
    customers: side === "customer" ? [] : await companies("customer"),
    tags: await deskTags(tx, actor),
    people: engineersOf(actor, side === "customer" ? [] : await membersOf(tx, tenantId, [actor.orgId])).map(
      ({ personId, name }) => ({ id: personId, name }),
    ),
  };
}
