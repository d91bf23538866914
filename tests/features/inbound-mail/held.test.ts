import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { customerWaiting } from "#lib/features/home/queries/waiting-customer.ts";
import {
  approveMailAction,
  declineMailAction,
  discardMailAction,
  retryMailAction,
} from "#lib/features/inbound-mail/actions.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { processInbound } from "#lib/jobs/inbound-mail.ts";
import type { renderMail } from "#lib/jobs/mail/render.ts";
import { deliverOutbox } from "#lib/jobs/outbox.ts";
import type { InboundMail } from "#lib/platform/db/client/client.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makePerson } from "#tests/support/factories/person.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { bring, letter, makeMailbox, openMailIn, rowOf, send } from "#tests/support/mail/world.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;
let to: string;
let slug: string;
/** Of the partner's customer: people's addresses end in it. */
let domain: string;

beforeAll(async () => {
  openMailIn();
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  slug = w.ws.slug;
  to = await makeMailbox(db, w, { mostAnHour: 5 });
  domain = w.contact.email.split("@")[1] as string;
});
afterAll(() => db.drop());

type Sent = ReturnType<typeof renderMail>;
async function post(): Promise<{ to: string; subject: string; text: string }[]> {
  const sent: Sent[] = [];
  const transport = { send: async (mail: Sent) => void sent.push(mail), close: () => undefined };
  while ((await deliverOutbox(transport)) > 0);
  return sent.map(mail => ({
    to: (mail.to as { address: string }).address,
    subject: String(mail.subject),
    text: String(mail.text),
  }));
}
const approve = (actor: Actor, mail: InboundMail) =>
  as(db, actor, () => approveMailAction(slug, { mailId: mail.id, version: mail.version }));
const onHome = async (actor: Actor) =>
  (await inWorkspace(actor, tx => customerWaiting(tx, actor, toPlainDate(new Date())), db.client))
    .filter(one => one.kind === "mailHeld")
    .map(one => one.path);
const seen = (actor: Actor) =>
  inWorkspace(actor, tx => tx.inboundMail.findMany({ where: { tenantId: actor.tenantId } }), db.client);

test("a stranger of the customer is told once and pointed to the contacts without their names; nothing is opened, nothing is lost (S7)", async () => {
  const mail = await send(db, {
    from: `New One <new@${domain}>`,
    to,
    subject: "It does not start",
    text: "Please help.",
  });
  expect(mail).toMatchObject({
    state: "held",
    reason: "stranger",
    customerOrgId: w.contact.orgId,
    partnerOrgId: w.engineer.orgId,
    ticketId: null,
  });
  const letters = await post();
  const told = letters.filter(one => one.to === `new@${domain}`);
  expect(told).toHaveLength(1);
  expect(told[0]?.text).not.toContain(w.contact.name);
  expect(told[0]?.text).not.toContain(w.contact.email);
  // Their company's contact decides, with a link.
  const asked = letters.find(one => one.to === w.contact.email);
  expect(asked?.text).toContain(`/tickets/mail/${mail.id}`);
  await send(db, { from: `New One <new@${domain}>`, to, subject: "Again", text: "Please." });
  expect((await post()).filter(one => one.to === `new@${domain}`)).toEqual([]);
});

