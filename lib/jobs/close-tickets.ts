import { closeByTime } from "#lib/features/tickets/commands/close-by-time.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";

/** Closes resolved tickets of a tenant once reopening is over (T5). Harmless when repeated. */
export async function closeTicketsByTime(tenantId: string): Promise<void> {
  await inWorkspace(asWorker(tenantId), (tx, now) => closeByTime(tx, asWorker(tenantId), now));
}
