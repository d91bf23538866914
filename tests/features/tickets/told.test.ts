import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { assignTicket, handToLevel } from "#lib/features/tickets/commands/assign.ts";
import { diagnoseTicket } from "#lib/features/tickets/commands/diagnose.ts";
import { escalateTicket } from "#lib/features/tickets/commands/escalate.ts";
import { answerEscalation, askForMore } from "#lib/features/tickets/commands/level3.ts";
import { replyToTicket } from "#lib/features/tickets/commands/reply.ts";
import { resolveTicket } from "#lib/features/tickets/commands/resolve.ts";
import { type TicketRow, ticketToChange } from "#lib/features/tickets/load.ts";
import { renderMail } from "#lib/jobs/mail/render.ts";
import { ticketTopics } from "#lib/jobs/recipients/tickets.ts";
import { fireDueTimers } from "#lib/jobs/sweep-timers.ts";
import { tell } from "#lib/jobs/tell.ts";
import { catalogue, locales } from "#lib/messages/index.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";
import { makePerson } from "#tests/support/factories/person.ts";
import {
  letTimePass,
  makeTicket,
  makeTicketWorld,
  type TicketWorld,
} from "#tests/support/factories/ticket.ts";

let db: TestDatabase;
let w: TicketWorld;
let number: string;
let id: string;
type Mail = { topic: string; to: string; data: Record<string, unknown> };
let mails: Mail[];

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
const words = { files: [], answer: false, nextState: "stay" as const, seenMessageId: null };
const evidence = { product: "p", version: "v", environment: "e", steps: "s", logs: "l", tried: "t", own: {} };

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  ({ id, number } = await makeTicket(db, w));
  await change(w.engineer, (ctx, row) =>
    diagnoseTicket(ctx, row, {
      number,
      version: row.version,
      priority: "P1",
      reason: "All of them",
      diagnosis: "The pump is stuck.",
    }),
  );
  await change(w.engineer, (ctx, row) =>
    replyToTicket(ctx, row, { ...words, number, audience: "everyone", body: "public words" }),
  );
  await change(w.engineer, (ctx, row) =>
    replyToTicket(ctx, row, { ...words, number, audience: "partner_vendor", body: "quiet words" }),
  );
  await change(w.engineer, (ctx, row) => handToLevel(ctx, row, { version: row.version, level: 2, note: "" }));
  await change(w.partnerManager, (ctx, row) =>
    assignTicket(ctx, row, { version: row.version, personId: w.specialist.personId }),
  );
  await change(w.specialist, (ctx, row) =>
    escalateTicket(ctx, row, {
      number,
      version: row.version,
      evidence,
      files: [],
      anyway: false,
      opened: null,
    }),
  );
  await change(w.manufacturer, (ctx, row) =>
    askForMore(ctx, row, { version: row.version, body: "Which?", files: [] }),
  );
  await change(w.manufacturer, (ctx, row) =>
    answerEscalation(ctx, row, {
      version: row.version,
      body: "Patch.",
      files: [],
      audience: "partner_vendor",
      forCustomer: "",
    }),
  );
  await letTimePass(db, w.ws.tenantId, id, 400);
  await fireDueTimers(100, db.client);
  await change(w.specialist, (ctx, row) => resolveTicket(ctx, row, { version: row.version, note: "Done." }));

  const events = await db.admin.query(
    "SELECT data->>'eventId' AS id FROM outbox WHERE kind = 'event' ORDER BY id",
  );
  for (const row of events.rows)
    await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, row.id), db.client);
  const { rows } = await db.admin.query(
    "SELECT topic, to_email AS to, data FROM outbox WHERE kind = 'mail' ORDER BY created_at, id",
  );
  mails = rows;
});
afterAll(() => db.drop());

const toldOf = (topic: string) => mails.filter(m => m.topic === topic).map(m => m.to);

test("each fact reaches those whose turn it is, and not who did it", () => {
  const team = [w.engineer.email, w.specialist.email, w.partnerManager.email].sort();
  expect(toldOf("ticket.opened").sort()).toEqual(team);
  // Who opened it gets the receipt.
  expect(toldOf("ticket.received")).toEqual([w.contact.email]);
  expect(toldOf("ticket.diagnosed")).toEqual([w.contact.email]);
  expect(toldOf("ticket.assigned")).toEqual([w.specialist.email]);
  // Where the case has gone is the customer's to know, and no more of it.
  expect(toldOf("ticket.with_manufacturer")).toEqual([w.contact.email]);
  expect(toldOf("ticket.escalated").sort()).toEqual([w.manufacturer.email, w.vendorManager.email].sort());
  expect(toldOf("ticket.l3_more_wanted")).toEqual([w.specialist.email]);
  expect(toldOf("ticket.resolved")).toEqual([w.contact.email]);
  // The manager reads of it in the letter of the step, which is told in the same moment.
  expect(toldOf("sla.breached")).toEqual([w.specialist.email]);
  expect(toldOf("sla.escalated")).toContain(w.partnerManager.email);
});

test("the customer is mailed nothing of what it may not read (T4)", () => {
  const customers = mails.filter(m => m.to === w.contact.email);
  expect(customers.length).toBeGreaterThan(2);
  expect(JSON.stringify(customers)).not.toMatch(/quiet words|l3_|escalated|Which\?|Patch/);
  expect(mails.some(m => m.to === w.reader.email || m.to === w.otherPartner.email)).toBe(false);
});

