import { todayIn } from "#lib/domain/time/zone.ts";
import { refreshPartnership } from "#lib/features/partnerships/refresh.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { allTenants } from "./schedule.ts";

/** Partnerships looked at in one round for one workspace: a large programme leaves room for the others. */
const AT_ONCE = 20;

/**
 * One round: looks again at partnerships whose programme changed under them (P20, P21), each in a transaction of its own.
 * Two workers take different ones; a crash leaves the mark. Returns how many it took.
 */
export async function refreshAsked(): Promise<number> {
  let found = 0;
  for (const tenantId of await allTenants())
    for (let n = 0; n < AT_ONCE; n++) {
      if (!(await refreshNext(tenantId))) break;
      found += 1;
    }
  return found;
}

async function refreshNext(tenantId: string): Promise<boolean> {
  let taken: string | null = null;
  try {
    return await inWorkspace(asWorker(tenantId), async (tx, now) => {
      const [row] = await tx.$queryRaw<{ id: string; zone: string }[]>`
        SELECT p.id, w.time_zone AS zone FROM partnership p JOIN workspace w ON w.tenant_id = p.tenant_id
        WHERE p.tenant_id = ${tenantId}::uuid AND p.refresh_asked_at IS NOT NULL
        ORDER BY p.refresh_asked_at, p.id LIMIT 1 FOR UPDATE OF p SKIP LOCKED`;
      if (!row) return false;
      taken = row.id;
      await refreshPartnership(tx, tenantId, row.id, todayIn(row.zone, now.getTime()));
      await tx.partnership.updateMany({ where: { tenantId, id: row.id }, data: { refreshAskedAt: null } });
      return true;
    });
  } catch (error) {
    // One that can't be looked at would hold up all behind it; the hourly job comes to it again.
    const id = taken;
    if (id !== null)
      await inWorkspace(asWorker(tenantId), tx =>
        tx.partnership.updateMany({ where: { tenantId, id }, data: { refreshAskedAt: null } }),
      );
    throw error;
  }
}
