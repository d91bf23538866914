import type { PlainDate, Zone } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { Tx } from "./db/prisma.ts";
import { notFoundRefusal } from "./refusal.ts";

/** What of a workspace its days and papers are counted and named by. */
type WorkspaceBasics = {
  name: string;
  locale: string;
  timeZone: Zone;
  calendarKey: string;
  ticketPrefix: string;
};

const read = new WeakMap<Tx, Map<string, Promise<WorkspaceBasics | null>>>();

/**
 * The workspace's row, read once in a transaction: half of all that is asked in one begins with its day. Whoever changes the row
 * forgets it here. Throws not_found.
 */
export async function workspaceBasics(tx: Tx, tenantId: string): Promise<WorkspaceBasics> {
  const known = read.get(tx) ?? new Map<string, Promise<WorkspaceBasics | null>>();
  read.set(tx, known);
  const row =
    known.get(tenantId) ??
    tx.workspace
      .findFirst({
        where: { tenantId },
        select: { name: true, locale: true, timeZone: true, calendarKey: true, ticketPrefix: true },
      })
      .then(found => found);
  known.set(tenantId, row);
  return (await row) ?? notFoundRefusal();
}

/** After a change of the workspace's own row in this transaction. */
export const forgetBasics = (tx: Tx): boolean => read.delete(tx);

/** The workspace's zone, and its day at a moment: a vendor's programme, plans and papers count in the vendor's days. */
export async function workspaceDay(
  tx: Tx,
  tenantId: string,
  now: Date,
): Promise<{ zone: Zone; today: PlainDate }> {
  const { timeZone: zone } = await workspaceBasics(tx, tenantId);
  return { zone, today: todayIn(zone, now.getTime()) };
}
