import type { Tx } from "#lib/platform/db/prisma.ts";

export type ContractEvent = {
  id: string;
  type: string;
  /** Milliseconds. */
  at: number;
  actorName: string;
  data: Record<string, unknown>;
};

/** What happened to a contract, oldest first, as the reader's side may know it. The newest hundred. */
export async function contractEvents(tx: Tx, tenantId: string, contractId: string): Promise<ContractEvent[]> {
  const rows = await tx.event.findMany({
    where: { tenantId, subjectType: "contract", subjectId: contractId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 100,
  });
  return rows.reverse().map(row => ({
    id: row.id,
    type: row.type,
    at: row.at.getTime(),
    actorName: row.actorName,
    data: (row.data ?? {}) as Record<string, unknown>,
  }));
}