test("one press of a contact opens the case in the writer's name, with the time the mail arrived (S7)", async () => {
  const mail = await send(db, {
    from: `Second One <second@${domain}>`,
    to,
    subject: "Held for long",
    text: "First words.",
  });
  await db.admin.query(
    "UPDATE inbound_mail SET received_at = received_at - interval '3 hours' WHERE id = $1",
    [mail.id],
  );
  const row = await rowOf(db, w.ws.tenantId, mail.id);
  for (const nobody of [w.reader, w.engineer, w.manufacturer])
    expect(await approve(nobody, row)).toMatchObject({ ok: false });
  expect(await approve(w.otherCustomer, row)).toMatchObject({ ok: false, kind: "not_found" });
  // It stands on the contact's home until somebody decides.
  expect(await onHome(w.contact)).toContain(`/tickets/mail/${mail.id}`);
  for (const nobody of [w.reader, w.otherCustomer]) expect(await onHome(nobody)).toEqual([]);
  const { number } = done(await approve(w.contact, row));
  expect(await onHome(w.contact)).not.toContain(`/tickets/mail/${mail.id}`);
  const ticket = await inWorkspace(w.contact, (tx, now) => getTicket(tx, w.contact, number, now), db.client);
  expect(ticket).toMatchObject({
    openedAt: row.receivedAt.getTime(),
    subject: "Held for long",
    openedById: w.contact.personId,
  });
  expect(ticket?.timeline.items).toContainEqual(
    expect.objectContaining({
      type: "message",
      body: "First words.",
      at: row.receivedAt.getTime(),
      author: expect.objectContaining({ name: "Second One", personId: null }),
    }),
  );
  // The promise counts from when it was asked.
  expect(ticket?.clock?.walk.usedMinutes).toBeGreaterThanOrEqual(180);
  // A second press, from a page that is old, opens no second one.
  expect(await approve(w.contact, row)).toMatchObject({ ok: false, kind: "forbidden" });
  const letters = await post();
  const told = letters.filter(one => one.to === `second@${domain}`).map(one => one.subject);
  expect(told).toContain(`[${number}] Held for long`);
  // The contact wrote none of it: their receipt says whose mail it is.
  const receipt = letters.find(one => one.to === w.contact.email && one.subject.includes(number));
  expect(receipt?.text).toContain("The mail of Second One, which your company let in, is the case");
});

test("a colleague's answer to a case waits and then stands on it (S7)", async () => {
  const opened = await send(db, {
    from: w.contact.email,
    to,
    subject: "Opened by a contact",
    text: "So it began.",
  });
  const mail = await send(db, {
    from: w.reader.email,
    to,
    subject: `RE: [${opened.ticketNumber}]`,
    text: "A reader adds.",
  });
  expect(mail).toMatchObject({ state: "held", reason: "not_contact", ticketNumber: opened.ticketNumber });
  const { number } = done(await approve(w.contact, mail));
  expect(number).toBe(opened.ticketNumber);
  const ticket = await inWorkspace(
    w.engineer,
    (tx, now) => getTicket(tx, w.engineer, number, now),
    db.client,
  );
  expect(ticket?.timeline.items.filter(item => item.type === "message").at(-1)).toMatchObject({
    body: "A reader adds.",
    author: { name: w.reader.name, personId: w.reader.personId },
  });
});

test("declined is declined, for one who was told, with words of its own", async () => {
  const mail = await send(db, { from: `Third <third@${domain}>`, to, subject: "Not ours", text: "x" });
  await post();
  const declined = await as(db, w.contact, () =>
    declineMailAction(slug, { mailId: mail.id, version: mail.version, reason: "Private" }),
  );
  expect(done(declined).state).toBe("declined");
  const [told] = await post();
  expect(told).toMatchObject({ to: `third@${domain}` });
  expect(told?.text).not.toContain("Private");
});

test("who is not the one they say acts in nobody's name and is not written to (spoofed, unverified)", async () => {
  for (const vouched of [false, null]) {
    const mail = await send(db, {
      from: `Boss <${w.contact.email}>`,
      to,
      subject: `Pay this ${vouched}`,
      text: "Now.",
      vouched,
    });
    expect(mail).toMatchObject({
      state: "held",
      reason: vouched === false ? "spoofed" : "unverified",
      toldAt: null,
      personId: null,
    });
  }
  const letters = await post();
  // The contact is asked whether it is genuine, by the portal's own mail to the address it knows.
  expect(letters.length).toBeGreaterThan(0);
  expect(letters.every(one => one.subject.includes("could not be verified"))).toBe(true);
});

test("an answer in a contact's name that nobody vouches for changes nothing on the case", async () => {
  const opened = await send(db, { from: w.ownContact.email, to, subject: "Genuine words", text: "Here." });
  await send(db, {
    from: w.ownContact.email,
    to,
    subject: `RE: [${opened.ticketNumber}] x`,
    text: "Close it all.",
    vouched: false,
  });
  const ticket = await inWorkspace(
    w.ownContact,
    (tx, now) => getTicket(tx, w.ownContact, opened.ticketNumber, now),
    db.client,
  );
  expect(ticket?.timeline.counts.messages).toBe(1);
});

