import { remindExpiring } from "#lib/features/contracts/reminders.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";

/** Tells of contracts that end in 90 and in 30 days (S14). Harmless when repeated. */
export async function contractReminders(tenantId: string): Promise<void> {
  await inWorkspace(asWorker(tenantId), (tx, now) => remindExpiring(tx, tenantId, now));
}
