import type { Actor } from "#lib/domain/policies/types.ts";
import { chosenColumns, type QueueColumn, sameColumns, usualColumns } from "#lib/domain/tickets/columns.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

type Whose = Pick<Actor, "tenantId" | "personId" | "orgId" | "side">;

/** The columns the person chose for their queue; the usual ones of their side where they chose none. */
export async function queueColumns(
  tx: Tx,
  { tenantId, personId, orgId, side }: Whose,
): Promise<QueueColumn[]> {
  const row = await tx.ticketColumns.findUnique({
    where: { tenantId_personId_orgId: { tenantId, personId, orgId } },
    select: { columns: true },
  });
  return chosenColumns(side, row?.columns ?? []);
}

/**
 * Keeps which columns the person's queue shows; the last word counts. The usual ones are not kept, so whoever has them also has
 * what becomes usual later. One's own doing, of which nobody else learns: no audit entry.
 */
export async function keepColumns(
  tx: Tx,
  { tenantId, personId, orgId, side }: Whose,
  names: readonly string[],
): Promise<{ columns: QueueColumn[] }> {
  const columns = chosenColumns(side, names);
  if (sameColumns(columns, usualColumns(side)))
    await tx.ticketColumns.deleteMany({ where: { tenantId, personId, orgId } });
  else
    await tx.ticketColumns.upsert({
      where: { tenantId_personId_orgId: { tenantId, personId, orgId } },
      create: { tenantId, personId, orgId, columns },
      update: { columns },
    });
  return { columns };
}
