import type { TaskState } from "#lib/domain/policies/task.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import type { TaskDto } from "./dto.ts";

type Row = Awaited<ReturnType<Tx["task"]["findFirstOrThrow"]>>;

const figures = (value: unknown): Record<string, number> =>
  Object.fromEntries(
    Object.entries((value ?? {}) as object).filter(([, of]) => typeof of === "number"),
  ) as Record<string, number>;

const dto = (row: Row, fileName: string | null): TaskDto => ({
  id: row.id,
  kind: row.kind,
  state: row.state as TaskState,
  done: row.done,
  total: row.total,
  error: row.error,
  createdAt: row.createdAt.getTime(),
  finishedAt: row.finishedAt?.getTime() ?? null,
  expiresAt: row.expiresAt?.getTime() ?? null,
  fileName,
  result: figures(row.result),
});

/** Files are there while they are kept, for who still is what they were when they asked. */
async function withFiles(tx: Tx, actor: Actor, rows: Row[], now: Date): Promise<TaskDto[]> {
  const kept = rows.filter(
    row =>
      row.state === "done" &&
      (row.expiresAt === null || row.expiresAt > now) &&
      row.roles.every(role => actor.roles.includes(role)),
  );
  const files = await tx.taskFile.findMany({
    where: { tenantId: actor.tenantId, taskId: { in: kept.map(row => row.id) } },
    select: { taskId: true, name: true },
  });
  const names = new Map(files.map(file => [file.taskId, file.name]));
  return rows.map(row => dto(row, names.get(row.id) ?? null));
}

/** A task of the actor's own; null for another's and for one that isn't there. */
export async function findTask(tx: Tx, actor: Actor, taskId: string, now: Date): Promise<TaskDto | null> {
  if (!isUuid(taskId)) return null;
  const { tenantId, personId } = actor;
  const row = await tx.task.findFirst({ where: { tenantId, id: taskId, personId } });
  return row ? ((await withFiles(tx, actor, [row], now))[0] ?? null) : null;
}

/** The actor's own tasks of some kinds, newest first: those under way, and what was over within a day. */
export async function recentTasks(
  tx: Tx,
  actor: Actor,
  kinds: readonly string[],
  now: Date,
  most = 8,
): Promise<TaskDto[]> {
  const { tenantId, personId } = actor;
  const rows = await tx.task.findMany({
    where: {
      tenantId,
      personId,
      kind: { in: [...kinds] },
      OR: [{ finishedAt: null }, { finishedAt: { gt: new Date(now.getTime() - 86_400_000) } }],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
  return withFiles(tx, actor, rows, now);
}

/** The file a task made, for its requester while it is kept; null otherwise. */
export async function taskFile(
  tx: Tx,
  actor: Actor,
  taskId: string,
  now: Date,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | null> {
  const task = await findTask(tx, actor, taskId, now);
  if (!task?.fileName) return null;
  return tx.taskFile.findFirst({
    where: { tenantId: actor.tenantId, taskId, personId: actor.personId },
    select: { name: true, mediaType: true, bytes: true },
  });
}
