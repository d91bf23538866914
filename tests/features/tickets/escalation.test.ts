import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { acknowledgeStep } from "#lib/features/tickets/commands/acknowledge.ts";
import { changePriority, diagnoseTicket } from "#lib/features/tickets/commands/diagnose.ts";
import { replyToTicket } from "#lib/features/tickets/commands/reply.ts";
import { type TicketRow, ticketToChange } from "#lib/features/tickets/load.ts";
import { ticketClock } from "#lib/features/tickets/queries/clock.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { fireDueTimers } from "#lib/jobs/sweep-timers.ts";
import { tell } from "#lib/jobs/tell.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import {
  letTimePass,
  makeTicket,
  makeTicketWorld,
  type TicketWorld,
} from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db, {
    rules: { response: { warnAtPercents: [50, 90] } },
    further: {
      next_reply: { targets: { P1: 60, P2: 60, P3: 60 } },
      update: { targets: { P2: 240 } },
      level1: { targets: { P2: 600 } },
    },
    escalations: [
      {
        level: 1,
        at: { percent: 100 },
        notify: ["partner_support_manager"],
        clocks: ["response"],
        repeat: { everyMinutes: 60, times: 3 },
        acts: [{ kind: "raise_level" }, { kind: "reassign", role: "partner_support" }],
      },
      { level: 2, at: { minutesAfterDue: -30 }, notify: ["partner_support_manager"], clocks: ["next_reply"] },
    ],
  });
});
afterAll(() => db.drop());

type Ctx = { tx: Parameters<typeof ticketToChange>[0]; actor: Actor; now: Date };
const change = (actor: Actor, number: string, work: (ctx: Ctx, row: TicketRow) => Promise<unknown>) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const target = await ticketToChange(tx, actor, number);
      if (!target) throw new Error("no ticket");
      return work({ tx, actor, now }, target.row);
    },
    db.client,
  );
const write = (actor: Actor, number: string) =>
  change(actor, number, (ctx, row) =>
    replyToTicket(ctx, row, {
      number,
      audience: "everyone",
      body: "Hello",
      files: [],
      answer: false,
      nextState: "stay",
      seenMessageId: null,
    }),
  );
async function diagnosed() {
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
  // What earlier tests left behind.
  await fireDueTimers(1000, db.client);
  return ticket;
}
const pass = (id: string, minutes: number) => letTimePass(db, w.ws.tenantId, id, minutes);
const sweep = () => fireDueTimers(100, db.client);
const facts = async (id: string): Promise<string[]> => {
  const { rows } = await db.admin.query(
    `SELECT type || ' ' || coalesce(data->>'kind', '') || ' ' || coalesce(data->>'level', data->>'to', '') AS line
     FROM event WHERE subject_id = $1 AND (type LIKE 'sla.%' OR type = 'ticket.level_changed') ORDER BY at, id`,
    [id],
  );
  return rows.map(row => row.line);
};
const read = (actor: Actor, number: string) =>
  inWorkspace(actor, (tx, now) => getTicket(tx, actor, number, now), db.client);
const seen = (actor: Actor, number: string, clock: "response" | "diagnosis" = "response") =>
  change(actor, number, (ctx, row) => acknowledgeStep(ctx, row, { number, clock, cycle: 1, level: 1 }));

test("S6: a clock warns at each of its shares", async () => {
  const { id } = await diagnosed();
  await pass(id, 241);
  await sweep();
  await pass(id, 200);
  await sweep();
  expect((await facts(id)).filter(fact => fact.startsWith("sla.warning"))).toEqual([
    "sla.warning response 0",
    "sla.warning response 1",
  ]);
  const { rows } = await db.admin.query(
    "SELECT data->>'percent' AS percent FROM event WHERE subject_id = $1 AND type = 'sla.warning' ORDER BY at, id",
    [id],
  );
  expect(rows.map(row => row.percent)).toEqual(["50", "90"]);
});

test("S6, T3: a step raises the level and gives the case to whoever of the role may hold it, once", async () => {
  const { id, number } = await diagnosed();
  await pass(id, 481);
  await sweep();
  const ticket = (await read(w.engineer, number))!;
  // At level 2 only the certified one of the two engineers may have it.
  expect([ticket.level, ticket.assigneeId]).toEqual([2, w.specialist.personId]);
  await pass(id, 60);
  await sweep();
  const told = await facts(id);
  expect(told.filter(fact => fact === "ticket.level_changed  2")).toHaveLength(1);
  expect(told.filter(fact => fact.startsWith("sla.escalated"))).toEqual([
    "sla.escalated response 1",
    "sla.escalated_again response 1",
  ]);
});

