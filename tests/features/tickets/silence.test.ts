import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { warnOrEnd } from "#lib/features/tickets/commands/end-silent.ts";
import { replyToTicket } from "#lib/features/tickets/commands/reply.ts";
import { askCustomer } from "#lib/features/tickets/commands/resolve.ts";
import { type TicketRow, ticketToChange } from "#lib/features/tickets/load.ts";
import { renderMail } from "#lib/jobs/mail/render.ts";
import { endSilentCases } from "#lib/jobs/silent-cases.ts";
import { tell } from "#lib/jobs/tell.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import {
  letTimePass,
  makeTicket,
  makeTicketWorld,
  type TicketWorld,
} from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;
let id: string;
let number: string;
const DAY = 24 * 60;
const words = { files: [], answer: false, nextState: "stay" as const, seenMessageId: null };

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
});
afterAll(() => db.drop());
beforeEach(async () => {
  await settings({ silenceWarnDays: 7, silenceCloseDays: 3, silenceCount: "calendar" });
  ({ id, number } = await makeTicket(db, w));
  await change(w.engineer, (ctx, row) =>
    askCustomer(ctx, row, { version: row.version, body: "Which version?", files: [] }),
  );
});

type Ctx = { tx: Parameters<typeof ticketToChange>[0]; actor: Actor; now: Date };
const change = (actor: Actor, work: (ctx: Ctx, row: TicketRow) => Promise<unknown>) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const target = await ticketToChange(tx, actor, number);
      if (!target) throw new Error("no ticket");
      await work({ tx, actor, now }, target.row);
    },
    db.client,
  );
const settings = (all: object) =>
  db.admin.query("UPDATE workspace SET settings = $2 WHERE tenant_id = $1", [w.ws.tenantId, all]);
const sweep = () => endSilentCases(w.ws.tenantId);
const pass = (minutes: number) => letTimePass(db, w.ws.tenantId, id, minutes);
const answer = () =>
  change(w.contact, (ctx, row) =>
    replyToTicket(ctx, row, { ...words, number, audience: "everyone", body: "8.0" }),
  );
const state = async () =>
  (await db.admin.query("SELECT state, open, waiting_since FROM ticket WHERE id = $1", [id])).rows[0];
/** Moves the promised day: by the day, or so many from today. */
const promise = (day: string | number) =>
  db.admin.query(
    `UPDATE event SET data = data || jsonb_build_object('closesOn', $2::text)
     WHERE subject_id = $1 AND type = 'ticket.silence_warned'`,
    [id, typeof day === "string" ? day : addDays(todayIn(w.ws.timeZone, Date.now()), day)],
  );
const facts = async () =>
  (
    await db.admin.query(
      "SELECT id, type, data, audience, actor_side FROM event WHERE subject_id = $1 AND type LIKE '%silence%' ORDER BY at, id",
      [id],
    )
  ).rows;

test("warned once, ended once after the promised day, and a reply opens it again (T5)", async () => {
  await pass(6 * DAY);
  await sweep();
  expect(await facts()).toEqual([]);
  await pass(DAY);
  await sweep();
  await sweep();
  expect(await facts()).toMatchObject([
    { type: "ticket.silence_warned", audience: "everyone", actor_side: "system" },
  ]);
  expect(await state()).toMatchObject({ state: "waiting_customer", open: true });
  expect((await facts())[0].data.closesOn).toBe(addDays(todayIn(w.ws.timeZone, Date.now()), 3));
  // What was promised stays, whatever is set afterwards.
  await settings({ silenceWarnDays: 1, silenceCloseDays: 1, silenceCount: "calendar" });
  await pass(DAY);
  await sweep();
  expect(await facts()).toHaveLength(1);
  await promise(-1);
  await sweep();
  await sweep();
  expect((await facts()).map(f => f.type)).toEqual(["ticket.silence_warned", "ticket.resolved_by_silence"]);
  expect(await state()).toEqual({ state: "resolved", open: false, waiting_since: null });
  const clocks = await db.admin.query(
    "SELECT 1 FROM ticket_clock WHERE ticket_id = $1 AND stopped_at IS NULL AND cancelled_at IS NULL",
    [id],
  );
  expect(clocks.rows).toEqual([]);
  const audits = await db.admin.query(
    "SELECT action, actor_side FROM audit_entry WHERE subject_id = $1 AND actor_side = 'system' ORDER BY at, id",
    [id],
  );
  expect(audits.rows.map(r => r.action)).toEqual(["ticket.warn_of_silence", "ticket.resolve"]);
  await answer();
  expect(await state()).toMatchObject({ state: "new", open: true });
});

test("an answer in between ends the wait; the next silence is counted and warned of anew", async () => {
  await pass(8 * DAY);
  await sweep();
  await answer();
  await pass(20 * DAY);
  await sweep();
  expect(await facts()).toHaveLength(1);
  expect(await state()).toMatchObject({ state: "new" });
  await change(w.engineer, (ctx, row) =>
    askCustomer(ctx, row, { version: row.version, body: "And where?", files: [] }),
  );
  await sweep();
  expect(await facts()).toHaveLength(1);
  await pass(8 * DAY);
  await sweep();
  expect((await facts()).map(f => f.type)).toEqual(["ticket.silence_warned", "ticket.silence_warned"]);
});

test("another question while it waits voids the warning", async () => {
  await pass(8 * DAY);
  await sweep();
  await pass(5 * DAY);
  await change(w.engineer, (ctx, row) =>
    replyToTicket(ctx, row, { ...words, number, audience: "everyone", body: "Are you there?" }),
  );
  await sweep();
  expect(await state()).toMatchObject({ state: "waiting_customer" });
  expect(await facts()).toHaveLength(1);
});

