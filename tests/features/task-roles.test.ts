import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { startTask } from "#lib/features/tasks/commands.ts";
import { findTask, recentTasks, taskFile } from "#lib/features/tasks/queries.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

// A file is made with the rights of who asked for it: it is theirs to fetch while they hold them.

let db: TestDatabase;
let w: TicketWorld;
let asker: Actor;
let taskId: string;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  asker = { ...w.partnerManager, roles: ["partner_support_manager", "partner_sales"] };
  taskId = await inWorkspace(
    asker,
    tx => startTask(tx, { ...asker, ip: "127.0.0.1" }, "report.export", {}),
    db.client,
  );
  await db.admin.query(
    "UPDATE task SET state = 'done', due_at = NULL, finished_at = now(), expires_at = now() + interval '1 day' WHERE id = $1",
    [taskId],
  );
  await db.admin.query(
    `INSERT INTO task_file (tenant_id, task_id, person_id, org_id, name, media_type, bytes)
     VALUES ($1, $2, $3, $4, 'report.csv', 'text/csv', 'words')`,
    [asker.tenantId, taskId, asker.personId, asker.orgId],
  );
});
afterAll(() => db.drop());

const fetched = (actor: Actor) =>
  inWorkspace(
    actor,
    async (tx, now) => [
      (await taskFile(tx, actor, taskId, now))?.name ?? null,
      (await findTask(tx, actor, taskId, now))?.fileName ?? null,
      (await recentTasks(tx, actor, ["report.export"], now))[0]?.fileName ?? null,
    ],
    db.client,
  );

test("who has lost a role since the file was asked for does not fetch it any more; who gained one does", async () => {
  const name = "report.csv";
  expect(await fetched(asker)).toEqual([name, name, name]);
  expect(await fetched({ ...asker, roles: [...asker.roles, "partner_admin"] })).toEqual([name, name, name]);
  expect(await fetched({ ...asker, roles: ["partner_sales"] })).toEqual([null, null, null]);
  const without: Actor = { ...asker, roles: ["partner_sales"] };
  const task = await inWorkspace(without, (tx, now) => findTask(tx, without, taskId, now), db.client);
  expect(task?.state).toBe("done");
});
