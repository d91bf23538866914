import { todayIn } from "#lib/domain/time/zone.ts";
import { remindAgreements } from "#lib/features/agreements/reminders.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";

/** Tells of a tenant's agreements that end soon (P3). Harmless when repeated. */
export async function remindOfAgreements(tenantId: string): Promise<void> {
  await inWorkspace(asWorker(tenantId), async (tx, now) => {
    const workspace = await tx.workspace.findFirst({ where: { tenantId } });
    if (workspace) await remindAgreements(tx, tenantId, todayIn(workspace.timeZone, now.getTime()));
  });
}
