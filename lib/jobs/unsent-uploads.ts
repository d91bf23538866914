import { removeUnsent } from "#lib/features/files/commands.ts";
import { removeStrayFiles } from "#lib/features/knowledge/files.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";

/** Drops files that were uploaded a week ago and never sent with anything, nor stand in any text. Harmless when repeated. */
export async function dropUnsentUploads(tenantId: string): Promise<void> {
  await inWorkspace(asWorker(tenantId), async (tx, now) => {
    await removeUnsent(tx, asWorker(tenantId), now);
    await removeStrayFiles(tx, asWorker(tenantId), now);
  });
}
