import { todayIn } from "#lib/domain/time/zone.ts";
import { keepHealth, outdatedHealth } from "#lib/features/partner-health/keep.ts";
import { type PrismaClient, prisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { forEachOf } from "./for-each.ts";
import { allTenants } from "./schedule.ts";

/** Lines of partners whose facts changed, of every workspace; returns how many were written. */
export async function keepChangedHealth(client: PrismaClient = prisma()): Promise<number> {
  let kept = 0;
  await forEachOf(await allTenants(), async tenantId => {
    kept += await inWorkspace(
      asWorker(tenantId),
      async (tx, now) => {
        const ids = await outdatedHealth(tx, tenantId);
        const workspace = ids.length > 0 ? await tx.workspace.findFirst({ where: { tenantId } }) : null;
        if (!workspace) return 0;
        await keepHealth(tx, tenantId, ids, todayIn(workspace.timeZone, now.getTime()), now);
        return ids.length;
      },
      client,
      20_000,
    );
  });
  return kept;
}
