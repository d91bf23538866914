import type { Tx } from "#lib/platform/db/prisma.ts";

export type HeldTicket = { number: string; level: number };

/** Open tickets somebody is assigned to that are past level 1, oldest first: another certified engineer must take them if they go. */
export async function openTicketsHeldBy(tx: Tx, tenantId: string, personId: string): Promise<HeldTicket[]> {
  return tx.ticket.findMany({
    where: { tenantId, assigneeId: personId, open: true, level: { gte: 2 } },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    select: { number: true, level: true },
    take: 100,
  });
}