test("what programs write opens and answers nothing, and is never answered", async () => {
  await post();
  for (const headers of [
    ["Auto-Submitted: auto-replied"],
    ["Precedence: bulk"],
    ['Content-Type: multipart/report; boundary="x"'],
    ["X-Escala-Mail: 1"],
  ]) {
    const mail = await send(db, {
      from: `Out <out@${domain}>`,
      to,
      subject: "Away",
      text: "Back on Monday.",
      headers,
    });
    expect(mail.state).toBe("ignored");
  }
  expect(await post()).toEqual([]);
  // A customer learns nothing of it.
  expect((await seen(w.contact)).some(mail => mail.state === "ignored")).toBe(false);
});

test("who answers another company's mail shows it nothing of their own, and opens their own case or none (R1)", async () => {
  const opened = await send(db, { from: w.contact.email, to, subject: "Theirs alone", text: "So it began." });
  await post();
  const { rows } = await db.admin.query("SELECT id FROM sent_mail WHERE ticket_id = $1 AND person_id = $2", [
    opened.ticketId,
    w.contact.personId,
  ]);
  const headers = [`In-Reply-To: <${rows[0].id}@portal.example>`, "Content-Type: text/plain"];
  // Not on any contract: a rule of opening stands against it.
  const mail = await send(db, {
    from: w.otherCustomer.email,
    to,
    subject: "RE: Theirs alone",
    text: "OTHERS-SECRET",
    headers,
  });
  expect(mail).toMatchObject({
    state: "held",
    reason: "refused",
    customerOrgId: w.otherCustomer.orgId,
    ticketId: null,
  });
  expect(JSON.stringify(await seen(w.contact))).not.toContain("OTHERS-SECRET");
});

test("a stranger of nobody is the vendor's to see alone, and a free address is nobody's", async () => {
  const mail = await send(db, { from: "Somebody <x@gmail.com>", to, subject: "Hello there", text: "Buy." });
  expect(mail).toMatchObject({ state: "held", audience: "vendor", customerOrgId: null });
  for (const other of [w.contact, w.engineer, w.otherCustomer])
    expect((await seen(other)).map(one => one.id)).not.toContain(mail.id);
  expect((await seen(w.manufacturer)).map(one => one.id)).toContain(mail.id);
  const put = await as(db, w.manufacturer, () =>
    discardMailAction(slug, { mailId: mail.id, version: mail.version, reason: "Spam" }),
  );
  expect(done(put).state).toBe("discarded");
});

test("a sender who writes without end is set aside, and looked at again when a person says so", async () => {
  const eager = await makePerson(
    db,
    w.ws,
    {
      ...w.ws,
      orgId: w.contact.orgId,
      side: "customer",
      name: "C",
      slug: "eager",
      partnerOrgId: w.engineer.orgId,
      customerOrgId: w.contact.orgId,
    },
    ["customer_contact"],
  );
  const states: string[] = [];
  let last: InboundMail | undefined;
  for (let n = 0; n < 7; n++) {
    last = await send(db, { from: eager.email, to, subject: `Mail number ${n}`, text: "x" });
    states.push(`${last.state}:${last.reason}`);
  }
  // Not on any contract's list of contacts: a rule of every opening stands against it, with the reason.
  expect(states).toEqual([...Array(5).fill("held:refused"), ...Array(2).fill("set_aside:too_many")]);
  // Once that a rule stands against the first, once that there are too many: not for each.
  const told = (await post()).filter(one => one.to === eager.email);
  expect(told.map(one => one.subject).sort()).toEqual([
    "Your mail is set aside: Mail number 5",
    "Your mail waits: Mail number 0",
  ]);
  expect(told.map(one => one.text).join()).toContain("until somebody of the support team looks at them");
  await db.admin.query(
    "UPDATE inbound_mail SET told_at = told_at - interval '61 minutes' WHERE from_address = $1",
    [eager.email],
  );
  // The outbox's own hour: told anew at most once in each.
  await db.admin.query("UPDATE outbox SET dedupe_key = dedupe_key || ':before' WHERE to_email = $1", [
    eager.email,
  ]);
  await send(db, { from: eager.email, to, subject: "An hour on", text: "x" });
  await send(db, { from: eager.email, to, subject: "And one more", text: "x" });
  expect((await post()).filter(one => one.to === eager.email).map(one => one.subject)).toEqual([
    "Your mail is set aside: An hour on",
  ]);
  // Whoever only says that they are this sender is told nothing, and neither is what a program answers.
  await send(db, {
    from: eager.email,
    to,
    subject: "Automatic reply",
    text: "x",
    headers: ["Auto-Submitted: auto-replied"],
  });
  for (let n = 0; n < 7; n++)
    await send(db, { from: eager.email, to, subject: `Forged as eager ${n}`, text: "x", vouched: false });
  expect((await post()).filter(one => one.to === eager.email)).toEqual([]);
  const again = await as(db, w.vendorManager, () =>
    retryMailAction(slug, { mailId: last?.id, version: last?.version }),
  );
  expect(done(again).state).toBe("received");
  await processInbound(60_000, db.client);
  expect(await rowOf(db, w.ws.tenantId, last?.id ?? "")).toMatchObject({ state: "held", reason: "refused" });
});

