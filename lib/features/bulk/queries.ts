import type { Actor } from "#lib/domain/policies/types.ts";
import { type BulkState, undoable, undoUntil, wasStopped } from "#lib/domain/tickets/bulk.ts";
import { findTask } from "#lib/features/tasks/queries.ts";
import type { BulkChange } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { isUuid } from "#lib/platform/ids.ts";
import type { BulkCounts, BulkDto, BulkReportDto } from "./dto.ts";
import type { DeedKind } from "./schema.ts";

/** A change of the actor's own; null for another's and for one that isn't there. */
export async function findChange(tx: Tx, actor: Actor, taskId: string): Promise<BulkChange | null> {
  if (!isUuid(taskId)) return null;
  return tx.bulkChange.findFirst({ where: { tenantId: actor.tenantId, taskId, personId: actor.personId } });
}

/** How many cases of each change stand how. */
export async function countsOf(
  tx: Tx,
  tenantId: string,
  taskIds: readonly string[],
): Promise<Map<string, BulkCounts>> {
  if (taskIds.length === 0) return new Map();
  const rows = await tx.bulkCase.groupBy({
    by: ["taskId", "state"],
    where: { tenantId, taskId: { in: [...taskIds] } },
    _count: { _all: true },
  });
  const counts = new Map<string, BulkCounts>();
  for (const { taskId, state, _count } of rows) {
    const of = counts.get(taskId) ?? { waiting: 0, done: 0, refused: 0, undone: 0, left: 0 };
    of[state as BulkState] = _count._all;
    counts.set(taskId, of);
  }
  return counts;
}

async function dto(
  tx: Tx,
  actor: Actor,
  change: BulkChange,
  counts: BulkCounts,
  now: Date,
): Promise<BulkDto | null> {
  const task = await findTask(tx, actor, change.taskId, now);
  if (!task) return null;
  const { finishedAt } = task;
  const undo = change.undoTaskId ? await findTask(tx, actor, change.undoTaskId, now) : null;
  const undone = undo !== null && !wasStopped(undo.state);
  const open = undoable({ finishedAt, undone, done: counts.done }, now.getTime());
  return {
    task,
    deed: change.deed as DeedKind,
    name: String((change.input as { name?: string }).name ?? ""),
    counts,
    undo,
    undoUntil: open && finishedAt !== null ? undoUntil(finishedAt) : null,
  };
}

const NOTHING: BulkCounts = { waiting: 0, done: 0, refused: 0, undone: 0, left: 0 };
const LATELY = 60 * 60_000;

/** The actor's changes of the last hour, newest first: what the queue shows over its rows. */
export async function recentChanges(tx: Tx, actor: Actor, now: Date, most = 3): Promise<BulkDto[]> {
  const { tenantId, personId } = actor;
  const rows = await tx.bulkChange.findMany({
    where: { tenantId, personId, createdAt: { gt: new Date(now.getTime() - LATELY) } },
    orderBy: [{ createdAt: "desc" }, { taskId: "desc" }],
    take: most,
  });
  const counts = await countsOf(
    tx,
    tenantId,
    rows.map(row => row.taskId),
  );
  const found: (BulkDto | null)[] = [];
  for (const row of rows) found.push(await dto(tx, actor, row, counts.get(row.taskId) ?? NOTHING, now));
  return found.filter(one => one !== null);
}

/** A change with each of its cases: those that were not done first, with the reason in the actor's language. */
export async function bulkReport(
  tx: Tx,
  actor: Actor,
  taskId: string,
  now: Date,
): Promise<BulkReportDto | null> {
  const change = await findChange(tx, actor, taskId);
  if (!change) return null;
  const { tenantId } = actor;
  const counts = (await countsOf(tx, tenantId, [taskId])).get(taskId) ?? NOTHING;
  const head = await dto(tx, actor, change, counts, now);
  if (!head) return null;
  const rows = await tx.bulkCase.findMany({ where: { tenantId, taskId }, orderBy: { position: "asc" } });
  const tickets = await tx.ticket.findMany({
    where: { tenantId, id: { in: rows.map(row => row.ticketId) } },
    select: { id: true, subject: true },
  });
  const subjects = new Map(tickets.map(ticket => [ticket.id, ticket.subject]));
  const t = translator(actor.locale);
  const cases = rows.map(row => ({
    number: row.number,
    subject: subjects.get(row.ticketId) ?? null,
    state: row.state as BulkState,
    reason: row.reason ? t(row.reason, row.reasonParams as Record<string, string | number>) : "",
  }));
  const first: BulkState[] = ["refused", "left", "waiting", "done", "undone"];
  cases.sort((a, b) => first.indexOf(a.state) - first.indexOf(b.state));
  return { ...head, cases, words: String((change.input as { body?: string }).body ?? "") };
}
