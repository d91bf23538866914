import { dropOldTasks } from "#lib/features/tasks/commands.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";

/** Drops tasks and their files once their time is over. Harmless when repeated. */
export async function dropTasksOfBefore(tenantId: string): Promise<void> {
  await inWorkspace(asWorker(tenantId), (tx, now) => dropOldTasks(tx, asWorker(tenantId), now));
}
