import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { closeByTime } from "#lib/features/tickets/commands/close-by-time.ts";
import { changePriority, diagnoseTicket } from "#lib/features/tickets/commands/diagnose.ts";
import { replyToTicket } from "#lib/features/tickets/commands/reply.ts";
import { resolveTicket } from "#lib/features/tickets/commands/resolve.ts";
import { type TicketRow, ticketToChange } from "#lib/features/tickets/load.ts";
import { fireDueTimers } from "#lib/jobs/sweep-timers.ts";
import { tell } from "#lib/jobs/tell.ts";
import { connect, type PrismaClient, usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, intoTenant, inWorkspace } from "#lib/platform/db/workspace.ts";
import { momentText } from "#lib/platform/i18n/day-text.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import {
  letTimePass,
  makeTicket,
  makeTicketWorld,
  type TicketWorld,
} from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;
let secondWorker: PrismaClient;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  secondWorker = connect(db.appUrl, 4);
  w = await makeTicketWorld(db);
});
afterAll(async () => {
  await secondWorker.$disconnect();
  await db.drop();
});

type Ctx = { tx: Parameters<typeof ticketToChange>[0]; actor: Actor; now: Date };
const change = (actor: Actor, number: string, work: (ctx: Ctx, row: TicketRow) => Promise<unknown>) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const target = await ticketToChange(tx, actor, number);
      if (!target) throw new Error("no ticket");
      await work({ tx, actor, now }, target.row);
    },
    db.client,
  );
const diagnosedTicket = async () => {
  const ticket = await makeTicket(db, w);
  await change(w.engineer, ticket.number, (ctx, row) =>
    diagnoseTicket(ctx, row, {
      number: row.number,
      version: row.version,
      priority: "P2",
      reason: "",
      diagnosis: "",
    }),
  );
  return ticket;
};
const reply = (actor: Actor, number: string, more: object) =>
  change(actor, number, (ctx, row) =>
    replyToTicket(ctx, row, {
      number,
      audience: "everyone",
      body: "Hello",
      files: [],
      answer: false,
      nextState: "stay",
      seenMessageId: null,
      ...more,
    }),
  );
/** Facts of the clock on a ticket's timeline, oldest first. */
const facts = async (id: string): Promise<string[]> => {
  const { rows } = await db.admin.query(
    `SELECT type, data->>'level' AS level FROM event
     WHERE subject_id = $1 AND type LIKE 'sla.%' ORDER BY at, id`,
    [id],
  );
  return rows.map(r => (r.level === "0" ? r.type : `${r.type} ${r.level}`));
};
const sweep = () => fireDueTimers(100, db.client);
const clear = () => fireDueTimers(1000, db.client);

test("warning at 75 %, breach and the steps of the escalation at their times, each once (S6)", async () => {
  const { id } = await diagnosedTicket();
  await clear();
  await letTimePass(db, w.ws.tenantId, id, 359);
  await sweep();
  expect(await facts(id)).toEqual([]);
  await letTimePass(db, w.ws.tenantId, id, 2);
  await sweep();
  await sweep();
  expect(await facts(id)).toEqual(["sla.warning"]);
  await letTimePass(db, w.ws.tenantId, id, 120);
  await sweep();
  expect((await facts(id)).sort()).toEqual(["sla.breached", "sla.escalated 1", "sla.warning"]);
  await letTimePass(db, w.ws.tenantId, id, 240);
  await sweep();
  expect(await facts(id)).toHaveLength(4);
  expect(await sweep()).toBe(0);
});

