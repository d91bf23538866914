import { afterAll, beforeAll, expect, test } from "vitest";
import { fireDueTimers } from "#lib/jobs/sweep-timers.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import {
  letTimePass,
  makeTicket,
  makeTicketWorld,
  type TicketWorld,
} from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let crowded: TicketWorld;
let quiet: TicketWorld;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  crowded = await makeTicketWorld(db);
  quiet = await makeTicketWorld(db);
});
afterAll(() => db.drop());

/** So many timers on a ticket, due for longer than any other; where `works` is false each of them throws. */
async function crowd(w: TicketWorld, count: number, works: boolean): Promise<string> {
  const { id } = await makeTicket(db, w);
  await db.admin.query(
    `INSERT INTO timer (tenant_id, id, ticket_id, clock_id, kind, level, cycle, due_at)
     SELECT c.tenant_id, gen_random_uuid(), c.ticket_id, c.id, 'breach', n, c.cycle, now() - interval '2 days'
     FROM (SELECT * FROM ticket_clock WHERE ticket_id = $1 LIMIT 1) c, generate_series(1000, 999 + $2::int) n`,
    [id, count],
  );
  if (!works) await db.admin.query("UPDATE ticket SET plan_version_id = $2 WHERE id = $1", [id, newId()]);
  return id;
}
const factsOf = async (ticketId: string) =>
  (
    await db.admin.query("SELECT count(*)::int AS n FROM event WHERE subject_id = $1 AND type LIKE 'sla.%'", [
      ticketId,
    ])
  ).rows[0].n;

test("a tenant's timer fires in the next sweep, however many of another are due before it or fail (S6)", async () => {
  await crowd(crowded, 150, false);
  const { id } = await makeTicket(db, quiet);
  await letTimePass(db, quiet.ws.tenantId, id, 10_000);
  await expect(fireDueTimers(100, db.client)).rejects.toThrow();
  expect(await factsOf(id)).toBeGreaterThan(0);
});

test("timers that fail every time hold up none of their own tenant either, and none is lost", async () => {
  const good = await makeTicket(db, crowded);
  await letTimePass(db, crowded.ws.tenantId, good.id, 10_000);
  const errors: unknown[] = [];
  for (let n = 0; n < 3; n++) await fireDueTimers(100, db.client, error => errors.push(error));
  expect(await factsOf(good.id)).toBeGreaterThan(0);
  expect(errors.length).toBeGreaterThan(100);
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS n, max(failures) AS most FROM timer WHERE level >= 1000 AND fired_at IS NULL AND cancelled_at IS NULL AND retry_at IS NOT NULL",
  );
  expect(rows[0].n).toBe(150);
  expect(rows[0].most).toBeGreaterThan(1);
  // Mended they fire.
  await db.admin.query(
    "UPDATE ticket SET plan_version_id = (SELECT plan_version_id FROM ticket WHERE id = $1) WHERE tenant_id = $2",
    [good.id, crowded.ws.tenantId],
  );
  await db.admin.query("UPDATE timer SET retry_at = now() WHERE retry_at IS NOT NULL");
  while ((await fireDueTimers(100, db.client)) > 0);
  const left = await db.admin.query(
    "SELECT count(*)::int AS n FROM timer WHERE level >= 1000 AND fired_at IS NULL AND cancelled_at IS NULL",
  );
  expect(left.rows[0].n).toBe(0);
});
