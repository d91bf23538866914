import type { Actor } from "#lib/domain/policies/types.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { stepAs, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";
import type { TaskDto } from "./dto.ts";

/** So many tasks of one kind a person may have under way; more would only wait for each other. */
const MOST_OPEN = 3;
const LONG_INPUT = 2_000;

const json = (value: unknown) => value as Prisma.InputJsonValue;

/** Asks for a task of a kind. It runs with the actor's rights of each moment, and is theirs alone to see. Returns its id. */
export async function startTask(
  tx: Tx,
  actor: By,
  kind: string,
  input: Record<string, unknown>,
  total = 0,
): Promise<string> {
  const { tenantId, personId, orgId } = actor;
  // Two presses in two tabs: the second counts the first.
  await oneAtATime(tx, `task:${personId}:${kind}`);
  const open = await tx.task.count({
    where: { tenantId, personId, kind, state: { in: ["waiting", "running"] } },
  });
  if (open >= MOST_OPEN) refuse("tasks.refusal.tooMany", { most: MOST_OPEN });
  const id = newId();
  await tx.task.createMany({
    data: [
      {
        tenantId,
        id,
        personId,
        orgId,
        accountId: actor.accountId,
        membershipId: actor.membershipId,
        kind,
        input: json(input),
        total,
      },
    ],
  });
  // Long lists stay with the task itself.
  const said = JSON.stringify(input).length > LONG_INPUT ? { kind } : { kind, input };
  await audit(tx, actor, { action: "task.start", subjectType: "task", subjectId: id, after: said });
  return id;
}

/** How a task stands once somebody stopped it: done, where its last step was faster. */
type Stopped = Pick<TaskDto, "state" | "done" | "total">;

/** Stops a task between two of its steps: what a step did stays done, nothing more is. One that is over stays as it is. */
export async function cancelTask(tx: Tx, actor: By, task: TaskDto, now: Date): Promise<Stopped> {
  const { tenantId } = actor;
  const { cancelled, left } = await stepAs(tx, actor, "app_worker", async () => {
    // Waits for a step under way, then stands before the next.
    const changed = await tx.task.updateMany({
      where: { tenantId, id: task.id, state: { in: ["waiting", "running"] } },
      data: { state: "cancelled", dueAt: null, lease: null, finishedAt: now },
    });
    if (changed.count > 0) await tx.taskPart.deleteMany({ where: { tenantId, taskId: task.id } });
    // Read after that step: what it did counts, and it may have been the last.
    const left = await tx.task.findFirst({
      where: { tenantId, id: task.id },
      select: { state: true, done: true, total: true },
    });
    return { cancelled: changed.count > 0, left };
  });
  if (cancelled) await audit(tx, actor, { action: "task.cancel", subjectType: "task", subjectId: task.id });
  return { state: task.state, done: task.done, total: task.total, ...(left as Partial<Stopped>) };
}

/** Keeps rows on the way to a file under a number; writing the same number again replaces them. */
export const keepPart = (tx: Tx, actor: Actor, taskId: string, number: number, rows: unknown[]) =>
  stepAs(tx, actor, "app_worker", () =>
    tx.taskPart.upsert({
      where: { tenantId_taskId_number: { tenantId: actor.tenantId, taskId, number } },
      create: { tenantId: actor.tenantId, taskId, number, rows: json(rows) },
      update: { rows: json(rows) },
    }),
  );

/** All rows kept so far, in order. */
export const keptRows = <T>(tx: Tx, actor: Actor, taskId: string): Promise<T[]> =>
  stepAs(tx, actor, "app_worker", async () => {
    const parts = await tx.taskPart.findMany({
      where: { tenantId: actor.tenantId, taskId },
      orderBy: { number: "asc" },
    });
    return parts.flatMap(part => part.rows as T[]);
  });

/** Drops, as the worker, tasks and files whose time is over. Returns how many. */
export async function dropOldTasks(tx: Tx, { tenantId }: WorkspaceContext, now: Date): Promise<number> {
  const old = await tx.task.findMany({
    where: {
      tenantId,
      dueAt: null,
      OR: [
        { expiresAt: { lt: now } },
        { expiresAt: null, finishedAt: { lt: new Date(now.getTime() - 30 * 86_400_000) } },
      ],
    },
    select: { id: true },
    take: 500,
  });
  const ids = old.map(task => task.id);
  await tx.taskFile.deleteMany({ where: { tenantId, taskId: { in: ids } } });
  await tx.taskPart.deleteMany({ where: { tenantId, taskId: { in: ids } } });
  await tx.task.deleteMany({ where: { tenantId, id: { in: ids } } });
  return ids.length;
}
