import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { unsubscribeAction } from "#lib/features/mail-preferences/actions.ts";
import { unsubscribePage } from "#lib/features/mail-preferences/unsubscribe.ts";
import { smtpTransport, type Transport } from "#lib/jobs/mail/transport.ts";
import { sendWaitingMail } from "#lib/jobs/waiting-mail.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { emptyForm } from "#lib/platform/form-state.ts";
import { unsubscribeToken } from "#lib/platform/unsubscribe-token.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { type SmtpPeer, smtpPeer } from "#tests/support/smtp.ts";
import { inBrowser } from "#tests/support/visit.ts";
import { comeDue, deliver, say, wish } from "./world.ts";

vi.mock("next/headers", async () => (await import("#tests/support/visit.ts")).headersMock());

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
});

const mailsTo = (who: Actor) => peer.received.filter(mail => mail.to?.some(to => to.address === who.email));
/** The mail of these words, whichever came first. */
const saying = (words: string) => mailsTo(w.contact).find(mail => mail.text?.includes(words));
const header = (mail: (typeof peer.received)[number] | undefined, key: string) =>
  mail?.headers.find(one => one.key === key)?.value ?? "";
const tokenIn = (mail: (typeof peer.received)[number] | undefined) =>
  /\/api\/mail\/unsubscribe\/([^>]+)>$/.exec(header(mail, "list-unsubscribe"))?.[1] ?? "";

/** The button of the page, pressed by somebody who isn't signed in; Next's redirect is an exception. */
async function press(token: string): Promise<string> {
  const form = new FormData();
  form.set("token", token);
  return inBrowser(new Map(), () => unsubscribeAction(emptyForm, form)).then(
    state => state.trouble?.message ?? "done",
    (error: { digest?: string }) => error.digest ?? String(error),
  );
}

test("what can be turned off says how, in its head and at its foot; a receipt and a P1 don't", async () => {
  const { number, id } = await makeTicket(db, w);
  await deliver(transport);
  expect(header(mailsTo(w.contact)[0], "list-unsubscribe")).toBe("");
  await say(db, w.engineer, number, "words");
  await deliver(transport);
  const mail = saying("words");
  const token = tokenIn(mail);
  expect(token).not.toBe("");
  expect(header(mail, "list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  for (const body of [mail?.text, mail?.html]) expect(body).toContain(`/unsubscribe/${token}`);
  await db.admin.query("UPDATE ticket SET priority = 'P1' WHERE id = $1", [id]);
  await say(db, w.engineer, number, "urgent");
  await deliver(transport);
  expect(saying("urgent")).toBeDefined();
  expect(header(saying("urgent"), "list-unsubscribe")).toBe("");
});

test("opening the page changes nothing; its button stops just those mails, and says so", async () => {
  const { number } = await makeTicket(db, w);
  await say(db, w.engineer, number, "words");
  await deliver(transport);
  const token = tokenIn(saying("words"));
  expect(await unsubscribePage(token)).toMatchObject({
    what: "cases",
    state: "on",
    personId: w.contact.personId,
  });
  expect(await unsubscribePage(token)).toMatchObject({ state: "on" });
  expect(await press(token)).toContain(`/unsubscribe/${token}`);
  expect(await unsubscribePage(token)).toMatchObject({ state: "off" });
  await press(token);
  await say(db, w.engineer, number, "no longer by mail");
  await deliver(transport);
  expect(mailsTo(w.contact)).toHaveLength(2);
  const trail = await db.admin.query(
    "SELECT actor_id FROM audit_entry WHERE action = 'mail_preference.unsubscribe' AND tenant_id = $1",
    [w.ws.tenantId],
  );
  expect(trail.rows).toEqual([{ actor_id: w.contact.personId }]);

  // They have it again: the old link is from before that word.
  await wish(db, w.contact, { choices: { cases: "now" } });
  await press(token);
  expect(await unsubscribePage(token)).toMatchObject({ state: "newer" });
  await say(db, w.engineer, number, "again by mail");
  await deliver(transport);
  expect(mailsTo(w.contact)).toHaveLength(3);
});

test("a digest's link stops what comes in it and leaves the rest", async () => {
  await wish(db, w.contact, { choices: { cases: "digest", versions: "digest", alerts: "now" } });
  const { number } = await makeTicket(db, w);
  await say(db, w.engineer, number, "words");
  await deliver(transport);
  await comeDue(db, w.contact);
  await sendWaitingMail(w.ws.tenantId);
  await deliver(transport);
  const digest = mailsTo(w.contact).at(-1);
  await press(tokenIn(digest));
  const { rows } = await db.admin.query("SELECT choices FROM mail_preference WHERE person_id = $1", [
    w.contact.personId,
  ]);
  expect(rows[0].choices).toMatchObject({ cases: { way: "portal" }, versions: { way: "portal" } });
  expect(rows[0].choices.alerts).toBeUndefined();
});

test("a link that was not made here is answered as one that isn't there", async () => {
  const { tenantId, personId } = w.contact;
  const made = unsubscribeToken({ tenantId, personId, what: "cases", at: Date.now() });
  const forged = `${made.slice(0, -2)}${made.endsWith("AA") ? "BB" : "AA"}`;
  expect(await unsubscribePage(forged)).toBeNull();
  expect(await press(forged)).not.toContain("NEXT_REDIRECT");
  const { rows } = await db.admin.query("SELECT 1 FROM mail_preference WHERE person_id = $1", [personId]);
  expect(rows).toEqual([]);
});
