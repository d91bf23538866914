import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { bulkReport, recentChanges } from "#lib/features/bulk/queries.ts";
import { listNotifications, unreadNow } from "#lib/features/notifications/queries.ts";
import { findTask, recentTasks, taskFile } from "#lib/features/tasks/queries.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

// An account is one person of the partner side, at one company after another (P22). What they were told and asked for at the
// one came from what they could read there: it does not come along to the next (R1).

let db: TestDatabase;
let w: TicketWorld;
/** The same person at the company they went to. */
let elsewhere: Actor;
let taskId: string;
const words = "Every import stays locked.";

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  const { tenantId, personId, accountId, orgId, membershipId } = w.engineer;
  const { number, id } = await makeTicket(db, w);
  const put = (sql: string, values: unknown[]) => db.admin.query(sql, values);
  await put(
    `INSERT INTO notification (tenant_id, id, person_id, kind, data, href, event_id)
     VALUES ($1, $2, $3, 'ticket.opened', $4, $5, $6)`,
    [tenantId, newId(), personId, { number, excerpt: words }, `/x/tickets/${number}`, newId()],
  );
  taskId = newId();
  await put(
    `INSERT INTO task (tenant_id, id, person_id, org_id, account_id, membership_id, kind, state, due_at, finished_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'cases.bulk', 'done', NULL, now(), now() + interval '1 day')`,
    [tenantId, taskId, personId, orgId, accountId, membershipId],
  );
  await put(
    `INSERT INTO task_file (tenant_id, task_id, person_id, org_id, name, media_type, bytes)
     VALUES ($1, $2, $3, $4, 'cases.csv', 'text/csv', 'words')`,
    [tenantId, taskId, personId, orgId],
  );
  await put(
    "INSERT INTO bulk_change (tenant_id, task_id, person_id, org_id, deed, input) VALUES ($1, $2, $3, $4, 'resolve', $5)",
    [tenantId, taskId, personId, orgId, { kind: "resolve", body: words }],
  );
  await put(
    `INSERT INTO bulk_case (tenant_id, task_id, position, person_id, org_id, ticket_id, number, version, state)
     VALUES ($1, $2, 0, $3, $4, $5, $6, 0, 'done')`,
    [tenantId, taskId, personId, orgId, id, number],
  );
  const next = newId();
  await put(
    "UPDATE membership SET valid_until = current_date - 3, valid_from = current_date - 60 WHERE id = $1",
    [membershipId],
  );
  await put(
    `INSERT INTO membership (tenant_id, id, person_id, org_id, account_id, side, roles, valid_from, accepted_at, partner_org_id)
     VALUES ($1, $2, $3, $4, $5, 'partner', '{partner_support}', current_date - 2, now(), $4)`,
    [tenantId, next, personId, w.otherPartner.orgId, accountId],
  );
  elsewhere = {
    ...w.engineer,
    orgId: w.otherPartner.orgId,
    orgName: w.otherPartner.orgName,
    membershipId: next,
  };
});
afterAll(() => db.drop());

const all = (actor: Actor) =>
  inWorkspace(
    actor,
    async (tx, now) => ({
      notifications: await listNotifications(tx, actor, null),
      unread: await unreadNow(tx, actor),
      task: await findTask(tx, actor, taskId, now),
      tasks: await recentTasks(tx, actor, ["cases.bulk"], now),
      file: await taskFile(tx, actor, taskId, now),
      changes: await recentChanges(tx, actor, now),
      report: await bulkReport(tx, actor, taskId, now),
    }),
    db.client,
  );

test("R1: what somebody was told and made at one company is not theirs to read at the next", async () => {
  const there = await all(w.engineer);
  expect(there.notifications.rows).toHaveLength(1);
  expect(there.unread.unread).toBe(1);
  expect([there.file?.name, there.report?.words]).toEqual(["cases.csv", words]);
  expect(await all(elsewhere)).toEqual({
    notifications: expect.objectContaining({ rows: [], unread: 0 }),
    unread: { unread: 0, newest: null },
    task: null,
    tasks: [],
    file: null,
    changes: [],
    report: null,
  });
});

test("told at the next company, or at none, they read it there", async () => {
  const { tenantId, personId, membershipId } = w.engineer;
  const tell = (kind: string) =>
    db.admin.query(
      "INSERT INTO notification (tenant_id, id, person_id, kind, data, href) VALUES ($1, $2, $3, $4, '{}', '/x')",
      [tenantId, newId(), personId, kind],
    );
  await tell("told.there");
  await db.admin.query("UPDATE membership SET valid_from = current_date + 1 WHERE id = $1", [
    elsewhere.membershipId,
  ]);
  await tell("told.between");
  await db.admin.query("UPDATE membership SET valid_from = current_date WHERE id = $1", [
    elsewhere.membershipId,
  ]);
  const kinds = async (actor: Actor) => (await all(actor)).notifications.rows.map(row => row.kind).sort();
  expect(await kinds(elsewhere)).toEqual(["told.between", "told.there"]);
  expect(await kinds({ ...w.engineer, membershipId })).toEqual(["ticket.opened", "told.between"]);
});