test("of sweeps at the same moment each timer is fired by one (S6)", async () => {
  const tickets = [];
  for (let i = 0; i < 4; i++) tickets.push(await diagnosedTicket());
  for (const { id } of tickets) await letTimePass(db, w.ws.tenantId, id, 500);
  const done = await Promise.all([
    fireDueTimers(100, db.client),
    fireDueTimers(100, secondWorker),
    fireDueTimers(100, db.client),
    fireDueTimers(100, secondWorker),
  ]);
  expect(done.reduce((a, b) => a + b)).toBe(12);
  for (const { id } of tickets)
    expect((await facts(id)).sort()).toEqual(["sla.breached", "sla.escalated 1", "sla.warning"]);
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS n FROM outbox WHERE kind = 'event' AND topic LIKE 'sla.%' AND data->>'eventId' IN (SELECT id::text FROM event WHERE subject_id = ANY ($1))",
    [tickets.map(t => t.id)],
  );
  expect(rows[0].n).toBe(12);
});

test("what came due while no worker ran fires when one is back, for a clock that still runs (S6)", async () => {
  const running = await diagnosedTicket();
  const answered = await diagnosedTicket();
  for (const { id } of [running, answered]) await letTimePass(db, w.ws.tenantId, id, 3000);
  await reply(w.engineer, answered.number, { answer: true });
  await sweep();
  expect((await facts(running.id)).sort()).toEqual([
    "sla.breached",
    "sla.escalated 1",
    "sla.escalated 2",
    "sla.warning",
  ]);
  expect(await facts(answered.id)).toEqual([]);
});

test("a worker that dies in the middle leaves the timer to the next one (S6)", async () => {
  const { id } = await diagnosedTicket();
  await letTimePass(db, w.ws.tenantId, id, 400);
  // The plan's row is away, so the effect fails after the claim.
  await db.admin.query("ALTER TABLE event RENAME TO event_away");
  await expect(sweep()).rejects.toThrow();
  await db.admin.query("ALTER TABLE event_away RENAME TO event");
  expect(await facts(id)).toEqual([]);
  await sweep();
  expect(await facts(id)).toEqual(["sla.warning"]);
});

test("while it waits for the customer no timer fires; afterwards the rest of the time is left (T5)", async () => {
  const { id, number } = await diagnosedTicket();
  await letTimePass(db, w.ws.tenantId, id, 100);
  await reply(w.engineer, number, { nextState: "waiting_customer" });
  await letTimePass(db, w.ws.tenantId, id, 5000);
  await sweep();
  expect(await facts(id)).toEqual([]);
  await reply(w.contact, number, {});
  await letTimePass(db, w.ws.tenantId, id, 250);
  await sweep();
  expect(await facts(id)).toEqual([]);
  await letTimePass(db, w.ws.tenantId, id, 20);
  await sweep();
  expect(await facts(id)).toEqual(["sla.warning"]);
});

test("a lower priority moves timers into the future, and what fired then fires at its new time (S5, S6)", async () => {
  const { id, number } = await diagnosedTicket();
  await letTimePass(db, w.ws.tenantId, id, 370);
  await sweep();
  await change(w.engineer, number, (ctx, row) =>
    changePriority(ctx, row, { version: row.version, priority: "P3", reason: "Only some" }),
  );
  await sweep();
  expect(await facts(id)).toEqual(["sla.warning"]);
  await letTimePass(db, w.ws.tenantId, id, 720);
  await sweep();
  expect(await facts(id)).toEqual(["sla.warning", "sla.warning"]);
});

test("who works the ticket and the managers are told; the customer is not told of a warning (S6, T4)", async () => {
  const { id } = await diagnosedTicket();
  await letTimePass(db, w.ws.tenantId, id, 400);
  await sweep();
  const { rows } = await db.admin.query(
    "SELECT id, audience FROM event WHERE subject_id = $1 AND type = 'sla.warning'",
    [id],
  );
  expect(rows[0].audience).toBe("partner_vendor");
  await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, rows[0].id), db.client);
  const told = await db.admin.query("SELECT person_id, kind, data FROM notification WHERE event_id = $1", [
    rows[0].id,
  ]);
  expect(told.rows.map(r => r.person_id).sort()).toEqual(
    [w.engineer.personId, w.partnerManager.personId].sort(),
  );
  // Until when there is still time, told in the zone the time is measured in.
  const clock = await db.admin.query(
    "SELECT due_at FROM ticket_clock WHERE ticket_id = $1 AND kind = 'response'",
    [id],
  );
  const { timeZone } = await inWorkspace(
    asWorker(w.ws.tenantId),
    tx => tx.workspace.findFirstOrThrow(),
    db.client,
  );
  expect(told.rows[0]).toMatchObject({
    kind: "sla.due_soon",
    data: { until: momentText(clock.rows[0].due_at.getTime(), timeZone, "en") },
  });
});

