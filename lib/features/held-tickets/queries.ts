import type { Tx } from "#lib/platform/db/prisma.ts";

export type HeldTicket = { number: string; level: number };

/** Open tickets past level 1 that these people hold, oldest first, at most 100: another certified engineer must take them if they go. */
export async function openTicketsHeldBy(
  tx: Tx,
  tenantId: string,
  personIds: readonly string[],
): Promise<HeldTicket[]> {
  return tx.ticket.findMany({
    where: { tenantId, assigneeId: { in: [...personIds] }, open: true, level: { gte: 2 } },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    select: { number: true, level: true },
    take: 100,
  });
}

/** Numbers of a partner's open cases at level 3, oldest first, at most 100: they rest on its level 3 benefit (P14, P25). */
export async function openLevel3Of(tx: Tx, tenantId: string, partnerOrgId: string): Promise<string[]> {
  const rows = await tx.ticket.findMany({
    where: { tenantId, partnerOrgId, open: true, level: 3 },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    select: { number: true },
    take: 100,
  });
  return rows.map(row => row.number);
}

/** How many open cases each of these people holds at a partner, past level 1 unless told otherwise; who holds none is left out. */
export async function casesHeldBy(
  tx: Tx,
  tenantId: string,
  personIds: readonly string[],
  fromLevel = 2,
): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map();
  const held = await tx.ticket.groupBy({
    by: ["assigneeId"],
    where: {
      tenantId,
      assigneeId: { in: [...personIds] },
      open: true,
      level: { gte: fromLevel },
      partnerOrgId: { not: null },
    },
    _count: true,
  });
  return new Map(held.map(one => [one.assigneeId ?? "", one._count]));
}
