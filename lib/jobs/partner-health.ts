import { todayIn } from "#lib/domain/time/zone.ts";
import { HEALTH_BATCH, keepHealth } from "#lib/features/partner-health/keep.ts";
import { type PrismaClient, prisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";

/** All lines of a workspace, a batch a transaction: what a new day changes by itself. Harmless when repeated. */
export async function keepAllHealth(tenantId: string, client: PrismaClient = prisma()): Promise<void> {
  const ids = await inWorkspace(
    asWorker(tenantId),
    tx => tx.partnership.findMany({ where: { tenantId }, select: { id: true }, orderBy: { id: "asc" } }),
    client,
  );
  for (let i = 0; i < ids.length; i += HEALTH_BATCH)
    await inWorkspace(
      asWorker(tenantId),
      async (tx, now) => {
        const workspace = await tx.workspace.findFirstOrThrow({ where: { tenantId } });
        const batch = ids.slice(i, i + HEALTH_BATCH).map(row => row.id);
        await keepHealth(tx, tenantId, batch, todayIn(workspace.timeZone, now.getTime()), now);
      },
      client,
      20_000,
    );
}
