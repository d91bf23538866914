import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { confirmAddressAction } from "#lib/features/mail-delivery/actions.ts";
import { smtpTransport, type Transport } from "#lib/jobs/mail/transport.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { bring, makeMailbox, openMailIn } from "#tests/support/mail/world.ts";
import { as } from "#tests/support/present.ts";
import { type SmtpPeer, smtpPeer } from "#tests/support/smtp.ts";
import { ownWords, statusReport } from "./reports.ts";
import { deliver, say } from "./world.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;
let peer: SmtpPeer;
let transport: Transport;

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
  await makeMailbox(db, w);
  peer.received.length = 0;
  peer.envelopes.length = 0;
  peer.recipients.clear();
});

const sql = async (text: string, ...values: unknown[]) => (await db.admin.query(text, values)).rows;
const deliveries = (who: Actor) =>
  sql(
    "SELECT id, state, words FROM mail_delivery WHERE person_id = $1 ORDER BY created_at, id",
    who.personId,
  );
const addressOf = async (who: Actor) =>
  (
    await sql(
      "SELECT failing_address AS address, failing_words AS words, soft_bounces AS soft FROM person WHERE id = $1",
      who.personId,
    )
  )[0];
/** A case on which the engineer has written to the contact; the return path of that mail. */
async function written() {
  const ticket = await makeTicket(db, w);
  await deliver(transport);
  peer.envelopes.length = 0;
  await say(db, w.engineer, ticket.number, "words for the contact");
  await deliver(transport);
  const sent = peer.envelopes.find(envelope => envelope.to === w.contact.email);
  return { ...ticket, returnPath: sent?.from ?? "" };
}

const report = (to: string, status: string, told = "", action = "failed", about = w.contact.email) =>
  statusReport(to, about, { status, told, action });

/** Another mail to the contact, and a report about it that names nobody, or another address. */
async function comesBack(number: string, naming = ""): Promise<void> {
  peer.envelopes.length = 0;
  await say(db, w.engineer, number, "more words");
  await deliver(transport);
  const to = peer.envelopes.find(envelope => envelope.to === w.contact.email)?.from ?? "";
  expect(to).not.toBe("");
  for (let again = 0; again < 2; again++) await bring(db, to, ownWords(to, naming), "");
}
const hoursPass = (hours: number) =>
  sql(
    "UPDATE mail_delivery SET state_at = state_at - make_interval(hours => $2), created_at = created_at - make_interval(hours => $2), handed_over_at = handed_over_at - make_interval(hours => $2) WHERE tenant_id = $1",
    w.ws.tenantId,
    hours,
  );

test("who holds whole mails shuts nobody off with reports that name nobody: several that lie apart are needed", async () => {
  const { number } = await makeTicket(db, w);
  for (let i = 0; i < 4; i++) await comesBack(number, i % 2 ? "<somebody@else.example>:" : "");
  expect(await addressOf(w.contact)).toMatchObject({ address: "", soft: 4 });
  await hoursPass(3);
  await comesBack(number);
  expect(await addressOf(w.contact)).toMatchObject({ address: "", soft: 5 });
  await hoursPass(3);
  await comesBack(number);
  expect(await addressOf(w.contact)).toMatchObject({ address: w.contact.email, soft: 6 });
  // Said to work, it begins anew.
  await as(db, w.contact, () => confirmAddressAction(w.ws.slug, { membershipId: w.contact.membershipId }));
  await comesBack(number);
  expect(await addressOf(w.contact)).toMatchObject({ address: "", soft: 1 });
});

test("a report that comes long after the mail is counted, however well it names the address: the mail may have been handed on", async () => {
  const { returnPath } = await written();
  await hoursPass(7);
  await bring(db, returnPath, report(returnPath, "5.1.1", "550 5.1.1 mailbox unknown"), "");
  expect((await deliveries(w.contact)).at(-1)?.state).toBe("bounced");
  expect(await addressOf(w.contact)).toMatchObject({ address: "", soft: 1 });
});

test("a report of a delay makes no late report an early one", async () => {
  const { returnPath } = await written();
  await hoursPass(7);
  await bring(db, returnPath, report(returnPath, "4.4.1", "connection refused", "delayed"), "");
  await bring(db, returnPath, report(returnPath, "5.1.1", "550 5.1.1 mailbox unknown"), "");
  expect(await addressOf(w.contact)).toMatchObject({ address: "", soft: 1 });
});

test("an address at which mail has arrived is given up by no single report, however early and well it names it; each mail's counts once", async () => {
  const { number } = await written();
  await hoursPass(30);
  const early = async () => {
    peer.envelopes.length = 0;
    await say(db, w.engineer, number, "handed on, with its return path");
    await deliver(transport);
    const to = peer.envelopes.find(envelope => envelope.to === w.contact.email)?.from ?? "";
    expect(to).not.toBe("");
    for (let again = 0; again < 3; again++)
      await bring(db, to, report(to, "5.1.1", "550 5.1.1 mailbox unknown"), "");
    return to;
  };
  const first = await early();
  expect(await addressOf(w.contact)).toMatchObject({ address: "", soft: 1 });
  await hoursPass(3);
  // The token of before says nothing more.
  await bring(db, first, report(first, "5.1.1", "550 5.1.1 mailbox unknown"), "");
  await early();
  expect(await addressOf(w.contact)).toMatchObject({ address: "", soft: 2 });
  await hoursPass(3);
  await early();
  // One that is truly gone is given up all the same.
  expect((await addressOf(w.contact)).address).toBe(w.contact.email);
});

test("a mail that arrived in between ends what came back before; a full mailbox that stays full is given up", async () => {
  const { number } = await makeTicket(db, w);
  await comesBack(number);
  await hoursPass(3);
  await comesBack(number);
  expect(await addressOf(w.contact)).toMatchObject({ address: "", soft: 2 });
  await say(db, w.engineer, number, "this one arrives");
  await deliver(transport);
  await hoursPass(25);
  await say(db, w.engineer, number, "and the next is handed over");
  await deliver(transport);
  expect(await addressOf(w.contact)).toMatchObject({ address: "", soft: 0 });
  for (let i = 0; i < 3; i++) {
    expect((await addressOf(w.contact)).address).toBe("");
    peer.envelopes.length = 0;
    await say(db, w.engineer, number, "to a full mailbox");
    await deliver(transport);
    const to = peer.envelopes.find(envelope => envelope.to === w.contact.email)?.from ?? "";
    await bring(db, to, report(to, "5.2.2", "552 5.2.2 mailbox full"), "");
    await hoursPass(3);
  }
  expect((await addressOf(w.contact)).address).toBe(w.contact.email);
});
