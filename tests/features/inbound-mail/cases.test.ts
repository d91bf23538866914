import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { replyToTicket } from "#lib/features/tickets/commands/reply.ts";
import { ticketToChange } from "#lib/features/tickets/load.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import type { renderMail } from "#lib/jobs/mail/render.ts";
import { deliverOutbox } from "#lib/jobs/outbox.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { letTimePass, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { bring, letter, makeMailbox, openMailIn, send } from "#tests/support/mail/world.ts";

let db: TestDatabase;
let w: TicketWorld;
let to: string;
type Sent = ReturnType<typeof renderMail>;
const sent: Sent[] = [];

beforeAll(async () => {
  openMailIn();
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  to = await makeMailbox(db, w);
});
afterAll(() => db.drop());

/** Lets the worker tell everybody; what left since. */
async function post(): Promise<Sent[]> {
  const before = sent.length;
  const transport = { send: async (mail: Sent) => void sent.push(mail), close: () => undefined };
  while ((await deliverOutbox(transport)) > 0);
  return sent.slice(before);
}
const addressOf = (mail: Sent) =>
  typeof mail.to === "object" && mail.to && "address" in mail.to ? mail.to.address : String(mail.to);
const replyTo = (mail: Sent | undefined) => (mail?.replyTo as { address: string } | undefined)?.address ?? "";
const see = (actor: Actor, number: string) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const ticket = await getTicket(tx, actor, number, now);
      if (!ticket) throw new Error(`${actor.name} does not see ${number}`);
      return ticket;
    },
    db.client,
  );
const messages = async (actor: Actor, number: string) =>
  (await see(actor, number)).timeline.items.flatMap(item => (item.type === "message" ? [item] : []));
const from = (actor: Actor) => `${actor.name} <${actor.email}>`;
const say = (
  actor: Actor,
  number: string,
  body: string,
  audience: "everyone" | "partner" | "partner_vendor",
) =>
  inWorkspace(
    actor,
    async (tx, now) => {
      const target = await ticketToChange(tx, actor, number);
      if (!target) throw new Error("no ticket");
      const words = {
        audience,
        body,
        files: [],
        answer: false,
        nextState: "stay" as const,
        seenMessageId: null,
      };
      await replyToTicket({ tx, actor, now }, target.row, { number, ...words });
    },
    db.client,
  );

let number: string;

test("a contact's mail opens a case with the mail's time and words, and the receipt asks for the rest (S5, S8, S9)", async () => {
  const mail = await send(db, {
    from: from(w.contact),
    to,
    subject: "RE: Imports hang",
    text: "Since the update.\n\n-- \nAnn",
    id: "first@customer.example",
  });
  expect(mail).toMatchObject({ state: "processed", reason: "open", audience: "everyone", verified: "pass" });
  number = mail.ticketNumber;
  const ticket = await see(w.contact, number);
  expect(ticket).toMatchObject({
    subject: "Imports hang",
    channel: "email",
    priority: "P3",
    openedById: w.contact.personId,
    productVersion: "8.0",
  });
  expect(ticket.openedAt).toBe(mail.receivedAt.getTime());
  expect(await messages(w.contact, number)).toMatchObject([{ body: "Since the update.", channel: "email" }]);
  const letters = await post();
  const receipt = letters.find(one => addressOf(one) === w.contact.email);
  expect(receipt?.text).toContain("1. The version you run");
  expect(receipt?.inReplyTo).toBe("<first@customer.example>");
  expect(replyTo(receipt)).toMatch(/^m\w+\+[0-9a-z]{37}@portal\.example$/);
  expect(letters.map(addressOf)).toContain(w.engineer.email);
});

test("the same mail counts once, however often it comes", async () => {
  const bytes = letter({ from: from(w.contact), to, subject: "Twice sent", text: "Once meant." });
  const first = await bring(db, to, bytes);
  const again = await bring(db, to, bytes);
  expect(again).toMatchObject({ id: first.id, deliveries: 2, ticketNumber: first.ticketNumber });
  expect(await messages(w.contact, first.ticketNumber)).toHaveLength(1);
});

test("an answer finds its case by the mark of the address, by its headers, or by the number in the subject", async () => {
  await post();
  await say(w.engineer, number, "Which version is it?", "everyone");
  const question = (await post()).find(one => addressOf(one) === w.contact.email);
  const marked = await send(db, {
    from: from(w.contact),
    to: replyTo(question),
    subject: "whatever",
    text: "By the mark.",
  });
  expect(marked).toMatchObject({ state: "processed", reason: "reply", ticketNumber: number });
  const id = `In-Reply-To: ${question?.messageId}`;
  const headed = await send(db, {
    from: from(w.contact),
    to,
    subject: "whatever",
    text: "By the header.",
    headers: [id, "Content-Type: text/plain"],
  });
  expect(headed.ticketNumber).toBe(number);
  const named = await send(db, {
    from: from(w.contact),
    to,
    subject: `RE: [${number}] Imports hang`,
    text: "By the number.",
  });
  expect(named.ticketNumber).toBe(number);
  expect((await messages(w.engineer, number)).slice(-3).map(one => one.body)).toEqual([
    "By the mark.",
    "By the header.",
    "By the number.",
  ]);
});

test("a number in the subject opens no door to another customer's case", async () => {
  const mail = await send(db, {
    from: from(w.ownContact),
    to,
    subject: `[${number}] Let me in`,
    text: "A case of my own.",
  });
  expect(mail).toMatchObject({ state: "processed", reason: "open" });
  expect(mail.ticketNumber).not.toBe(number);
  expect(mail.customerOrgId).toBe(w.ownContact.orgId);
});

