import { recordEndNotices, tellEndNotices } from "#lib/features/products/notices.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";

/** Tells those who run a version of its coming end (S11), at the days its product names, once each. Harmless when repeated. */
export async function endOfLifeNotices(tenantId: string): Promise<void> {
  await inWorkspace(asWorker(tenantId), (tx, now) => recordEndNotices(tx, tenantId, now));
  while ((await inWorkspace(asWorker(tenantId), tx => tellEndNotices(tx, tenantId))) > 0);
}
