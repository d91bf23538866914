import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { bulkReport, recentChanges } from "#lib/features/bulk/queries.ts";
import { listNotifications, unreadNow } from "#lib/features/notifications/queries.ts";
import { saveReply } from "#lib/features/saved-replies/commands.ts";
import { savedReplies } from "#lib/features/saved-replies/queries.ts";
import { saveView } from "#lib/features/saved-views/commands.ts";
import { findView, viewsOf } from "#lib/features/saved-views/queries.ts";
import { findTask, recentTasks, taskFile } from "#lib/features/tasks/queries.ts";
import { type Tx, usePrisma } from "#lib/platform/db/prisma.ts";
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
  await put(
    `INSERT INTO mail_choice (tenant_id, task_id, position, person_id, org_id, mail_id, version, state)
     VALUES ($1, $2, 0, $3, $4, $5, 0, 'refused')`,
    [tenantId, taskId, personId, orgId, newId()],
  );
  for (const shared of [false, true])
    await inWorkspace(w.engineer, tx => keep(tx, w.engineer, shared), db.client);
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

/** A view and a reply under the same names, whoever keeps them. */
async function keep(tx: Tx, actor: Actor, shared: boolean): Promise<void> {
  await saveView(tx, actor, {
    list: "tickets",
    name: `Kept ${shared}`,
    query: `words=${actor.orgName}`,
    shared,
  });
  const reply = {
    title: `Kept ${shared}`,
    body: `Of ${actor.orgName}`,
    locale: "en" as const,
    productId: "",
  };
  await saveReply(tx, actor, { ...reply, shared });
}

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
      chosen: await tx.mailChoice.count({ where: { tenantId: actor.tenantId } }),
      views: (await viewsOf(tx, actor, "tickets")).map(view => view.query),
      replies: (await savedReplies(tx, actor)).map(reply => reply.body),
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
    chosen: 0,
    views: [],
    replies: [],
  });
});

test("R1: views and replies that somebody kept for themselves stay at the company, and the next has its own under their names", async () => {
  const [at, name] = [w.engineer.orgName, w.otherPartner.orgName];
  const there = await all(w.engineer);
  expect([there.views, there.replies, there.chosen]).toEqual([
    [`words=${at}`, `words=${at}`],
    [`Of ${at}`, `Of ${at}`],
    1,
  ]);
  for (const shared of [false, true])
    await inWorkspace(elsewhere, tx => keep(tx, elsewhere, shared), db.client);
  const here = await all(elsewhere);
  expect([here.views, here.replies]).toEqual([
    [`words=${name}`, `words=${name}`],
    [`Of ${name}`, `Of ${name}`],
  ]);
  expect(await all(w.engineer)).toMatchObject({ views: there.views, replies: there.replies });
  // Whatever number is asked for.
  const [theirs] = await inWorkspace(w.engineer, tx => viewsOf(tx, w.engineer, "tickets"), db.client);
  expect(await inWorkspace(elsewhere, tx => findView(tx, elsewhere, theirs?.id ?? ""), db.client)).toBeNull();
  const untouched = await inWorkspace(
    elsewhere,
    tx => tx.savedView.deleteMany({ where: { id: theirs?.id ?? "" } }),
    db.client,
  );
  expect(untouched.count).toBe(0);
});

test("nobody is told at no place: without one the worker's own word is filled in, and none is never kept", async () => {
  const { tenantId, personId } = w.engineer;
  const { rows } = await db.admin.query(
    "INSERT INTO notification (tenant_id, id, person_id, kind, data, href, org_id) VALUES ($1, $2, $3, 'x', '{}', '/x', NULL) RETURNING org_id",
    [tenantId, newId(), newId()],
  );
  expect(rows[0].org_id).not.toBeNull();
  await expect(
    db.admin.query("UPDATE notification SET org_id = NULL WHERE person_id = $1", [personId]),
  ).rejects.toThrow(/null value/);
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
