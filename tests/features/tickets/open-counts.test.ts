import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { railCounts } from "#lib/features/home/queries/rail.ts";
import { ticketCounts } from "#lib/features/tickets/queries/counts.ts";
import { listTickets } from "#lib/features/tickets/queries/list.ts";
import { type Tx, usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";

// What counts and pages read of many cases: of 6,000 in the workspace every twentieth is open, every third of those at level 3.
const CASES = 6_000;
const OPEN = CASES / 20;

let db: TestDatabase;
let w: TicketWorld;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  const { id } = await makeTicket(db, w);
  const { rows } = await db.admin.query(
    `SELECT string_agg(quote_ident(column_name), ', ') AS names FROM information_schema.columns
     WHERE table_name = 'ticket' AND column_name NOT IN ('id', 'number', 'open', 'state', 'due_at', 'l3_state', 'l3_due_at')`,
  );
  const filling = await db.admin.connect();
  // The tests' server commits before it has written: what isn't written yet no VACUUM marks as seen by all.
  await filling.query("SET synchronous_commit = on");
  await filling.query("SET session_replication_role = replica");
  await filling.query(
    `INSERT INTO ticket (id, number, open, state, due_at, l3_state, l3_due_at, ${rows[0].names})
     SELECT gen_random_uuid(), 'X-' || n, n % 20 = 0, CASE WHEN n % 20 = 0 THEN 'in_progress' ELSE 'closed' END,
       CASE WHEN n % 20 = 0 THEN now() + make_interval(mins => n) END, CASE WHEN n % 60 = 0 THEN 'accepted' END,
       CASE WHEN n % 60 = 0 THEN now() + make_interval(mins => n) END, ${rows[0].names}
     FROM ticket, generate_series(1, ${CASES}) n WHERE id = $1`,
    [id],
  );
  await filling.query("VACUUM ANALYZE ticket");
  filling.release(true);
}, 60_000);
afterAll(() => db.drop());

/** How many of the cases' rows `work` fetched, whichever way; an index that answers by itself fetches none. */
const fetched = (actor: Actor, work: (tx: Tx, now: Date) => Promise<unknown>) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const before = await rowsRead(tx);
      await work(tx, now);
      return (await rowsRead(tx)) - before;
    },
    db.client,
  );
const rowsRead = async (tx: Tx) => {
  const rows = await tx.$queryRaw<{ n: number }[]>`
    SELECT (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int AS n
    FROM pg_stat_xact_user_tables WHERE relname = 'ticket'`;
  return rows[0]?.n ?? 0;
};

test("what is open is counted from an index alone, on every page for the rail and for the queue's tabs", async () => {
  for (const actor of [w.engineer, w.manufacturer]) {
    const counts = await inWorkspace(actor, tx => ticketCounts(tx, actor), db.client);
    expect(counts.open).toBe(OPEN + 1);
    expect(counts.level3).toBe(CASES / 60);
    expect(await fetched(actor, tx => ticketCounts(tx, actor))).toBeLessThan(10);
    expect(await fetched(actor, tx => railCounts(tx, actor))).toBeLessThan(10);
  }
});

test("a page of the manufacturer's own queue reads what it shows and little more", async () => {
  const list = (tx: Tx, now: Date) => listTickets(tx, w.manufacturer, { view: "level3" }, now);
  const page = await inWorkspace(w.manufacturer, list, db.client);
  expect(page.rows).toHaveLength(25);
  expect(page.next).not.toBeNull();
  expect(await fetched(w.manufacturer, list)).toBeLessThan(40);
});
