import { MOST_AT_ONCE, undoable, wasStopped } from "#lib/domain/tickets/bulk.ts";
import { startTask } from "#lib/features/tasks/commands.ts";
import { assignableOf, membersOf } from "#lib/features/tickets/assignable.ts";
import { matchingTickets } from "#lib/features/tickets/queries/list.ts";
import type { BulkChange } from "#lib/platform/db/client/client.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { countsOf } from "./queries.ts";
import type { BulkChoice, StartBulkInput } from "./schema.ts";

export const BULK_KIND = "cases.bulk";
export const UNDO_KIND = "cases.undo";

export type BulkContext = { tx: Tx; actor: By; now: Date };
type Chosen = { id: string; number: string; version: number };

/** Asks for a deed on many cases. Which ones is settled here; each is changed in a step of its own, if it still may be then. */
export async function startBulk(ctx: BulkContext, input: StartBulkInput): Promise<{ taskId: string }> {
  const { tx, actor } = ctx;
  const { tenantId, personId, orgId } = actor;
  const { deed } = input;
  const name = deed.kind === "assign" ? await nameOf(ctx, deed.personId) : "";
  const chosen = await chosenBy(ctx, input.choice);
  if (chosen.length === 0) refuse("bulk.refusal.none");
  const { kind, ...words } = deed;
  const asked = { deed: kind, ...words, cases: chosen.length };
  const taskId = await startTask(tx, actor, BULK_KIND, asked, chosen.length);
  const kept = { ...deed, ...(name ? { name } : {}) };
  await tx.bulkChange.createMany({ data: [{ tenantId, taskId, personId, orgId, deed: kind, input: kept }] });
  await tx.bulkCase.createMany({
    data: chosen.map((one, position) => ({
      tenantId,
      taskId,
      position,
      personId,
      orgId,
      ticketId: one.id,
      number: one.number,
      version: one.version,
    })),
  });
  return { taskId };
}

async function nameOf({ tx, actor }: BulkContext, personId: string): Promise<string> {
  const people = assignableOf(actor, await membersOf(tx, actor.tenantId, [actor.orgId]));
  return (
    people.find(one => one.personId === personId)?.name ??
    invalid({ "deed.personId": "tickets.refusal.notAssignable" })
  );
}

/** The cases chosen, once each and in their order; what this person does not see is not among them. */
async function chosenBy({ tx, actor, now }: BulkContext, choice: BulkChoice): Promise<Chosen[]> {
  if (choice.of === "list") return matchingTickets(tx, actor, choice.list, now, MOST_AT_ONCE);
  const seen = new Map(choice.rows.map(row => [row.number, row.version]));
  const rows = await tx.ticket.findMany({
    where: { tenantId: actor.tenantId, number: { in: [...seen.keys()] } },
    select: { id: true, number: true, version: true },
  });
  const byNumber = new Map(rows.map(row => [row.number, row]));
  return [...seen].flatMap(([number, version]) => {
    const row = byNumber.get(number);
    return row ? [{ ...row, version }] : [];
  });
}

/** Asks for a change to be taken back: once, and while there is time; what was stopped on the way goes on by asking again. */
export async function undoBulk(
  { tx, actor, now }: BulkContext,
  change: BulkChange,
): Promise<{ taskId: string }> {
  const { tenantId } = actor;
  // Of two presses the second finds the first one's task.
  await tx.$queryRaw`SELECT task_id FROM bulk_change WHERE tenant_id = ${tenantId}::uuid AND task_id = ${change.taskId}::uuid FOR UPDATE`;
  const row = await tx.bulkChange.findFirst({ where: { tenantId, taskId: change.taskId } });
  const before = row?.undoTaskId ?? null;
  const tasks = await tx.task.findMany({
    where: { tenantId, id: { in: [change.taskId, ...(before ? [before] : [])] } },
    select: { id: true, state: true, finishedAt: true },
  });
  const task = tasks.find(one => one.id === change.taskId);
  if (before && !wasStopped(tasks.find(one => one.id === before)?.state)) return { taskId: before };
  const counts = await countsOf(tx, tenantId, [change.taskId]);
  const done = counts.get(change.taskId)?.done ?? 0;
  const finishedAt = task?.finishedAt?.getTime() ?? null;
  if (finishedAt === null) refuse("bulk.refusal.underWay");
  if (!undoable({ finishedAt, undone: false, done }, now.getTime())) refuse("bulk.refusal.undoOver");
  const undoTaskId = await startTask(tx, actor, UNDO_KIND, { taskId: change.taskId }, done);
  const { count } = await tx.bulkChange.updateMany({
    where: { tenantId, taskId: change.taskId, undoTaskId: before },
    data: { undoTaskId },
  });
  if (count === 0) conflict();
  await audit(tx, actor, { action: "bulk.undo", subjectType: "task", subjectId: change.taskId });
  return { taskId: undoTaskId };
}

/** Drops what was kept for changes whose tasks are gone. */
export async function dropOldChanges(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const old: Prisma.BulkChangeWhereInput = {
    tenantId,
    createdAt: { lt: new Date(now.getTime() - 31 * 86_400_000) },
  };
  const rows = await tx.bulkChange.findMany({ where: old, select: { taskId: true }, take: 200 });
  const ids = rows.map(row => row.taskId);
  await tx.bulkCase.deleteMany({ where: { tenantId, taskId: { in: ids } } });
  await tx.bulkChange.deleteMany({ where: { tenantId, taskId: { in: ids } } });
  return ids.length;
}