test("S6: told again until somebody has seen it; seen by who works it, never by the customer", async () => {
  const { id, number } = await diagnosed();
  await pass(id, 481);
  await sweep();
  expect((await read(w.partnerManager, number))!.unseen).toMatchObject([
    { clock: "response", cycle: 1, level: 1 },
  ]);
  expect((await read(w.contact, number))!.unseen).toEqual([]);
  await seen(w.partnerManager, number);
  await seen(w.partnerManager, number);
  await pass(id, 600);
  await sweep();
  const told = await facts(id);
  expect(told.filter(fact => fact.startsWith("sla.escalated_again"))).toEqual([]);
  expect(told.filter(fact => fact.startsWith("sla.seen"))).toHaveLength(1);
  expect((await read(w.partnerManager, number))!.unseen).toEqual([]);
  const clock = await inWorkspace(
    w.engineer,
    (tx, now) => ticketClock(tx, w.engineer, number, now),
    db.client,
  );
  expect(clock?.escalations).toMatchObject([{ level: 1, fired: true, seen: true, repeat: { times: 3 } }]);
  const lines = await inWorkspace(
    w.contact,
    tx => tx.event.count({ where: { subjectId: id, type: { in: ["sla.seen", "sla.escalated"] } } }),
    db.client,
  );
  expect(lines).toBe(0);
});

test("S6: nothing to see where no step was told, or its clock has stopped", async () => {
  const { number } = await diagnosed();
  await expect(seen(w.engineer, number)).rejects.toMatchObject({ kind: "not_found" });
  await expect(seen(w.engineer, number, "diagnosis")).rejects.toMatchObject({ kind: "not_found" });
});

test("a message of the customer after a reply starts the next reply's clock; the reply stops it", async () => {
  const { id, number } = await diagnosed();
  await write(w.engineer, number);
  await pass(id, 5);
  await write(w.contact, number);
  expect(await read(w.contact, number)).toMatchObject({ clock: { kind: "next_reply", cycle: 1 } });
  await pass(id, 31);
  await sweep();
  expect((await facts(id)).filter(fact => fact.startsWith("sla.escalated"))).toEqual([
    "sla.escalated next_reply 2",
  ]);
  await write(w.engineer, number);
  const kinds = (await read(w.engineer, number))!.clocks
    .filter(clock => clock.walk.stoppedAt === null)
    .map(clock => clock.kind);
  expect(kinds.sort()).toEqual(["level1", "response", "update"]);
});

test("T2: the clocks of the levels are not the customer's", async () => {
  const { number } = await diagnosed();
  const kinds = async (actor: Actor) => (await read(actor, number))!.clocks.map(clock => clock.kind);
  expect(await kinds(w.engineer)).toContain("level1");
  expect(await kinds(w.manufacturer)).toContain("level1");
  expect(await kinds(w.contact)).not.toContain("level1");
});

test("a changed priority without such a target ends its clock and its timers, and takes it up again", async () => {
  const { id, number } = await diagnosed();
  const to = (priority: "P2" | "P4") =>
    change(w.engineer, number, (ctx, row) =>
      changePriority(ctx, row, { version: row.version, priority, reason: "Looked again" }),
    );
  const level1 = async () =>
    (
      await db.admin.query(
        `SELECT k.cancelled_at IS NULL AS counts,
           count(t.id) FILTER (WHERE t.cancelled_at IS NULL AND t.fired_at IS NULL)::int AS timers
         FROM ticket_clock k LEFT JOIN timer t ON t.tenant_id = k.tenant_id AND t.clock_id = k.id
         WHERE k.ticket_id = $1 AND k.kind = 'level1' GROUP BY k.cancelled_at`,
        [id],
      )
    ).rows;
  expect(await level1()).toEqual([{ counts: true, timers: 2 }]);
  await to("P4");
  expect(await level1()).toEqual([{ counts: false, timers: 0 }]);
  expect((await read(w.engineer, number))!.clocks.map(clock => clock.kind)).not.toContain("level1");
  await to("P2");
  expect(await level1()).toEqual([{ counts: true, timers: 2 }]);
});

test("a step told again says how to end it, to the roles it names (S6)", async () => {
  const { id } = await diagnosed();
  await pass(id, 541);
  await sweep();
  const { rows } = await db.admin.query(
    "SELECT id FROM event WHERE subject_id = $1 AND type = 'sla.escalated_again'",
    [id],
  );
  await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, rows[0].id), db.client);
  const told = await db.admin.query("SELECT person_id FROM notification WHERE event_id = $1", [rows[0].id]);
  expect(told.rows.map(row => row.person_id)).toEqual([w.partnerManager.personId]);
});
