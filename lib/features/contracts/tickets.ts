import type { Tx } from "#lib/platform/db/prisma.ts";

/** How many tickets of a customer are open, as the reader's side sees them. */
export function openTicketsOf(tx: Tx, tenantId: string, customerOrgId: string): Promise<number> {
  return tx.ticket.count({ where: { tenantId, customerOrgId, open: true } });
}
