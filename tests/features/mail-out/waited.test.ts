import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { smtpTransport, type Transport } from "#lib/jobs/mail/transport.ts";
import { deliverOutbox } from "#lib/jobs/outbox.ts";
import { sendWaitingMail } from "#lib/jobs/waiting-mail.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { type SmtpPeer, smtpPeer } from "#tests/support/smtp.ts";
import { comeDue, deliver, say, wish } from "./world.ts";

// A mail is written when a fact is told, and a server may take it an hour later: what its reader has lost by then it does not say.

let db: TestDatabase;
let w: TicketWorld;
let peer: SmtpPeer;
let transport: Transport;

beforeAll(async () => {
  process.env.AUTH_SECRET ??= "a secret of the tests that is long enough";
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
  peer.received.length = 0;
  peer.refuse(false);
});

const mailsTo = (who: Actor) => peer.received.filter(mail => mail.to?.some(to => to.address === who.email));
const leaves = (who: Actor) =>
  db.admin.query("UPDATE membership SET valid_until = current_date - 2 WHERE person_id = $1", [who.personId]);
const states = async (who: Actor): Promise<string[]> =>
  (
    await db.admin.query("SELECT state FROM mail_delivery WHERE person_id = $1 ORDER BY created_at, id", [
      who.personId,
    ])
  ).rows.map(row => row.state);
/** The server is away once, for everything that waits. */
async function refusedOnce() {
  peer.refuse(true);
  await deliverOutbox(transport, 200);
  await deliverOutbox(transport, 200);
  peer.refuse(false);
}
const again = async () => {
  await db.admin.query("UPDATE outbox SET due_at = now() WHERE done_at IS NULL");
  await deliver(transport);
};

async function opened() {
  const ticket = await makeTicket(db, w);
  await deliver(transport);
  peer.received.length = 0;
  return ticket;
}

test("who lost the case while a server was away is sent nothing of it; the others have theirs", async () => {
  const { number } = await opened();
  await say(db, w.engineer, number, "words of the case");
  await refusedOnce();
  expect(await states(w.contact)).toContain("delayed");
  await leaves(w.contact);
  await again();
  expect(mailsTo(w.contact)).toEqual([]);
  expect((await states(w.contact)).at(-1)).toBe("withheld");
  const { rows } = await db.admin.query(
    "SELECT data FROM outbox WHERE to_email = $1 AND topic = 'ticket.replied'",
    [w.contact.email],
  );
  // Nothing of it is kept either.
  expect(rows.every(row => JSON.stringify(row.data) === "{}")).toBe(true);
});

test("who may still read it has it, once the server is there", async () => {
  const { number } = await opened();
  await say(db, w.engineer, number, "words that arrive");
  await refusedOnce();
  await again();
  expect(
    mailsTo(w.contact)
      .map(mail => mail.text)
      .join(),
  ).toContain("words that arrive");
  expect(await states(w.contact)).not.toContain("withheld");
});

test("what lay in the outbox for a while is asked for too, though nobody tried it yet", async () => {
  const { number } = await opened();
  await say(db, w.engineer, number, "written long ago");
  // Told on, and the worker stood still.
  await deliverOutbox(transport, 1);
  await db.admin.query(
    "UPDATE outbox SET created_at = now() - interval '2 hours' WHERE done_at IS NULL AND kind = 'mail'",
  );
  await leaves(w.contact);
  await deliver(transport);
  expect(mailsTo(w.contact)).toEqual([]);
});

test("of what is no case only who would be told today is told", async () => {
  await inWorkspace(
    asWorker(w.ws.tenantId),
    tx =>
      recordEvent(tx, systemWriter(w.ws.tenantId), {
        subjectType: "contract",
        subjectId: w.contract.id,
        type: "contract.renewal_asked",
        data: { endsOn: "2027-03-11", reason: "three more years" },
        partnerOrgId: w.engineer.orgId,
        customerOrgId: w.contact.orgId,
        tell: true,
      }),
    db.client,
  );
  await refusedOnce();
  expect(await states(w.sales)).toEqual(["delayed"]);
  await db.admin.query("UPDATE membership SET roles = '{partner_presales}' WHERE person_id = $1", [
    w.sales.personId,
  ]);
  await again();
  expect(mailsTo(w.sales)).toEqual([]);
  expect(await states(w.sales)).toEqual(["withheld"]);
});

test("a digest that waited leaves out the case that was lost, and says how much it tells", async () => {
  const [kept, lost] = [await opened(), await opened()];
  await wish(db, w.contact, { choices: { cases: "digest" } });
  await say(db, w.engineer, kept.number, "of the one that stays");
  await say(db, w.engineer, lost.number, "of the one that is lost");
  await say(db, w.engineer, lost.number, "more of the one that is lost");
  await deliver(transport);
  peer.received.length = 0;
  await comeDue(db, w.contact);
  await sendWaitingMail(w.ws.tenantId);
  await refusedOnce();
  const other = w.otherCustomer.orgId;
  await db.admin.query("UPDATE ticket SET customer_org_id = $2 WHERE id = $1", [lost.id, other]);
  await db.admin.query("UPDATE event SET customer_org_id = $2 WHERE subject_id = $1", [lost.id, other]);
  await again();
  const [mail, more] = mailsTo(w.contact);
  expect(more).toBeUndefined();
  expect(mail?.text).toContain("of the one that stays");
  expect(mail?.text).not.toContain("of the one that is lost");
  expect(mail?.text).not.toContain(lost.number);
  expect(mail?.subject).toMatch(/one piece of news/i);
});
