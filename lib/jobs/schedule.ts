import { inAuth } from "#lib/platform/db/workspace.ts";
import { applicationAnswers } from "./applications.ts";
import { closeTicketsByTime } from "./close-tickets.ts";
import { contractOptions } from "./contract-options.ts";
import { contractReminders } from "./contracts.ts";
import { keepCredentials } from "./credentials.ts";
import { endOfLifeNotices } from "./end-of-life.ts";
import { handOnLevel2 } from "./hand-on-level2.ts";
import { dropTasksOfBefore } from "./old-tasks.ts";
import { keepAllHealth } from "./partner-health.ts";
import {
  agreementReminders,
  certificateNotices,
  evidenceReminders,
  refreshPartners,
  signatureReminders,
} from "./partners.ts";
import { endSilentCases } from "./silent-cases.ts";
import { releaseLeavers } from "./training.ts";
import { dropUnsentUploads } from "./unsent-uploads.ts";
import { sendWaitingMail } from "./waiting-mail.ts";

/** The one table of what runs by the calendar. Each job is run once a tenant and is harmless when repeated. */
export type ScheduledJob = {
  name: string;
  /** Minutes, hours, … in UTC, as cron writes them. */
  cron: string;
  run: (tenantId: string) => Promise<void>;
};

// A line a job.
// biome-ignore format: so that two people can add one at the same time
export const schedule: readonly ScheduledJob[] = [
  { name: "close tickets", cron: "7 * * * *", run: closeTicketsByTime },
  { name: "end silent cases", cron: "13 * * * *", run: endSilentCases },
  { name: "hand on level 2", cron: "* * * * *", run: handOnLevel2 },
  { name: "send waiting mail", cron: "* * * * *", run: sendWaitingMail },
  { name: "remind of agreements", cron: "25 * * * *", run: agreementReminders },
  { name: "remind of evidence", cron: "37 * * * *", run: evidenceReminders },
  { name: "remind of signatures", cron: "33 * * * *", run: signatureReminders },
  { name: "application answers", cron: "*/5 * * * *", run: applicationAnswers },
  { name: "refresh partnerships", cron: "3 * * * *", run: refreshPartners },
  { name: "free seats of leavers", cron: "*/5 * * * *", run: releaseLeavers },
  { name: "contract reminders", cron: "19 * * * *", run: contractReminders },
  { name: "contract options", cron: "29 * * * *", run: contractOptions },
  { name: "ends of versions", cron: "23 * * * *", run: endOfLifeNotices },
  { name: "drop unsent uploads", cron: "41 * * * *", run: dropUnsentUploads },
  { name: "certificate notices", cron: "11 * * * *", run: certificateNotices },
  { name: "partner health", cron: "9 * * * *", run: tenantId => keepAllHealth(tenantId) },
  { name: "keep credentials", cron: "27 * * * *", run: keepCredentials },
  { name: "drop old tasks", cron: "47 * * * *", run: dropTasksOfBefore },
];

/** All tenants of the deployment, for jobs that go through them one by one. */
export async function allTenants(): Promise<string[]> {
  const rows = await inAuth(tx =>
    tx.workspaceSlug.findMany({ select: { tenantId: true }, orderBy: { slug: "asc" } }),
  );
  return rows.map(r => r.tenantId);
}