test("at the breach the engineer gets its letter and the manager that of the step, nobody both (S6)", async () => {
  const { id } = await diagnosedTicket();
  await clear();
  await letTimePass(db, w.ws.tenantId, id, 500);
  await sweep();
  const { rows } = await db.admin.query(
    "SELECT id, type FROM event WHERE subject_id = $1 AND type LIKE 'sla.%'",
    [id],
  );
  const told = new Map<string, string[]>();
  for (const event of rows) {
    if (event.type === "sla.warning") continue;
    await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, event.id), db.client);
    const people = await db.admin.query("SELECT person_id FROM notification WHERE event_id = $1", [event.id]);
    told.set(
      event.type,
      people.rows.map(r => r.person_id),
    );
  }
  expect(told.get("sla.breached")).toEqual([w.engineer.personId]);
  expect(told.get("sla.escalated")).toContain(w.partnerManager.personId);
  expect(told.get("sla.escalated")).not.toContain(w.engineer.personId);
});

test("a resolved ticket closes by itself once its days for reopening are over, not before (T5)", async () => {
  const { id, number } = await diagnosedTicket();
  await change(w.engineer, number, (ctx, row) =>
    resolveTicket(ctx, row, { version: row.version, note: "Done." }),
  );
  const worker = asWorker(w.ws.tenantId);
  const close = () => inWorkspace(worker, (tx, now) => closeByTime(tx, worker, now), db.client);
  await letTimePass(db, w.ws.tenantId, id, 13 * 24 * 60);
  expect(await close()).toBe(0);
  await letTimePass(db, w.ws.tenantId, id, 3 * 24 * 60);
  expect(await close()).toBe(1);
  expect(await close()).toBe(0);
  const { rows } = await db.admin.query("SELECT state, open FROM ticket WHERE id = $1", [id]);
  expect(rows[0]).toEqual({ state: "closed", open: false });
});

test("a ticket being changed is left to the next sweep: neither waits for the other (S6)", async () => {
  const { id, number } = await diagnosedTicket();
  await letTimePass(db, w.ws.tenantId, id, 400);
  await inWorkspace(
    w.engineer,
    async tx => {
      await ticketToChange(tx, w.engineer, number);
      expect(await fireDueTimers(100, secondWorker)).toBe(0);
    },
    db.client,
  );
  expect(await facts(id)).toEqual([]);
  await sweep();
  expect(await facts(id)).toEqual(["sla.warning"]);
});

test("nobody but the worker goes from tenant to tenant (R1)", async () => {
  await expect(
    inWorkspace(w.engineer, tx => intoTenant(tx, w.foreigner.tenantId), db.client),
  ).rejects.toThrow(/only the worker/);
});

test("when something is due is known to who sees the clock it is of: no side reads or writes due times themselves", async () => {
  const { id } = await diagnosedTicket();
  const { rows } = await db.admin.query("SELECT count(*)::int AS n FROM timer WHERE ticket_id = $1", [id]);
  expect(rows[0].n).toBeGreaterThan(0);
  for (const actor of [w.manufacturer, w.engineer, w.contact])
    await expect(inWorkspace(actor, tx => tx.timer.findMany(), db.client)).rejects.toThrow("denied");
});
