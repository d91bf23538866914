import { deskActor } from "#lib/features/automation/desk.ts";
import { dueRecurring, openDue, putOffRecurring } from "#lib/features/recurring-tickets/open.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { forEachOf } from "./for-each.ts";

/** Opens the recurring cases that are due, each in a transaction of its desk: one that fails holds up no other. Harmless when repeated. */
export async function openRecurring(tenantId: string): Promise<void> {
  const due = await inWorkspace(asWorker(tenantId), (tx, now) => dueRecurring(tx, tenantId, now));
  await forEachOf(due, async row => {
    try {
      const desk = await inWorkspace(asWorker(tenantId), tx => deskActor(tx, row, []));
      await inWorkspace(desk, (tx, now) => openDue(tx, desk, row.id, now));
    } catch (error) {
      await inWorkspace(asWorker(tenantId), tx => putOffRecurring(tx, tenantId, row.id));
      throw error;
    }
  });
}