test("a line the customer does not read changes nothing of it", async () => {
  await pass(8 * DAY);
  await change(w.engineer, (ctx, row) =>
    replyToTicket(ctx, row, { ...words, number, audience: "partner", body: "Still silent" }),
  );
  await sweep();
  expect(await facts()).toHaveLength(1);
});

test("without the setting, or without one of its numbers, cases wait without end", async () => {
  await pass(400 * DAY);
  for (const all of [{}, { silenceWarnDays: 7 }, { silenceCloseDays: 7 }]) {
    await settings(all);
    await sweep();
    expect(await facts()).toEqual([]);
  }
});

test("what the manufacturer has does not end so (T2)", async () => {
  await db.admin.query("UPDATE ticket SET level = 3, l3_state = 'accepted' WHERE id = $1", [id]);
  await pass(30 * DAY);
  await sweep();
  expect(await facts()).toEqual([]);
});

test("of two workers at once only one warns", async () => {
  await pass(8 * DAY);
  const worker = asWorker(w.ws.tenantId);
  const one = () => inWorkspace(worker, (tx, now) => warnOrEnd(tx, worker, id, now), db.client);
  expect((await Promise.all([one(), one(), one()])).sort()).toEqual(["none", "none", "warned"]);
  expect(await facts()).toHaveLength(1);
});

test("the customer reads the day in their language, and can answer the mail; the engineer hears of the end", async () => {
  await db.admin.query("DELETE FROM outbox");
  await pass(8 * DAY);
  await sweep();
  await promise("2026-03-09");
  await db.admin.query(
    "UPDATE account SET locale = 'es' WHERE id = (SELECT account_id FROM person WHERE id = $1)",
    [w.contact.personId],
  );
  await sweep();
  for (const event of await facts())
    await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, event.id), db.client);
  const { rows } = await db.admin.query(
    "SELECT topic, to_email, locale, data FROM outbox WHERE kind = 'mail' ORDER BY topic, to_email",
  );
  const to = (topic: string) => rows.filter(r => r.topic === topic).map(r => r.to_email);
  expect(to("ticket.silence_warned")).toEqual([w.contact.email]);
  expect(to("ticket.resolved_by_silence")).toEqual([w.contact.email]);
  expect(to("ticket.silence_ended_yours")).toContain(w.engineer.email);
  expect(to("ticket.silence_ended_yours")).not.toContain(w.contact.email);
  const warned = rows.find(r => r.topic === "ticket.silence_warned");
  const { text, subject } = renderMail({
    topic: warned.topic,
    locale: warned.locale,
    data: warned.data,
    messageId: "x",
    to: { name: "A", address: w.contact.email },
  });
  expect(warned.locale).toBe("es");
  expect(subject).toContain("9 mar 2026");
  expect(text).toContain("Una respuesta lo mantiene abierto");
  const sent = await db.admin.query(
    "SELECT audience FROM sent_mail WHERE ticket_id = $1 AND person_id = $2",
    [id, w.contact.personId],
  );
  expect(sent.rows[0].audience).toBe("everyone");
});

test("an answer by mail that waits for a contact's word is no silence: neither warned nor ended (S7, T5)", async () => {
  const { rows } = await db.admin.query(
    `INSERT INTO inbound_mail (tenant_id, id, mailbox_id, dedupe_key, via, recipient, size, sha256, state, audience, ticket_id,
       customer_org_id, writer_side)
     VALUES ($1, gen_random_uuid(), gen_random_uuid(), 'a mail', 'smtp', 'help@portal.example', 1, '', 'held', 'everyone', $2, $3, 'customer')
     RETURNING id`,
    [w.ws.tenantId, id, w.contact.orgId],
  );
  await pass(20 * DAY);
  await sweep();
  expect(await facts()).toEqual([]);
  await db.admin.query("UPDATE inbound_mail SET state = 'declined' WHERE id = $1", [rows[0].id]);
  await sweep();
  expect((await facts()).map(fact => fact.type)).toEqual(["ticket.silence_warned"]);
});

test("a plan's own word goes before the workspace's: other days, never, or days where the workspace says none", async () => {
  // Editions don't change: each word is a new one that the case stands under.
  const { rows: editions } = await db.admin.query("SELECT * FROM support_plan_version WHERE tenant_id = $1", [
    w.ws.tenantId,
  ]);
  let version = 1;
  const plan = async (silence: object) => {
    version += 1;
    const [edition] = editions;
    const made = {
      ...edition,
      id: newId(),
      version,
      definition: { ...edition.definition, terms: { ...edition.definition.terms, silence } },
    };
    await db.admin.query(
      `INSERT INTO support_plan_version SELECT * FROM jsonb_populate_record(NULL::support_plan_version, $1::jsonb)`,
      [JSON.stringify(made)],
    );
    await db.admin.query("UPDATE ticket SET plan_version_id = $2 WHERE id = $1", [id, made.id]);
  };
  const own = { kind: "after", warnAfterDays: 20, closeAfterDays: 6, count: "calendar" };
  await plan({ kind: "never" });
  await pass(15 * DAY);
  await sweep();
  expect(await facts()).toEqual([]);
  await plan(own);
  await sweep();
  expect(await facts()).toEqual([]);
  // The workspace lets cases wait without end, and the plan does not.
  await settings({});
  await pass(5 * DAY);
  await sweep();
  expect((await facts())[0].data.closesOn).toBe(addDays(todayIn(w.ws.timeZone, Date.now()), 6));
  await promise(-1);
  // What was promised is not done once the plan says never.
  await plan({ kind: "never" });
  await sweep();
  expect(await facts()).toHaveLength(1);
  await plan(own);
  await sweep();
  expect((await facts()).map(f => f.type)).toContain("ticket.resolved_by_silence");
});
