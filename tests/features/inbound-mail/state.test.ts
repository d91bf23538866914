import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { renderMail } from "#lib/jobs/mail/render.ts";
import { deliverOutbox } from "#lib/jobs/outbox.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { makeMailbox, openMailIn, send } from "#tests/support/mail/world.ts";

let db: TestDatabase;
let w: TicketWorld;
let to: string;
/** A case of the contact's. */
let number: string;

beforeAll(async () => {
  openMailIn();
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  to = await makeMailbox(db, w);
  const opened = await send(db, { from: w.contact.email, to, subject: "Imports hang", text: "Since today." });
  number = opened.ticketNumber;
});
afterAll(() => db.drop());

type Sent = ReturnType<typeof renderMail>;
/** Lets the worker tell everybody; what left since. */
async function post(): Promise<Sent[]> {
  const sent: Sent[] = [];
  const transport = { send: async (mail: Sent) => void sent.push(mail), close: () => undefined };
  while ((await deliverOutbox(transport)) > 0);
  return sent;
}
const addressOf = (mail: Sent) => (mail.to as { address: string }).address;
const from = (actor: Actor) => `${actor.name} <${actor.email}>`;

test("asked for a case that is not theirs, or is none, everybody reads the same, once, and no case opens (S8)", async () => {
  const cases = async () => (await db.admin.query("SELECT count(*) FROM ticket")).rows[0].count;
  const before = await cases();
  const letAnHourPass = () =>
    db.admin.query("UPDATE inbound_mail SET told_at = told_at - interval '2 hours'");
  await post();
  const ask = (subject: string) =>
    send(db, { from: from(w.otherCustomer), to, subject, text: "Where is it?" });
  const theirs = await ask(`Status ${number}`);
  const none = await ask(`Status ${number.replace(/\d+$/, "987654")}`);
  const elsewhere = await ask("estado NOPE-1042");
  for (const mail of [theirs, none, elsewhere])
    expect(mail).toMatchObject({
      state: "processed",
      reason: "state_unknown",
      ticketNumber: "",
      ticketId: null,
    });
  const answers = await post();
  expect(answers.map(addressOf)).toEqual(Array(3).fill(w.otherCustomer.email));
  const bare = answers.map(one => `${one.subject} ${one.text}`.replaceAll(/[A-Z]+-\d+/g, "#"));
  expect(new Set(bare).size).toBe(1);
  expect(answers[0]?.text).toContain("Open a new case");
  expect(answers[0]?.headers).toMatchObject({ "Auto-Submitted": "auto-generated" });
  // Asked again: nothing new to say within the hour. And what program answers is not answered.
  await ask("RE: estado NOPE-1042");
  await send(db, {
    from: from(w.otherCustomer),
    to,
    subject: "Status NOPE-7",
    text: "x",
    headers: ["Auto-Submitted: auto-replied"],
  });
  expect(await post()).toEqual([]);
  expect(await cases()).toBe(before);
  await letAnHourPass();
  await ask("estado NOPE-1042");
  expect(await post()).toHaveLength(1);
});

const textTo = (mails: Sent[], who: Actor) =>
  String(mails.findLast(one => addressOf(one) === who.email)?.text);

test("whoever asks for the state of their case reads who has it, by when they hear of it and what was said last", async () => {
  await post();
  await send(db, { from: from(w.contact), to, subject: `Status ${number}`, text: "" });
  const text = textTo(await post(), w.contact);
  expect(text).toMatch(new RegExp(`Case ${number}, P\\d: new\\.`));
  expect(text).toContain("has it and will diagnose it.");
  expect(text).toMatch(/(Its diagnosis|An answer) is due by \w{3} \d{1,2} \w+, \d\d:\d\d \S+\./);
  expect(text).toMatch(
    new RegExp(`The last message is from ${w.contact.name}, .+, \\w{3} \\d{1,2} \\w+, \\d\\d:\\d\\d`),
  );
});

test("a case that goes on in another is answered with that one's state, and that it does", async () => {
  const { ticketNumber: closed } = await send(db, {
    from: from(w.contact),
    to,
    subject: "Imports hang again",
    text: "As before.",
  });
  await db.admin.query(
    `UPDATE ticket SET state = 'closed', open = false, closed_at = now(),
       merged_into_id = (SELECT id FROM ticket WHERE number = $2) WHERE number = $1`,
    [closed, number],
  );
  await post();
  await send(db, { from: from(w.contact), to, subject: `Status ${closed}`, text: "" });
  const text = textTo(await post(), w.contact);
  expect(text).toMatch(new RegExp(`Case ${number}, P\\d: new\\.`));
  expect(text).toContain(`${closed} goes on in this case.`);
  expect(text).toContain(`/tickets/${number}`);
});

test("the receipt of a case says by when its contact hears of it", async () => {
  await post();
  await send(db, { from: from(w.contact), to, subject: "Exports hang", text: "Since today." });
  const text = textTo(await post(), w.contact);
  expect(text).toContain("We have received your mail as case");
  expect(text).toMatch(/is due by \w{3} \d{1,2} \w+, \d\d:\d\d \S+\.\n/);
  expect(text).toContain("1. The version you run");
});

test("a mail that answers ours is an answer, whatever its subject asks", async () => {
  await send(db, { from: from(w.contact), to, subject: `[${number}] More of it`, text: "Which server?" });
  const asked = (await post()).find(one => addressOf(one) === w.engineer.email);
  const replyTo = (asked?.replyTo as { address: string } | undefined)?.address ?? "";
  const mail = await send(db, {
    from: from(w.engineer),
    to: replyTo,
    subject: "Status SRV-12",
    text: "It is down.",
  });
  expect(mail).toMatchObject({ state: "processed", reason: "reply", ticketNumber: number });
});
