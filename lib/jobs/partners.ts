import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { remindSigners } from "#lib/features/agreements/envelope-reminders.ts";
import { remindAgreements } from "#lib/features/agreements/reminders.ts";
import { partLeavers } from "#lib/features/certifications/leave.ts";
import { recordNotices, tellNotices } from "#lib/features/certifications/notices.ts";
import { remindEvidence } from "#lib/features/evidence/reminders.ts";
import { refreshPartnership } from "#lib/features/partnerships/refresh.ts";
import { remindOfRemediation } from "#lib/features/tiers/reminders.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { type WorkspaceInfo, workspaceInfo } from "#lib/platform/lookup.ts";
import { forEachOf } from "./for-each.ts";

/** The workspace's day and what `work` does on it, in one transaction of the worker. */
const onItsDay = <T>(
  tenantId: string,
  work: (tx: Tx, today: PlainDate, now: Date, workspace: WorkspaceInfo) => Promise<T>,
) =>
  inWorkspace(asWorker(tenantId), async (tx, now) => {
    const row = await tx.workspace.findFirst({ where: { tenantId } });
    if (!row) return null;
    const workspace = workspaceInfo(row);
    return work(tx, todayIn(workspace.timeZone, now.getTime()), now, workspace);
  });

/** Tells of agreements that end soon (P3). Hourly, so that each workspace's own day begins it. Harmless when repeated. */
export async function agreementReminders(tenantId: string): Promise<void> {
  await onItsDay(tenantId, (tx, today) => remindAgreements(tx, tenantId, today));
}

/** Tells of evidence that runs out (P21, P23). Hourly, so that each workspace's own day begins it. Harmless when repeated. */
export async function evidenceReminders(tenantId: string): Promise<void> {
  await onItsDay(tenantId, (tx, today, _, { timeZone }) => remindEvidence(tx, tenantId, today, timeZone));
}

/** Reminds of signatures that are asked, and closes what has run out (P13). Harmless when repeated. */
export async function signatureReminders(tenantId: string): Promise<void> {
  await onItsDay(tenantId, (tx, today, now) => remindSigners(tx, tenantId, today, now));
}

/**
 * Notices before certificates end (P23). Hourly, so that each workspace's own day begins it. A transaction a page, so
 * that any number gets through; what was written is told afterwards, also what an earlier run left untold.
 */
export async function certificateNotices(tenantId: string): Promise<void> {
  const page = () => onItsDay(tenantId, (tx, today, _, workspace) => recordNotices(tx, workspace, today));
  while ((await page()) ?? 0);
  while ((await inWorkspace(asWorker(tenantId), (tx, now) => tellNotices(tx, tenantId, now))) > 0);
}

/**
 * What a new day changes by itself: leavers part from their company (P22), the next loss and the public directory are
 * brought up to it (P21, P25), and the time to repair is reminded of (P24). A transaction a partnership, so that one that fails leaves the others done.
 */
export async function refreshPartners(tenantId: string): Promise<void> {
  const ids = await onItsDay(tenantId, async (tx, today) => {
    await partLeavers(tx, tenantId, today);
    return tx.partnership.findMany({ where: { tenantId }, select: { id: true } });
  });
  await forEachOf(ids ?? [], async ({ id }) => {
    await onItsDay(tenantId, async (tx, today) => {
      await refreshPartnership(tx, tenantId, id, today);
      await remindOfRemediation(tx, tenantId, id, today);
    });
  });
}
