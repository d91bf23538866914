import { dropOldTrials } from "#lib/features/automation/trials.ts";
import { dropOldChanges } from "#lib/features/bulk/commands.ts";
import { dropOldFormDrafts } from "#lib/features/form-drafts/drafts.ts";
import { dropOldChoices } from "#lib/features/inbound-mail/many.ts";
import { dropOldTasks } from "#lib/features/tasks/commands.ts";
import { dropOldPlaces } from "#lib/features/tickets/reading-place.ts";
import { dropOldDrafts } from "#lib/features/tickets/reply-draft.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";

/** Drops tasks, their files, forgotten drafts and places once their time is over. Harmless when repeated. */
export async function dropTasksOfBefore(tenantId: string): Promise<void> {
  await inWorkspace(asWorker(tenantId), async (tx, now) => {
    await dropOldTasks(tx, asWorker(tenantId), now);
    await dropOldChanges(tx, tenantId, now);
    await dropOldChoices(tx, tenantId);
    await dropOldTrials(tx, tenantId, now);
    await dropOldDrafts(tx, tenantId, now);
    await dropOldPlaces(tx, tenantId, now);
    await dropOldFormDrafts(tx, tenantId, now);
  });
}
