import { untilThrough } from "#lib/platform/db/crossed.ts";
import { Prisma, type PrismaClient, prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { acrossTenants, asWorker, inWorkspace, stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { lookUpMember } from "#lib/platform/lookup.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { Turns } from "../in-turn.ts";
import type { TaskHandler, TaskStep } from "./handler.ts";
import { handlers } from "./handlers.ts";

type Claimed = {
  tenantId: string;
  id: string;
  kind: string;
  accountId: string;
  membershipId: string;
  attempts: number;
  lease: string;
};

type Whose = { personId: string; orgId: string };

/** A worker that says nothing for so long is gone, and its task somebody else's. */
const LEASE_SECONDS = 60;
const STEP_TIMEOUT_MS = 30_000;
/** Claims in a row without one step done. */
const MOST_ATTEMPTS = 5;

const waits = Prisma.sql`due_at IS NOT NULL`;
const ready = Prisma.sql`due_at <= now() AND state IN ('waiting', 'running')`;
const turns = new Turns(Prisma.sql`task`, waits, ready);

/** The task that waits longest of the tenant whose turn it is, into this worker's hands. */
async function claim(client: PrismaClient): Promise<Claimed | null> {
  for (const tenantId of await turns.inOrder(client)) {
    const lease = newId();
    const [task] = await acrossTenants(
      tx => tx.$queryRaw<Omit<Claimed, "lease">[]>`
        UPDATE task SET state = 'running', lease = ${lease}::uuid, attempts = attempts + 1,
          due_at = now() + make_interval(secs => ${LEASE_SECONDS}), started_at = coalesce(started_at, now())
        WHERE (tenant_id, id) IN (
          SELECT tenant_id, id FROM task WHERE tenant_id = ${tenantId}::uuid AND ${waits} AND ${ready}
          ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING tenant_id AS "tenantId", id, kind, account_id AS "accountId", membership_id AS "membershipId", attempts`,
      client,
    );
    if (!task) continue;
    turns.serve(tenantId);
    return { ...task, lease };
  }
  return null;
}

/**
 * Works on one task for a while, then puts it behind the others that wait of its workspace; workspaces take turns. What a step does and where the next begins are
 * one transaction under the task's lease: a killed worker, a second worker and a cancellation neither repeat nor lose a
 * step. Returns how many tasks were taken up.
 */
export async function workOnTasks(
  sliceMs = 4_000,
  client: PrismaClient = prisma(),
  known: Record<string, TaskHandler> = handlers,
): Promise<number> {
  const task = await claim(client);
  if (!task) return 0;
  const since = performance.now();
  try {
    if (task.attempts > MOST_ATTEMPTS) await fail(client, task, "tasks.error.gaveUp");
    else
      while ((await untilThrough(() => step(client, task, known[task.kind]))) === "more")
        if (performance.now() - since > sliceMs) {
          await putBack(client, task, 0);
          break;
        }
  } catch (error) {
    if (error instanceof Refusal) await fail(client, task, error.key);
    else {
      await putBack(client, task, 5 * 2 ** task.attempts);
      throw error;
    }
  }
  return 1;
}

async function step(
  client: PrismaClient,
  task: Claimed,
  handler: TaskHandler | undefined,
): Promise<"more" | "over"> {
  const { tenantId, id } = task;
  const acting = await lookUpMember(tenantId, task, client);
  // Left, or lost the role: nobody is there for whom it could go on.
  if (!acting) throw new Refusal("forbidden", "tasks.error.left");
  if (!handler) throw new Refusal("refused", "tasks.error.unknown");
  const { actor, workspace } = acting;
  return inWorkspace(
    actor,
    async (tx, now) => {
      const row = await stepAs(tx, actor, "app_worker", () => held(tx, task));
      if (!row) return "over";
      const made = await handler.step({
        tx,
        now,
        actor,
        workspace,
        taskId: id,
        input: row.input,
        cursor: row.cursor,
      });
      await stepAs(tx, actor, "app_worker", () => keep(tx, tenantId, id, actor, made, now));
      return made.finished ? "over" : "more";
    },
    client,
    STEP_TIMEOUT_MS,
  );
}

/** The task's row while it is in these hands, locked: a cancellation waits for the step, or the step finds it cancelled. */
async function held(tx: Tx, { tenantId, id, lease }: Claimed) {
  const rows = await tx.$queryRaw<{ input: unknown; cursor: unknown }[]>`
    SELECT input, cursor FROM task
    WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND lease = ${lease}::uuid AND state = 'running' FOR UPDATE`;
  return rows[0] ?? null;
}

async function keep(tx: Tx, tenantId: string, id: string, whose: Whose, made: TaskStep, now: Date) {
  const { finished } = made;
  const cursor = JSON.stringify(made.cursor ?? {});
  if (!finished) {
    await tx.$executeRaw`UPDATE task SET done = ${made.done}, total = ${made.total}, cursor = ${cursor}::jsonb, attempts = 0,
        due_at = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`;
    return;
  }
  await tx.taskPart.deleteMany({ where: { tenantId, taskId: id } });
  const asked = { personId: whose.personId, orgId: whose.orgId };
  if (finished.file)
    await tx.taskFile.create({
      data: { tenantId, taskId: id, ...asked, ...finished.file, bytes: new Uint8Array(finished.file.bytes) },
    });
  const expiresAt = new Date(now.getTime() + (finished.keepHours ?? 24) * 3_600_000);
  await tx.task.updateMany({
    where: { tenantId, id },
    data: {
      state: "done",
      done: made.done,
      total: made.total,
      cursor: {},
      result: finished.result ?? {},
      attempts: 0,
      lease: null,
      dueAt: null,
      finishedAt: now,
      expiresAt,
    },
  });
}

/** Back among those that wait, in so many seconds; not one that was cancelled or taken over meanwhile. */
async function putBack(client: PrismaClient, task: Claimed, seconds: number): Promise<void> {
  await inWorkspace(
    asWorker(task.tenantId),
    tx => tx.$executeRaw`
      UPDATE task SET lease = NULL, due_at = now() + make_interval(secs => ${seconds})
      WHERE tenant_id = ${task.tenantId}::uuid AND id = ${task.id}::uuid AND lease = ${task.lease}::uuid`,
    client,
  );
}

async function fail(client: PrismaClient, task: Claimed, error: string): Promise<void> {
  await inWorkspace(
    asWorker(task.tenantId),
    tx => tx.$executeRaw`
      UPDATE task SET state = 'failed', error = ${error}, due_at = NULL, lease = NULL, finished_at = now()
      WHERE tenant_id = ${task.tenantId}::uuid AND id = ${task.id}::uuid AND lease = ${task.lease}::uuid`,
    client,
  );
}
