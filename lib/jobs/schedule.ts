import { inAuth } from "#lib/platform/db/workspace.ts";

/** The one table of what runs by the calendar. Each job is run once a tenant and is harmless when repeated. */
export type ScheduledJob = {
  name: string;
  /** Minutes, hours, … in UTC, as cron writes them. */
  cron: string;
  run: (tenantId: string) => Promise<void>;
};

export const schedule: readonly ScheduledJob[] = [];

/** All tenants of the deployment, for jobs that go through them one by one. */
export async function allTenants(): Promise<string[]> {
  const rows = await inAuth(tx =>
    tx.workspaceSlug.findMany({ select: { tenantId: true }, orderBy: { slug: "asc" } }),
  );
  return rows.map(r => r.tenantId);
}
