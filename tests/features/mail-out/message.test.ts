import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { diagnoseTicket } from "#lib/features/tickets/commands/diagnose.ts";
import { resolveTicket } from "#lib/features/tickets/commands/resolve.ts";
import { type TicketContext, type TicketRow, ticketToChange } from "#lib/features/tickets/load.ts";
import { smtpTransport, type Transport } from "#lib/jobs/mail/transport.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { makeMailbox, openMailIn, send } from "#tests/support/mail/world.ts";
import { type SmtpPeer, smtpPeer } from "#tests/support/smtp.ts";
import { deliver, say } from "./world.ts";

let db: TestDatabase;
let w: TicketWorld;
let peer: SmtpPeer;
let transport: Transport;
let box: string;

beforeAll(async () => {
  openMailIn();
  db = await cloneDatabase();
  usePrisma(db.client);
  peer = await smtpPeer();
  transport = smtpTransport(peer.url);
});
afterAll(async () => {
  transport.close();
  await peer.close();
  await db.drop();
});
beforeEach(async () => {
  w = await makeTicketWorld(db);
  box = await makeMailbox(db, w);
  peer.received.length = 0;
});

const mailsTo = (who: Actor) => peer.received.filter(mail => mail.to?.some(one => one.address === who.email));
const work = (number: string, deed: (ctx: TicketContext, row: TicketRow) => Promise<unknown>) =>
  inWorkspace(
    w.engineer,
    async (tx, now) => {
      const target = await ticketToChange(tx, w.engineer, number);
      if (!target) throw new Error("no ticket");
      await deed({ tx, actor: w.engineer, now }, target.row);
    },
    db.client,
  );
const long = (end: string) => `First **this**.\n\n${"A line of the explanation.\n".repeat(100)}\n${end}`;

test("whoever reads a case by mail reads all of a message, as it was written", async () => {
  const { number } = await makeTicket(db, w);
  const words = long("The last word.");
  await say(db, w.engineer, number, words);
  await deliver(transport);
  const mail = mailsTo(w.contact).at(-1);
  expect(mail?.text?.replaceAll("\r\n", "\n")).toContain(words);
  expect(mail?.html).toContain("<strong>this</strong>");
  expect(mail?.html).toContain("The last word.");
});

test("a diagnosis, and the note with which a case is resolved, come whole too", async () => {
  const { number } = await makeTicket(db, w);
  await work(number, (ctx, row) =>
    diagnoseTicket(ctx, row, {
      number,
      version: row.version,
      priority: "P2",
      diagnosis: long("It is the disk."),
      reason: "",
    }),
  );
  await work(number, (ctx, row) =>
    resolveTicket(ctx, row, { version: row.version, note: long("It works again.") }),
  );
  await deliver(transport);
  const texts = mailsTo(w.contact).map(mail => mail.text);
  expect(texts).toContainEqual(expect.stringContaining("It is the disk."));
  expect(texts.at(-1)).toContain("It works again.");
});

test("a note of the partner's own is in no mail but its own people's", async () => {
  const { number } = await makeTicket(db, w);
  await say(db, w.engineer, number, long("Among ourselves."), "partner");
  await say(db, w.engineer, number, "For all.");
  await deliver(transport);
  const told = peer.received.filter(mail => mail.text?.includes("Among ourselves."));
  const partner = [w.engineer, w.specialist, w.partnerManager].map(who => who.email);
  expect(
    told.flatMap(mail => mail.to?.map(one => one.address) ?? []).filter(to => !partner.includes(String(to))),
  ).toEqual([]);
});

test("what is longer than a mail bears ends at a line and says that it goes on", async () => {
  const { number } = await makeTicket(db, w);
  await say(db, w.engineer, number, `${"0123456789 log\n".repeat(1_500)}THE END`);
  await deliver(transport);
  const text = mailsTo(w.contact).at(-1)?.text?.replaceAll("\r\n", "\n") ?? "";
  expect(text).not.toContain("THE END");
  expect(text).toContain("0123456789 log\n\nThe message goes on; the rest is on the page of the case.");
});

test("the first words of a case and the names of their files reach who works it", async () => {
  const mail = await send(db, {
    from: w.contact.email,
    to: box,
    subject: "Stopped",
    headers: ['Content-Type: multipart/mixed; boundary="b"'],
    text: [
      "--b",
      "Content-Type: text/plain; charset=utf-8",
      "",
      long("That is all."),
      "--b",
      "Content-Type: text/plain",
      'Content-Disposition: attachment; filename="trace.log"',
      "",
      "one line",
      "--b--",
      "",
    ].join("\n"),
  });
  expect(mail.state).toBe("processed");
  await deliver(transport);
  const text = mailsTo(w.engineer).at(-1)?.text ?? "";
  expect(text).toContain("That is all.");
  expect(text).toContain("A file is with it, on the page of the case: trace.log");
});
