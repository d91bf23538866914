import type { Tx } from "#lib/platform/db/prisma.ts";

/**
 * A contract and those it renews or is renewed by, as far as the reader's side sees them, the oldest id first. What was
 * bought under one lasts its own year, whichever of them is in force (S16).
 */
export async function chainOf(tx: Tx, tenantId: string, contractId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE chain AS (
      SELECT id, previous_id FROM contract WHERE tenant_id = ${tenantId}::uuid AND id = ${contractId}::uuid
      UNION
      SELECT c.id, c.previous_id FROM contract c JOIN chain ON c.id = chain.previous_id OR c.previous_id = chain.id
      WHERE c.tenant_id = ${tenantId}::uuid)
    SELECT id FROM chain ORDER BY id`;
  return rows.map(row => row.id);
}
