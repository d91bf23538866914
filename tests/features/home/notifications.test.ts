import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { readAllNotifications, readNotification } from "#lib/features/notifications/actions.ts";
import { markReadAt } from "#lib/features/notifications/commands.ts";
import { listNotifications } from "#lib/features/notifications/queries.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCustomer, makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeWorkspace } from "#tests/support/factories/workspace.ts";
import { as } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let me: Actor;
let colleague: Actor;
let others: Actor[];

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  const ws = await makeWorkspace(db);
  const { org, actor } = await makePartner(db, ws);
  me = actor;
  colleague = await makePerson(db, ws, org, ["partner_admin"]);
  others = [
    colleague,
    await makeVendorActor(db, ws),
    (await makeCustomer(db, ws, org)).actor,
    (await makePartner(db, ws)).actor,
  ];
});
afterAll(() => db.drop());

async function tell(who: Actor, secondsAgo = 0, href = "/x/tickets/TST-1"): Promise<string> {
  const id = newId();
  await db.admin.query(
    `INSERT INTO notification (tenant_id, id, person_id, kind, data, href, created_at)
     VALUES ($1, $2, $3, 'ticket.closed', '{"number": "TST-1", "deep": {"no": 1}}', $5, now() - $4 * interval '1 second')`,
    [who.tenantId, id, who.personId, secondsAgo, href],
  );
  return id;
}

const list = (who: Actor, cursor: string | null = null) =>
  inWorkspace(who, tx => listNotifications(tx, who, cursor), db.client);

test("each reads what they were told, newest first; pages neither lose nor repeat one", async () => {
  const ids: string[] = [];
  for (let i = 0; i < 35; i++) ids.push(await tell(me, Math.floor(i / 2)));
  const first = await list(me);
  expect(first).toMatchObject({ unread: 35, first: true });
  expect(first.rows[0]).toMatchObject({ params: { number: "TST-1" }, read: false });
  const second = await list(me, first.next);
  expect(second).toMatchObject({ next: null, first: false });
  expect(new Set([...first.rows, ...second.rows].map(row => row.id))).toEqual(new Set(ids));
  expect((await list(me, "nonsense")).rows).toEqual(first.rows);
  expect((await list(colleague)).rows).toEqual([]);
});

test("opening one marks it as read; to anybody else it is not there", async () => {
  const id = await tell(me);
  const before = (await list(me)).unread;
  for (const who of others) {
    const result = await as(db, who, () => readNotification(who.workspaceSlug, { id }));
    expect(result).toMatchObject({ ok: false, kind: "not_found" });
  }
  for (const count of [1, 0]) {
    const result = await as(db, me, () => readNotification(me.workspaceSlug, { id }));
    expect(result).toEqual({ ok: true, data: count });
  }
  expect((await list(me)).unread).toBe(before - 1);
});

test("all at once: one's own alone, and none that came since the page was drawn", async () => {
  const theirs = await tell(colleague);
  await db.admin.query(
    "UPDATE notification SET created_at = created_at - interval '1 hour' WHERE person_id = $1",
    [me.personId],
  );
  const until = Date.now() - 60_000;
  await tell(me);
  const result = await as(db, me, () => readAllNotifications(me.workspaceSlug, { until }));
  expect(result.ok).toBe(true);
  expect((await list(me)).unread).toBe(1);
  expect((await list(colleague)).rows[0]).toMatchObject({ id: theirs, read: false });
});

test("who looks at a page has read what tells of it, and nothing else; nobody else has", async () => {
  const page = "/x/tickets/TST-2";
  const here = [await tell(me, 0, page), await tell(me, 0, `${page}#m-1`)];
  const elsewhere = [await tell(me, 0, `${page}0`), await tell(me, 0, `${page}/clock`)];
  const theirs = await tell(colleague, 0, page);
  expect(await inWorkspace(me, (tx, now) => markReadAt(tx, me, page, now), db.client)).toBe(2);
  const rows = (await list(me)).rows;
  const read = (id: string) => rows.find(row => row.id === id)?.read;
  expect(here.map(read)).toEqual([true, true]);
  expect(elsewhere.map(read)).toEqual([false, false]);
  expect((await list(colleague)).rows.find(row => row.id === theirs)).toMatchObject({ read: false });
});
