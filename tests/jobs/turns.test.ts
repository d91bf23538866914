import { afterAll, beforeAll, expect, test } from "vitest";
import { routeOf, takeMail } from "#lib/features/inbound-mail/receive.ts";
import { startTask } from "#lib/features/tasks/commands.ts";
import { processInbound } from "#lib/jobs/inbound-mail.ts";
import type { TaskHandler } from "#lib/jobs/tasks/handler.ts";
import { workOnTasks } from "#lib/jobs/tasks/work.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { letter, makeMailbox, openMailIn } from "#tests/support/mail/world.ts";

// A flood of one workspace delays nobody else's mail and nobody else's task.

let db: TestDatabase;
const worlds: TicketWorld[] = [];

beforeAll(async () => {
  openMailIn();
  db = await cloneDatabase();
  usePrisma(db.client);
  for (let n = 0; n < 3; n++) worlds.push(await makeTicketWorld(db));
});
afterAll(() => db.drop());

const [flooded, quiet, other] = [0, 1, 2].map(n => () => worlds[n] as TicketWorld) as [
  () => TicketWorld,
  () => TicketWorld,
  () => TicketWorld,
];

test("one mail is looked at after one of each other workspace, however many of one came before it", async () => {
  const bring = async (w: TicketWorld, count: number) => {
    const to = await makeMailbox(db, w, { mostAnHour: 1_000 });
    const route = await routeOf(to, db.client);
    if (!route) throw new Error("no mailbox");
    for (let n = 0; n < count; n++) {
      const bytes = letter({ from: w.contact.email, to, subject: `Mail ${n}`, text: "Words." });
      await takeMail(route, { via: "smtp", returnPath: null, bytes }, db.client);
    }
  };
  await bring(flooded(), 25);
  await bring(quiet(), 1);
  await bring(other(), 2);
  await processInbound(60_000, db.client);
  const { rows } = await db.admin.query<{ tenant: string }>(
    "SELECT tenant_id AS tenant FROM audit_entry WHERE action = 'mail.processed' ORDER BY at, id",
  );
  expect(rows).toHaveLength(28);
  const order = rows.map(row => row.tenant);
  expect(order.indexOf(quiet().ws.tenantId)).toBeLessThan(3);
  expect(order.lastIndexOf(other().ws.tenantId)).toBeLessThan(5);
});

test("a workspace's task begins after one of each other, and its next one after theirs", async () => {
  const worked: string[] = [];
  const kinds: Record<string, TaskHandler> = Object.fromEntries(
    [1, 2, 3].map(n => [
      `count${n}`,
      {
        step: async ({ actor, cursor }) => {
          worked.push(actor.tenantId);
          const at = ((cursor as { at?: number }).at ?? 0) + 1;
          const step = { done: at, total: 3, cursor: { at } };
          return at < 3 ? step : { ...step, finished: {} };
        },
      },
    ]),
  );
  const start = (w: TicketWorld, kind: string) =>
    inWorkspace(w.manufacturer, tx => startTask(tx, w.manufacturer, kind, {}), db.client);
  for (const kind of Object.keys(kinds)) for (let n = 0; n < 3; n++) await start(flooded(), kind);
  await start(quiet(), "count1");
  await start(other(), "count1");
  // A slice each, as when each step takes long.
  const round = () => workOnTasks(0, db.client, kinds);
  for (let n = 0; n < 9; n++) expect(await round()).toBe(1);
  for (const w of [quiet(), other()]) expect(worked.filter(id => id === w.ws.tenantId)).toHaveLength(3);
  while ((await round()) > 0);
  expect(worked).toHaveLength(11 * 3);
});

test("whose turn it is costs nothing of what is done", async () => {
  const { tenantId } = flooded().ws;
  await db.admin.query(
    `INSERT INTO task (tenant_id, id, person_id, org_id, account_id, membership_id, kind, state, due_at)
     SELECT $1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'x', 'done', NULL
     FROM generate_series(1, 50000)`,
    [tenantId],
  );
  await db.admin.query("ANALYZE task");
  await workOnTasks(0, db.client, {});
  const since = performance.now();
  for (let n = 0; n < 20; n++) expect(await workOnTasks(0, db.client, {})).toBe(0);
  expect((performance.now() - since) / 20).toBeLessThan(15);
});
