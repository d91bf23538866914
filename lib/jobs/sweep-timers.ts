import { fireTimer, TicketBusy } from "#lib/features/tickets/commands/fire-timer.ts";
import { type PrismaClient, prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { acrossTenants, intoTenant } from "#lib/platform/db/workspace.ts";

type Claimed = { tenant_id: string; id: string };

/** One due timer of any tenant, marked as fired and held until the transaction ends; those another worker holds are skipped. */
const claim = (tx: Tx, failed: string[]): Promise<Claimed[]> => tx.$queryRaw<Claimed[]>`
  UPDATE timer SET fired_at = now()
  WHERE (tenant_id, id) IN (
    SELECT tenant_id, id FROM timer
    WHERE due_at <= now() AND fired_at IS NULL AND cancelled_at IS NULL AND NOT (id = ANY (${failed}::uuid[]))
    ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING tenant_id, id`;

/**
 * Fires timers whose time has come, also those that came due while no worker ran (S6). Claim and effect are one transaction: a
 * crash undoes both, and of two sweeps only one does it. One timer that fails, or whose ticket is being
 * changed, does not hold up the others; the first error is thrown at the end. Returns how many were taken up.
 */
export async function fireDueTimers(limit = 100, client: PrismaClient = prisma()): Promise<number> {
  const failed: string[] = [];
  let error: unknown = null;
  let done = 0;
  for (let i = 0; i < limit; i++) {
    const claimed: { id: string | null } = { id: null };
    try {
      const found = await acrossTenants(async (tx, now) => {
        const [timer] = await claim(tx, failed);
        if (!timer) return false;
        claimed.id = timer.id;
        await intoTenant(tx, timer.tenant_id);
        await fireTimer(tx, timer.tenant_id, timer.id, now);
        return true;
      }, client);
      if (!found) break;
      done += 1;
    } catch (e) {
      if (claimed.id === null) throw e;
      failed.push(claimed.id);
      if (!(e instanceof TicketBusy)) error ??= e;
    }
  }
  if (error) throw error;
  return done;
}