test("every mail reads well in both languages: nothing missing, nothing left over", () => {
  for (const mail of mails)
    for (const locale of locales) {
      const { subject, text } = renderMail({
        topic: mail.topic,
        locale,
        data: mail.data,
        messageId: "x",
        to: { name: "A", address: mail.to },
      });
      expect([mail.topic, locale, String(subject)]).toEqual([
        mail.topic,
        locale,
        expect.stringContaining(number),
      ]);
      expect([mail.topic, locale, String(text)]).toEqual([
        mail.topic,
        locale,
        expect.stringContaining(number),
      ]);
      expect(`${subject} ${text}`).not.toMatch(/[{}]|undefined|mail\./);
    }
});

test("a mail that asks or answers carries the words, so that one can follow by mail (S8, S18)", () => {
  const textOf = (topic: string, to: string) =>
    mails
      .filter(m => m.topic === topic && m.to === to)
      .map(m =>
        String(renderMail({ ...m, locale: "en", messageId: "x", to: { name: "A", address: to } }).text),
      )
      .join();
  expect(textOf("ticket.diagnosed", w.contact.email)).toContain("The pump is stuck.");
  expect(textOf("ticket.resolved", w.contact.email)).toContain("Done.");
  expect(textOf("ticket.l3_more_wanted", w.specialist.email)).toContain("Which?");
  expect(textOf("ticket.l3_answered", w.specialist.email)).toContain("Patch.");
  expect(textOf("ticket.opened", w.engineer.email)).toContain("Every import stays locked.");
});

test("what the manufacturer answers to everyone reaches the customer, and who has the case once", async () => {
  const before = { id, number };
  ({ id, number } = await makeTicket(db, w));
  await change(w.specialist, (ctx, row) =>
    diagnoseTicket(ctx, row, {
      number,
      version: row.version,
      priority: row.priority as "P2",
      reason: "",
      diagnosis: "",
    }),
  );
  await change(w.specialist, (ctx, row) =>
    assignTicket(ctx, row, { version: row.version, personId: w.specialist.personId }),
  );
  await change(w.specialist, (ctx, row) =>
    escalateTicket(ctx, row, {
      number,
      version: row.version,
      evidence,
      files: [],
      anyway: false,
      opened: null,
    }),
  );
  await change(w.manufacturer, (ctx, row) =>
    answerEscalation(ctx, row, {
      version: row.version,
      body: "Install 7.0.2, all of you.",
      files: [],
      audience: "everyone",
      forCustomer: "",
    }),
  );
  const { rows: events } = await db.admin.query(
    "SELECT id FROM event WHERE subject_id = $1 ORDER BY at, id",
    [id],
  );
  for (const event of events)
    await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, event.id), db.client);
  const { rows } = await db.admin.query(
    `SELECT o.topic, o.to_email AS to FROM outbox o JOIN mail_delivery d ON d.id::text = o.message_id
     WHERE o.kind = 'mail' AND d.ticket_id = $1 AND o.data::text LIKE '%Install 7.0.2%' ORDER BY o.topic`,
    [id],
  );
  expect(rows).toEqual([
    { topic: "ticket.l3_answered", to: w.specialist.email },
    { topic: "ticket.replied", to: w.contact.email },
  ]);
  ({ id, number } = before);
});

test("once who asked is no contact any more, the other contacts are told in their place (S7, T4)", async () => {
  const customer: TestOrg = {
    tenantId: w.ws.tenantId,
    orgId: w.contact.orgId,
    side: "customer",
    name: "Customer",
    slug: "customer",
    partnerOrgId: w.engineer.orgId,
    customerOrgId: w.contact.orgId,
  };
  const second = await makePerson(db, w.ws, customer, ["customer_contact"]);
  const ask = async (next: string) => {
    await change(w.specialist, (ctx, row) =>
      replyToTicket(ctx, row, { ...words, number: next, audience: "everyone", body: "Which version?" }),
    );
    const { rows } = await db.admin.query(
      "SELECT id FROM event WHERE subject_id = $1 AND type = 'ticket.replied' ORDER BY at DESC LIMIT 1",
      [id],
    );
    await inWorkspace(asWorker(w.ws.tenantId), tx => tell(tx, w.ws.tenantId, rows[0].id), db.client);
    const told = await db.admin.query("SELECT person_id FROM notification WHERE event_id = $1", [rows[0].id]);
    return told.rows.map(row => row.person_id);
  };
  ({ id, number } = await makeTicket(db, w));
  expect(await ask(number)).toContain(w.contact.personId);
  await db.admin.query("UPDATE membership SET roles = '{customer_reader}' WHERE person_id = $1", [
    w.contact.personId,
  ]);
  const after = await ask(number);
  expect(after).toContain(second.personId);
  expect(after).not.toContain(w.contact.personId);
});

test("every topic has its texts", () => {
  const texts = catalogue.en.mail as unknown as Record<string, Record<string, { subject: string }>>;
  for (const topic of Object.keys(ticketTopics)) {
    const [space, name] = topic.split(".") as [string, string];
    expect([topic, typeof texts[space]?.[name]?.subject]).toEqual([topic, "string"]);
  }
});
