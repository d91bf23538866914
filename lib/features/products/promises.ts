import { strictest, type VersionPromise } from "#lib/domain/products/support.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { loadPlanVersion } from "#lib/features/plans/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { promiseOf } from "./queries.ts";

/**
 * What stands promised about a product's versions (S11): its own words, and those of every plan under a contract that covers
 * it today or later. Who signed for more is held to it.
 */
export async function promiseFor(
  tx: Tx,
  tenantId: string,
  product: { id: string; previousMajors: number; noticeMonths: number },
  today: PlainDate,
): Promise<VersionPromise> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT c.plan_version_id AS id FROM contract c
    JOIN contract_system s ON s.tenant_id = c.tenant_id AND s.contract_id = c.id
    WHERE c.tenant_id = ${tenantId}::uuid AND s.product_id = ${product.id}::uuid AND c.signed_on IS NOT NULL
      AND least(c.ends_on, s.until_on, c.cancelled_on - 1) >= ${today}::date`;
  let promise = promiseOf(product);
  for (const { id } of rows)
    promise = strictest(promise, (await loadPlanVersion(tx, tenantId, id)).definition.versions);
  return promise;
}
