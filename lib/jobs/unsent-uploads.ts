import { removeUnsent } from "#lib/features/files/commands.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";

/** Drops files that were uploaded a week ago and never sent with anything. Harmless when repeated. */
export async function dropUnsentUploads(tenantId: string): Promise<void> {
  await inWorkspace(asWorker(tenantId), (tx, now) => removeUnsent(tx, asWorker(tenantId), now));
}
