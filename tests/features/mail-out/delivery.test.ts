import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { confirmAddressAction } from "#lib/features/mail-delivery/actions.ts";
import { ticketTimeline } from "#lib/features/tickets/queries/timeline.ts";
import { smtpTransport, type Transport } from "#lib/jobs/mail/transport.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { bounceMarkOf, markOf } from "#lib/platform/mail-in/marks.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { bring, DOMAIN, letter, makeMailbox, openMailIn } from "#tests/support/mail/world.ts";
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
const lines = (who: Actor, ticketId: string) =>
  inWorkspace(
    who,
    async tx =>
      (
        await ticketTimeline(tx, who, { tenantId: who.tenantId, ticketId, conversation: [ticketId] })
      ).items.flatMap(item =>
        item.type === "event" && item.key === "ticket.mail_undelivered" ? [item] : [],
      ),
    db.client,
  );

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

test("a mail's state is known from its writing to its handing over, with a return path of its own", async () => {
  const { returnPath } = await written();
  expect(returnPath).toMatch(new RegExp(`^${box.split("@")[0]}\\+b[0-9a-z]{37}@${DOMAIN}$`));
  const all = await deliveries(w.contact);
  expect(all.map(one => one.state)).toEqual(["handed_over", "handed_over"]);
  expect(all[0].words).toMatch(/^250/);
  expect(new Set(peer.envelopes.map(one => one.from)).size).toBe(peer.envelopes.length);
});

test("a bounce gives the address up, is read where the case is worked and by nobody else, and counts once", async () => {
  const { id, number, returnPath } = await written();
  const words = "550 5.1.1 mailbox unknown";
  for (let again = 0; again < 2; again++)
    expect(await bring(db, returnPath, report(returnPath, "5.1.1", words), "")).toMatchObject({
      state: "ignored",
      reason: "report",
    });
  expect((await deliveries(w.contact)).at(-1)).toMatchObject({ state: "bounced", words });
  expect(await addressOf(w.contact)).toMatchObject({ address: w.contact.email, words });
  for (const who of [w.engineer, w.manufacturer]) {
    const [line, more] = await lines(who, id);
    expect(more).toBeUndefined();
    expect(line).toMatchObject({
      audience: "partner_vendor",
      text: words,
      params: { address: w.contact.email, failure: "address" },
    });
  }
  for (const who of [w.contact, w.reader]) expect(await lines(who, id)).toEqual([]);

  // The desk is told by mail; the person in the portal, for a mail would not arrive.
  peer.received.length = 0;
  await deliver(transport);
  const to = peer.received.flatMap(mail => mail.to?.map(one => one.address) ?? []);
  expect(to).toContain(w.engineer.email);
  expect(to).not.toContain(w.contact.email);
  const told = await sql("SELECT kind FROM notification WHERE person_id = $1", w.contact.personId);
  expect(told.map(one => one.kind)).toContain("mail.address_failing");

  // Nothing more goes there, and the portal goes on telling.
  await say(db, w.engineer, number, "into the portal");
  await deliver(transport);
  expect(peer.received.flatMap(mail => mail.to?.map(one => one.address) ?? [])).not.toContain(
    w.contact.email,
  );
  expect((await deliveries(w.contact)).at(-1)?.state).toBe("suppressed");

  // Another partner's and another customer's administrators can't say that it works; its person can.
  for (const who of [w.otherPartner, w.otherCustomer, w.foreigner])
    expect(
      await as(db, who, () =>
        confirmAddressAction(who.workspaceSlug, { membershipId: w.contact.membershipId }),
      ),
    ).toMatchObject({ ok: false });
  expect(
    await as(db, w.contact, () => confirmAddressAction(w.ws.slug, { membershipId: w.contact.membershipId })),
  ).toMatchObject({ ok: true });
  await say(db, w.engineer, number, "by mail again");
  await deliver(transport);
  expect(peer.received.some(mail => mail.text?.includes("by mail again"))).toBe(true);
});

test("a mail that went on from its reader's mailbox and got lost further on says nothing against their address", async () => {
  const { returnPath } = await written();
  await bring(db, returnPath, report(returnPath, "5.1.1", "", "failed", "home@elsewhere.example"), "");
  expect((await deliveries(w.contact)).at(-1)?.state).toBe("bounced");
  expect(await addressOf(w.contact)).toMatchObject({ address: "", soft: 1 });
});

test("a changed address is another: mail goes to it", async () => {
  const { number, returnPath } = await written();
  await bring(db, returnPath, report(returnPath, "5.1.1"), "");
  await sql("UPDATE person SET email = 'new@elsewhere.example' WHERE id = $1", w.contact.personId);
  peer.received.length = 0;
  await say(db, w.engineer, number, "to the new one");
  await deliver(transport);
  expect(peer.received.some(mail => mail.to?.[0]?.address === "new@elsewhere.example")).toBe(true);
});

