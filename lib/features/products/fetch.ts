import type { Actor } from "#lib/domain/policies/types.ts";
import { againstRelease } from "#lib/domain/products/entitlement.ts";
import { fileWithBytes } from "#lib/features/files/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { forbid } from "#lib/platform/refusal.ts";
import { readEntitled, readersOf, refusalWords } from "./access.ts";

/**
 * A file of a release for who may have it now (S11, S15, P25); null where there is none for them. Forbids it with the reason
 * where the product is not covered. The row is read under the actor's own row security; only the bytes come from the worker.
 */
export async function fetchReleaseFile(tx: Tx, actor: Actor, fileId: string) {
  if (!isUuid(fileId)) return null;
  const { tenantId } = actor;
  // Of which product it is, and whether it is out: without a right to it nothing more is known of it.
  const known = await stepAs(tx, actor, "app_worker", async () => {
    const file = await tx.releaseFile.findFirst({ where: { tenantId, id: fileId } });
    const product = file && (await tx.product.findFirst({ where: { tenantId, id: file.productId } }));
    return file && product ? { state: file.state, product } : null;
  });
  if (!known || (known.state !== "published" && actor.side !== "vendor")) return null;
  const { product } = known;
  const reader = (await readersOf(tx, actor, [product])).get(product.id);
  const refusal = reader ? refusalWords(againstRelease(reader), product.name, actor) : null;
  if (refusal) forbid(refusal.key, refusal.params);
  const file = await readEntitled(tx, actor, reader, () =>
    tx.releaseFile.findFirst({ where: { tenantId, id: fileId } }),
  );
  if (!file) return null;
  const stored = await stepAs(tx, actor, "app_worker", () => fileWithBytes(tx, tenantId, file.attachmentId));
  return stored && { ...stored, name: file.name };
}
