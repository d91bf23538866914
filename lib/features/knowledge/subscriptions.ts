import { hearsOf } from "#lib/domain/knowledge/subscription.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { By } from "#lib/platform/record.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { Asked } from "./access.ts";
import type { SubscriptionLine } from "./dto.ts";

/** Of which products the actor is told, as they said or as their role has it. */
export async function subscriptionsOf({ tx, actor }: Omit<Asked, "today">): Promise<SubscriptionLine[]> {
  const { tenantId, personId } = actor;
  const rows = await tx.knowledgeSubscription.findMany({ where: { tenantId, personId } });
  const said = new Map(rows.map(row => [row.productId, row.hears]));
  const products = await loadProducts(tx, tenantId);
  return products.map(({ id, name }) => ({
    productId: id,
    product: name,
    hears: hearsOf({ ...actor, said }, id),
  }));
}

/** Says whether one wants to be told of a product's matters from now on. */
export async function subscribe(
  tx: Tx,
  actor: By,
  input: { productId: string; hears: boolean },
  now: Date,
): Promise<{ hears: boolean }> {
  const { tenantId, personId } = actor;
  const product = await tx.product.findFirst({ where: { tenantId, id: input.productId } });
  if (!product) return notFoundRefusal();
  const key = { tenantId, personId, productId: input.productId };
  await tx.knowledgeSubscription.upsert({
    where: { tenantId_personId_productId: key },
    create: { ...key, hears: input.hears },
    update: { hears: input.hears, at: now },
  });
  return { hears: input.hears };
}