test("nobody has an address given up who has not the mark of a mail's own return path", async () => {
  const { returnPath } = await written();
  const [{ id }] = (await deliveries(w.contact)).slice(-1) as [{ id: string }];
  const { tenantId } = w.ws;
  const local = box.split("@")[0];
  const forged = [
    // The reply address, which its reader knows; the mark of another workspace; one with a letter changed; none.
    `${local}+${markOf(tenantId, id)}@${DOMAIN}`,
    `${local}+b${markOf(tenantId, id)}@${DOMAIN}`,
    `${local}+${bounceMarkOf(w.foreigner.tenantId, id)}@${DOMAIN}`,
    returnPath.replace(/[0-9a-f]@/, letterOf => (letterOf === "0@" ? "1@" : "0@")),
    box,
  ];
  for (const to of forged) await bring(db, to, report(to, "5.1.1"), "");
  // With the mark, but no report: a receipt of reading, an absence, a person.
  const receipt = letter({
    from: w.contact.email,
    to: returnPath,
    subject: "Read: x",
    headers: ['Content-Type: multipart/report; report-type=disposition-notification; boundary="b"'],
    text: "--b\nContent-Type: text/plain\n\n550 5.1.1 user unknown\n--b--\n",
  });
  const absent = letter({
    from: w.contact.email,
    to: returnPath,
    subject: "Away",
    text: "I am away until Monday.",
  });
  for (const bytes of [receipt, absent]) await bring(db, returnPath, bytes, "");
  await bring(
    db,
    returnPath,
    letter({ from: w.contact.email, to: returnPath, subject: "x", text: "550 5.1.1" }),
  );
  expect((await deliveries(w.contact)).map(one => one.state)).not.toContain("bounced");
  expect(await addressOf(w.contact)).toMatchObject({ address: "", soft: 0 });
  // Too late to be of use.
  await sql("UPDATE mail_delivery SET created_at = now() - interval '15 days' WHERE id = $1", id);
  await bring(db, returnPath, report(returnPath, "5.1.1"), "");
  expect((await deliveries(w.contact)).map(one => one.state)).not.toContain("bounced");
});

test("a full mailbox is counted and gives nothing up at once; a delay is shown, and may end well or not", async () => {
  const { id, number, returnPath } = await written();
  await bring(db, returnPath, report(returnPath, "4.4.1", "connection refused", "delayed"), "");
  expect((await deliveries(w.contact)).at(-1)).toMatchObject({
    state: "delayed",
    words: "4.4.1 connection refused",
  });
  expect(await lines(w.engineer, id)).toEqual([]);
  await bring(db, returnPath, report(returnPath, "5.2.2", "552 5.2.2 mailbox full"), "");
  expect((await deliveries(w.contact)).at(-1)?.state).toBe("bounced");
  expect(await addressOf(w.contact)).toMatchObject({ address: "", soft: 1 });
  peer.received.length = 0;
  await say(db, w.engineer, number, "still sent");
  await deliver(transport);
  expect(peer.received.some(mail => mail.to?.[0]?.address === w.contact.email)).toBe(true);
});

test("servers that write reports of their own are understood by the mark and their words", async () => {
  const { returnPath } = await written();
  const qmail = ownWords(returnPath, `<${w.contact.email}>:`);
  await bring(db, returnPath, qmail, "");
  expect((await deliveries(w.contact)).at(-1)).toMatchObject({ state: "bounced" });
  expect((await addressOf(w.contact)).address).toBe(w.contact.email);
});

test("what the mail server refuses for good is not tried again; what it refuses for now, or for a reason of ours, is", async () => {
  const { id, number } = await makeTicket(db, w);
  await deliver(transport);
  peer.recipients.set(w.contact.email, "451 4.7.1 greylisted");
  await say(db, w.engineer, number, "first for now");
  await deliver(transport);
  const last = async () => (await deliveries(w.contact)).at(-1);
  expect(await last()).toMatchObject({ state: "delayed", words: expect.stringContaining("greylisted") });
  peer.recipients.set(w.contact.email, "554 5.7.1 relay access denied");
  const again = () => sql("UPDATE outbox SET due_at = now() - interval '1 second' WHERE done_at IS NULL");
  await again();
  await deliver(transport);
  expect(await last()).toMatchObject({ state: "delayed" });
  peer.recipients.set(w.contact.email, "550 5.1.1 no such user here");
  await again();
  await deliver(transport);
  expect(await last()).toMatchObject({ state: "refused", words: expect.stringContaining("no such user") });
  expect((await addressOf(w.contact)).address).toBe(w.contact.email);
  expect(await lines(w.engineer, id)).toHaveLength(1);
  expect(await sql("SELECT 1 FROM outbox WHERE done_at IS NULL AND kind = 'mail'")).toEqual([]);
});

test("a mail that tells of another and is refused itself calls for no further one", async () => {
  const { id, number } = await makeTicket(db, w);
  await deliver(transport);
  for (const who of [w.contact, w.engineer, w.specialist, w.partnerManager])
    peer.recipients.set(who.email, "550 5.1.1 no such user here");
  await say(db, w.engineer, number, "to nobody");
  await deliver(transport);
  const told = await lines(w.manufacturer, id);
  expect(new Set(told.map(line => line.params.address)).size).toBe(told.length);
  expect(told.length).toBeLessThanOrEqual(4);
});

test("T4: that a mail about the partner's own note did not arrive, the partner alone reads", async () => {
  const { id, number } = await makeTicket(db, w);
  await sql("UPDATE ticket SET assignee_id = $2 WHERE id = $1", id, w.specialist.personId);
  await deliver(transport);
  peer.recipients.set(w.specialist.email, "550 5.1.1 no such user here");
  await say(db, w.engineer, number, "among ourselves", "partner");
  await deliver(transport);
  expect(await lines(w.engineer, id)).toMatchObject([{ audience: "partner" }]);
  expect(await lines(w.manufacturer, id)).toEqual([]);
  const seen = await inWorkspace(
    w.manufacturer,
    tx =>
      tx.mailDelivery.count({ where: { personId: w.specialist.personId, ticketId: id, state: "refused" } }),
    db.client,
  );
  expect(seen).toBe(0);
});
