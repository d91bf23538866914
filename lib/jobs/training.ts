import { releaseLeaver } from "#lib/features/training/cancel.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { workspaceInfo } from "#lib/platform/lookup.ts";

/** Gives back the seats of those who left their company (P22), one a transaction. Harmless when repeated. */
export async function releaseLeavers(tenantId: string): Promise<void> {
  const one = () =>
    inWorkspace(asWorker(tenantId), async (tx, now) => {
      const row = await tx.workspace.findFirst({ where: { tenantId } });
      return row !== null && (await releaseLeaver(tx, workspaceInfo(row), now));
    });
  while (await one());
}
