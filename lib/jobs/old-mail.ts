import { acrossTenants, asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";

/**
 * Forgets what waited once it is settled for a month, and after half a year how mails fared; that one did not arrive stays on its case
 * as a line. The same of accounts' mails, which are no workspace's. Harmless when repeated.
 */
export async function dropOldMailNotes(tenantId: string): Promise<void> {
  await inWorkspace(asWorker(tenantId), async tx => {
    await tx.$executeRaw`
      DELETE FROM waiting_mail WHERE tenant_id = ${tenantId}::uuid AND settled_at < now() - interval '30 days'`;
    await tx.$executeRaw`
      DELETE FROM mail_delivery
      WHERE tenant_id = ${tenantId}::uuid AND created_at < now() - interval '180 days' AND state <> 'waiting'`;
  });
  await acrossTenants(
    tx => tx.$executeRaw`DELETE FROM account_mail WHERE created_at < now() - interval '180 days'`,
  );
}
