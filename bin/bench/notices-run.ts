import { performance } from "node:perf_hooks";
import type pg from "pg";
import { todayIn } from "#lib/domain/time/zone.ts";
import { openFeed } from "#lib/features/calendar-feeds/commands.ts";
import { recordNotices, tellNotices } from "#lib/features/certifications/notices.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import type { Visitor } from "./subjects.ts";

/** The path of a calendar of all partners, as programs ask for it. */
export async function openVendorCalendar({ actor }: Visitor): Promise<string> {
  const { address } = await inWorkspace(actor, tx => openFeed(tx, { ...actor, ip: "" }, "vendor"));
  return new URL(address).pathname;
}

/**
 * The whole notices run of a workspace as after an import (P23): nobody has been told of anything yet. Then once more, as
 * in every later hour. One line about both.
 */
export async function noticesRun(admin: pg.Client, { actor, workspace }: Visitor): Promise<string> {
  const { tenantId } = actor;
  await admin.query("DELETE FROM certification_notice WHERE tenant_id = $1", [tenantId]);
  const held = await admin.query("SELECT count(*)::int AS count FROM certification WHERE tenant_id = $1", [
    tenantId,
  ]);
  const first = await run(tenantId, workspace);
  const again = await run(tenantId, workspace);
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return `  notices run ${workspace.slug.replace("bench-", "").padEnd(8)}${held.rows[0].count} certificates: ${first.written} notices in ${seconds(first.took)}, the longest transaction ${seconds(first.longest)}; once more ${again.written} in ${again.took.toFixed(1)} ms`;
}

/** As the worker does it: a page a transaction, then what was written is told. */
async function run(tenantId: string, workspace: Visitor["workspace"]) {
  const begun = performance.now();
  let longest = 0;
  const all = async (page: (tx: Tx, now: Date) => Promise<number>) => {
    let sum = 0;
    for (;;) {
      const since = performance.now();
      const count = await inWorkspace(asWorker(tenantId), page);
      longest = Math.max(longest, performance.now() - since);
      if (count === 0) return sum;
      sum += count;
    }
  };
  const written = await all((tx, now) =>
    recordNotices(tx, workspace, todayIn(workspace.timeZone, now.getTime())),
  );
  await all((tx, now) => tellNotices(tx, tenantId, now));
  return { written, took: performance.now() - begun, longest };
}
