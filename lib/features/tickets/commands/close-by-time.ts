import { close, reopenableUntil } from "#lib/domain/tickets/states.ts";
import { loadPlanTerms } from "#lib/features/plans/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { audit, systemWriter } from "#lib/platform/record.ts";
import { syncClocks } from "../clocks.ts";
import { workspaceDay } from "../gate.ts";
import { flowOf, record, type TicketRow } from "../load.ts";

const HOUR = 3_600_000;

/** Resolved tickets whose days for reopening are over (T5), oldest first, as the worker; at most `limit`. Returns how many closed. */
export async function closeByTime(tx: Tx, worker: WorkspaceContext, now: Date, limit = 200): Promise<number> {
  const { tenantId } = worker;
  const { timeZone } = await workspaceDay(tx, tenantId, now);
  const rows = await tx.ticket.findMany({
    where: { tenantId, state: "resolved", resolvedAt: { lt: new Date(now.getTime() - HOUR) } },
    orderBy: [{ resolvedAt: "asc" }, { id: "asc" }],
    take: limit,
  });
  let closed = 0;
  for (const row of rows) {
    const terms = await loadPlanTerms(tx, tenantId, row.planVersionId);
    if (!row.resolvedAt) continue;
    const until = reopenableUntil(row.resolvedAt.getTime(), terms.reopenDays, timeZone);
    if (now.getTime() < until) continue;
    if (await closeOne(tx, worker, row, now)) closed += 1;
  }
  return closed;
}

/** False when a reply reopened it in the same moment. */
async function closeOne(tx: Tx, worker: WorkspaceContext, row: TicketRow, now: Date): Promise<boolean> {
  const flow = close(flowOf(row), now.getTime());
  if (!flow.ok) return false;
  const { count } = await tx.ticket.updateMany({
    where: { tenantId: row.tenantId, id: row.id, version: row.version, state: "resolved" },
    data: {
      state: flow.value.state,
      open: false,
      closedAt: now,
      updatedAt: now,
      version: { increment: 1 },
    },
  });
  if (count === 0) return false;
  const by = systemWriter(row.tenantId);
  await record(tx, by, row, {
    type: "ticket.closed_by_time",
    data: { number: row.number, subject: row.subject },
    tell: true,
  });
  await audit(tx, by, {
    action: "ticket.close",
    subjectType: "ticket",
    subjectId: row.id,
    before: { state: row.state },
    after: { state: flow.value.state },
  });
  await syncClocks(tx, worker, row.id);
  return true;
}