test("forged mails use up nothing of what the real sender may write, and are told of once", async () => {
  const real = w.contact.email;
  const since = new Date();
  for (let n = 0; n < 7; n++)
    await send(db, { from: real, to, subject: `Forged ${n}`, text: "x", vouched: false });
  // One after the other: of several at once each is worked on by whichever round comes to it.
  for (const n of [1, 2, 3])
    expect(
      await bring(db, to, letter({ from: `made-up-${n}@${domain}`, to, text: "x", vouched: false })),
    ).toMatchObject({ reason: "spoofed" });
  const genuine = await send(db, { from: real, to, subject: "Production is down", text: "Really." });
  expect(genuine).toMatchObject({ state: "processed", reason: "open" });
  const { rows } = await db.admin.query(
    "SELECT data->>'reason' AS reason FROM event WHERE type = 'mail.held' AND at >= $1 AND customer_org_id = $2",
    [since, w.contact.orgId],
  );
  expect(rows.filter(row => row.reason === "spoofed").length).toBeLessThanOrEqual(1);
});

test("a contact's subject that begins like an absence opens a case; what a person has looked at again is meant", async () => {
  const from = w.ownContact.email;
  const subject = "Out of office laptops cannot reach it";
  expect(await send(db, { from, to, subject, text: "x" })).toMatchObject({ state: "processed" });
  const bulk = await send(db, {
    from,
    to,
    subject: "Nightly words",
    text: "x",
    headers: ["Precedence: bulk"],
  });
  expect(bulk).toMatchObject({ state: "ignored", reason: "precedence" });
  await as(db, w.vendorManager, () => retryMailAction(slug, { mailId: bulk.id, version: bulk.version }));
  await processInbound(60_000, db.client);
  expect(await rowOf(db, w.ws.tenantId, bulk.id)).toMatchObject({ state: "processed", reason: "open" });
});

test("two writers are none, and a subject is one line", async () => {
  const two = await bring(
    db,
    to,
    Buffer.from(
      letter({ from: w.ownContact.email, to })
        .toString()
        .replace(/^From: .*$/m, `From: ${w.ownContact.email}, evil@evil.example`),
    ),
  );
  expect(two).toMatchObject({ state: "set_aside", reason: "no_sender" });
  const lines = Buffer.from("Down\r\nBcc: victim@evil.example").toString("base64");
  const one = await send(db, { from: w.ownContact.email, to, subject: `=?utf-8?B?${lines}?=`, text: "x" });
  expect(one.subject).toBe("Down Bcc: victim@evil.example");
});

test("a damaged mail is set aside, seen by the vendor, and holds up nothing", async () => {
  const broken = await bring(db, to, Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x0d, 0x0a]));
  expect(broken).toMatchObject({ state: "set_aside", reason: "damaged", audience: "vendor" });
  const next = await send(db, {
    from: w.ownContact.email,
    to,
    subject: "After the broken one",
    text: "fine",
  });
  expect(next.state).toBe("processed");
});

test("a mail that fails each time, or takes the worker with it, comes to its end", async () => {
  const mail = await send(db, { from: w.ownContact.email, to, subject: "Poison for the worker", text: "x" });
  await db.admin.query(
    "UPDATE inbound_mail SET state = 'received', due_at = now() - interval '1 second', claimed_at = NULL, attempts = 5 WHERE id = $1",
    [mail.id],
  );
  await processInbound(60_000, db.client);
  expect(await rowOf(db, w.ws.tenantId, mail.id)).toMatchObject({ state: "set_aside", reason: "gave_up" });
});