test("staff answer by mail, for no more than the mail was for (T4)", async () => {
  await say(w.contact, number, "Still hangs.", "everyone");
  const toEngineer = (await post()).find(one => addressOf(one) === w.engineer.email);
  const open = await send(db, {
    from: from(w.engineer),
    to: replyTo(toEngineer),
    subject: "RE",
    text: "We look at it.\n\nOn Mon, 23 Nov 2026 at 10:14 Ann wrote:\n> Still hangs.",
  });
  expect(open).toMatchObject({ state: "processed", audience: "everyone" });
  expect((await messages(w.contact, number)).at(-1)).toMatchObject({
    body: "We look at it.",
    author: { name: w.engineer.name },
  });

  await say(w.specialist, number, "Between us: is it the licence?", "partner");
  const note = (await post()).find(one => addressOf(one) === w.engineer.email);
  const inner = await send(db, {
    from: from(w.engineer),
    to: replyTo(note),
    subject: "RE",
    text: "INNER-SECRET yes",
  });
  expect(inner).toMatchObject({ state: "processed", audience: "partner" });
  expect((await messages(w.specialist, number)).at(-1)).toMatchObject({
    audience: "partner",
    body: "INNER-SECRET yes",
  });
  for (const other of [w.contact, w.manufacturer])
    expect(JSON.stringify(await see(other, number))).not.toContain("INNER-SECRET");
  // Neither is the row of the mail.
  for (const other of [w.contact, w.manufacturer, w.otherPartner]) {
    const rows = await inWorkspace(
      other,
      tx => tx.inboundMail.findMany({ where: { tenantId: other.tenantId } }),
      db.client,
    );
    expect(JSON.stringify(rows)).not.toContain("INNER-SECRET");
  }
  expect((await post()).map(addressOf)).not.toContain(w.contact.email);
});

test("an internal mail that went astray answers nothing: the contact who got it waits (T4)", async () => {
  await say(w.specialist, number, "Not for the customer.", "partner");
  const note = (await post()).find(one => addressOf(one) === w.engineer.email);
  const mail = await send(db, {
    from: from(w.contact),
    to: replyTo(note),
    subject: "RE",
    text: "I read this by chance.",
  });
  expect(mail).toMatchObject({ state: "held", reason: "not_contact", audience: "partner" });
});

test("a resolved case opens again on a mail within its days, and a linked one after (T5)", async () => {
  const opened = await send(db, { from: from(w.contact), to, subject: "To be resolved", text: "Short." });
  const answer = (text: string) =>
    send(db, { from: from(w.contact), to, subject: `RE: [${opened.ticketNumber}]`, text });
  const resolved =
    "UPDATE ticket SET state = 'resolved', open = false, diagnosed_at = now(), resolved_at = now() WHERE number = $1";
  await db.admin.query(resolved, [opened.ticketNumber]);
  await answer("It is back.");
  expect((await see(w.contact, opened.ticketNumber)).state).toBe("in_progress");
  await db.admin.query(resolved, [opened.ticketNumber]);
  await letTimePass(db, w.ws.tenantId, opened.ticketId ?? "", 20 * 24 * 60);
  const linked = await answer("It is back once more.");
  expect(linked.ticketNumber).not.toBe(opened.ticketNumber);
  expect((await see(w.contact, linked.ticketNumber)).linked?.number).toBe(opened.ticketNumber);
  expect((await see(w.contact, linked.ticketNumber)).channel).toBe("email");
});

test("the state of a case is answered to who may see it, and to nobody else (S8)", async () => {
  await post();
  const asked = await send(db, { from: from(w.reader), to, subject: `Status ${number}`, text: "" });
  expect(asked).toMatchObject({ state: "processed", reason: "answer_state" });
  const [told] = await post();
  expect(told).toMatchObject({ subject: expect.stringContaining(number) });
  expect(told?.text).toContain("Imports hang");
  await send(db, { from: from(w.otherCustomer), to, subject: `estado ${number}`, text: "" });
  const [other] = await post();
  expect(other?.text).not.toContain("Imports hang");
  expect(other?.text).toContain(`There is no case ${number}`);
});

test("files come along with the checks of uploads; what may not be stored is named and stays in the original", async () => {
  const png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const part = (type: string, name: string, body: string, more = "") =>
    `--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n${more}Content-Transfer-Encoding: base64\r\n\r\n${body}\r\n`;
  const text = [
    '--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>See <b>this</b>: <img src="cid:one" alt="screen"></p><script>alert(1)</script>\r\n',
    part("image/png", "../../screen.png", png, "Content-ID: <one>\r\n"),
    part("application/octet-stream", "tool.exe", Buffer.from("MZ").toString("base64")),
    part("image/png", "fake.png", Buffer.from("<html>").toString("base64")),
    "--b--\r\n",
  ].join("");
  const mail = await send(db, {
    from: from(w.contact),
    to,
    subject: "With files",
    text,
    headers: ['Content-Type: multipart/mixed; boundary="b"'],
  });
  expect(mail).toMatchObject({
    state: "processed",
    leftOut: [
      { name: "tool.exe", reason: "ending" },
      { name: "fake.png", reason: "content" },
    ],
  });
  const [message] = await messages(w.contact, mail.ticketNumber);
  expect(message?.body).toBe("See **this**: \\[screen]");
  expect(message?.files.map(file => file.name)).toEqual(["screen.png"]);
});
