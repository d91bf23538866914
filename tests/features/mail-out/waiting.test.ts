import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { smtpTransport, type Transport } from "#lib/jobs/mail/transport.ts";
import { sendWaitingMail } from "#lib/jobs/waiting-mail.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { recordEvent } from "#lib/platform/record.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicket, makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { type SmtpPeer, smtpPeer } from "#tests/support/smtp.ts";
import { comeDue, deliver, say, wish } from "./world.ts";

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

const mailsTo = (email: string) => peer.received.filter(mail => mail.to?.some(to => to.address === email));
const outcomes = async (personId: string) =>
  (
    await db.admin.query(
      "SELECT outcome, data FROM waiting_mail WHERE person_id = $1 AND settled_at IS NOT NULL ORDER BY created_at, id",
      [personId],
    )
  ).rows;

/** A case whose contact has had the receipt and nothing else. */
async function opened() {
  const ticket = await makeTicket(db, w);
  await deliver(transport);
  peer.received.length = 0;
  return ticket;
}

test("a digest is one mail by case with everything since, in text and HTML, and nothing where there is nothing", async () => {
  await wish(db, w.contact, { choices: { cases: "digest" } });
  const one = await opened();
  const two = await makeTicket(db, w);
  await deliver(transport);
  peer.received.length = 0;
  await say(db, w.engineer, one.number, "first words <b>");
  await say(db, w.engineer, two.number, "words of the other case");
  await say(db, w.engineer, one.number, "second words");
  await deliver(transport);
  expect(mailsTo(w.contact.email)).toEqual([]);

  await sendWaitingMail(w.ws.tenantId);
  await deliver(transport);
  expect(mailsTo(w.contact.email)).toEqual([]);

  await comeDue(db, w.contact);
  await Promise.all([sendWaitingMail(w.ws.tenantId), sendWaitingMail(w.ws.tenantId)]);
  await sendWaitingMail(w.ws.tenantId);
  await deliver(transport);
  const [mail, more] = mailsTo(w.contact.email);
  expect(more).toBeUndefined();
  expect(mail?.subject).toContain("3 pieces of news");
  const text = mail?.text ?? "";
  for (const words of ["first words", "second words", "words of the other case"]) {
    expect(text.split(words)).toHaveLength(2);
    expect(mail?.html).toContain(words);
  }
  expect(mail?.html).not.toContain("<b>");
  // Both lines of a case stand under its one heading.
  expect(text.split(`[${one.number}]`)).toHaveLength(2);
  expect(text.indexOf("second words")).toBeLessThan(text.indexOf(`[${two.number}]`));
  expect(await outcomes(w.contact.personId)).toEqual(Array(3).fill({ outcome: "together", data: {} }));
});

test("only what the reader may still see is in it; who lost access gets nothing", async () => {
  await wish(db, w.contact, { choices: { cases: "digest" } });
  await wish(db, w.specialist, { choices: { work: "digest", cases: "digest" } });
  const { number, id } = await opened();
  await say(db, w.engineer, number, "for everyone");
  await deliver(transport);
  // The case goes to another partner; the contact is let go.
  await db.admin.query("UPDATE event SET partner_org_id = $2 WHERE subject_id = $1", [
    id,
    w.otherPartner.orgId,
  ]);
  await db.admin.query("UPDATE ticket SET partner_org_id = $2 WHERE id = $1", [id, w.otherPartner.orgId]);
  await db.admin.query("UPDATE membership SET valid_until = current_date - 2 WHERE person_id = $1", [
    w.contact.personId,
  ]);
  peer.received.length = 0;
  for (const who of [w.contact, w.specialist]) await comeDue(db, who);
  await sendWaitingMail(w.ws.tenantId);
  await deliver(transport);
  expect(peer.received).toEqual([]);
  const settled = [...(await outcomes(w.contact.personId)), ...(await outcomes(w.specialist.personId))];
  expect(settled.length).toBeGreaterThan(1);
  expect(settled.every(row => row.outcome === "no_access")).toBe(true);
});

test("of what is no case only who would be told today is told; in their language and on their clock", async () => {
  await wish(db, w.sales, { choices: { contracts: "digest" } });
  await db.admin.query("UPDATE account SET locale = 'es', time_zone = 'America/Mexico_City' WHERE id = $1", [
    w.sales.accountId,
  ]);
  const ask = (reason: string) =>
    inWorkspace(
      w.contact,
      tx =>
        recordEvent(tx, w.contact, {
          subjectType: "contract",
          subjectId: w.contract.id,
          type: "contract.renewal_asked",
          data: { endsOn: "2027-03-11", reason },
          partnerOrgId: w.engineer.orgId,
          customerOrgId: w.contact.orgId,
          at: new Date("2026-11-27T01:30:00Z"),
          tell: true,
        }),
      db.client,
    );
  await ask("three more years");
  await deliver(transport);
  await comeDue(db, w.sales);
  await sendWaitingMail(w.ws.tenantId);
  await deliver(transport);
  const [mail] = mailsTo(w.sales.email);
  expect(mail?.subject).toContain("Una novedad");
  expect(mail?.text).toMatch(/jue 26 nov, 19:30/);

  peer.received.length = 0;
  await ask("five more years");
  await deliver(transport);
  await db.admin.query("UPDATE membership SET roles = '{partner_presales}' WHERE person_id = $1", [
    w.sales.personId,
  ]);
  await comeDue(db, w.sales);
  await sendWaitingMail(w.ws.tenantId);
  await deliver(transport);
  expect(mailsTo(w.sales.email)).toEqual([]);
  expect((await outcomes(w.sales.personId)).map(one => one.outcome)).toEqual(["together", "no_access"]);
});

test("a worker that dies between the digest and its lines leaves neither; the next sends each once", async () => {
  await wish(db, w.contact, { choices: { cases: "digest" } });
  const { number } = await opened();
  await say(db, w.engineer, number, "once only");
  await deliver(transport);
  await comeDue(db, w.contact);
  // Its connection breaks off at the last step of the transaction.
  await db.admin.query(`
    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
    ALTER FUNCTION die() SECURITY DEFINER;
    CREATE TRIGGER die BEFORE UPDATE ON waiting_mail FOR EACH ROW EXECUTE FUNCTION die()`);
  await expect(sendWaitingMail(w.ws.tenantId)).rejects.toThrow();
  await db.admin.query("DROP TRIGGER die ON waiting_mail; DROP FUNCTION die()");
  await deliver(transport);
  expect(mailsTo(w.contact.email)).toEqual([]);
  await sendWaitingMail(w.ws.tenantId);
  await sendWaitingMail(w.ws.tenantId);
  await deliver(transport);
  expect(mailsTo(w.contact.email)).toHaveLength(1);
  expect(mailsTo(w.contact.email)[0]?.text).toContain("once only");
});

test("in quiet hours only what is urgent comes; the rest comes after them, together where it is much", async () => {
  // Quiet but for one minute that is not now.
  const now = new Date();
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString().slice(11, 16);
  await db.admin.query("UPDATE account SET time_zone = 'UTC' WHERE id = $1", [w.contact.accountId]);
  await wish(db, w.contact, { quietOn: true, quietFrom: at(-120), quietUntil: at(120) });
  const { number, id } = await opened();
  await say(db, w.engineer, number, "calm words");
  await deliver(transport);
  expect(mailsTo(w.contact.email)).toEqual([]);
  const [row] = (
    await db.admin.query("SELECT due_at, way FROM waiting_mail WHERE person_id = $1 AND settled_at IS NULL", [
      w.contact.personId,
    ])
  ).rows;
  expect(row.way).toBe("quiet");
  expect(row.due_at.toISOString().slice(11, 16)).toBe(at(120));

  // Looked at too early, it waits on.
  await comeDue(db, w.contact);
  await sendWaitingMail(w.ws.tenantId);
  await deliver(transport);
  expect(mailsTo(w.contact.email)).toEqual([]);

  await db.admin.query("UPDATE ticket SET priority = 'P1' WHERE id = $1", [id]);
  await say(db, w.engineer, number, "urgent words");
  await deliver(transport);
  expect(mailsTo(w.contact.email).map(mail => mail.text?.includes("urgent words"))).toEqual([true]);
  await db.admin.query("UPDATE ticket SET priority = 'P3' WHERE id = $1", [id]);

  // Few: each its own mail, which can be answered. Saying so looks at what waits at once.
  await wish(db, w.contact, {});
  await sendWaitingMail(w.ws.tenantId);
  await deliver(transport);
  expect(mailsTo(w.contact.email)).toHaveLength(2);
  expect(mailsTo(w.contact.email)[1]?.subject).toContain(`[${number}]`);

  peer.received.length = 0;
  await wish(db, w.contact, { quietOn: true, quietFrom: at(-120), quietUntil: at(120) });
  for (const words of ["one", "two", "three"]) await say(db, w.engineer, number, `${words} of many`);
  await deliver(transport);
  await wish(db, w.contact, {});
  await sendWaitingMail(w.ws.tenantId);
  await deliver(transport);
  expect(mailsTo(w.contact.email)).toHaveLength(1);
  expect(mailsTo(w.contact.email)[0]?.subject).toContain("while it was quiet");
});

test("what is turned off comes to the portal only; what was turned off while it waited does not come", async () => {
  await wish(db, w.contact, { choices: { cases: "portal" } });
  const { number } = await opened();
  await say(db, w.engineer, number, "for the portal");
  await deliver(transport);
  expect(mailsTo(w.contact.email)).toEqual([]);
  const told = await db.admin.query("SELECT kind FROM notification WHERE person_id = $1", [
    w.contact.personId,
  ]);
  expect(told.rows.map(one => one.kind)).toContain("ticket.replied");

  await wish(db, w.contact, { choices: { cases: "digest" } });
  await say(db, w.engineer, number, "for a digest");
  await deliver(transport);
  await wish(db, w.contact, { choices: { cases: "portal" } });
  await comeDue(db, w.contact);
  await sendWaitingMail(w.ws.tenantId);
  await deliver(transport);
  expect(mailsTo(w.contact.email)).toEqual([]);
  expect((await outcomes(w.contact.personId)).map(one => one.outcome)).toEqual(["not_wanted"]);
});

test("two windows: the later one is told that it is not the newest", async () => {
  await wish(db, w.contact, { choices: { cases: "digest" } });
  await expect(wish(db, w.contact, { version: 0, choices: { cases: "now" } })).rejects.toThrow(
    "errors.conflict",
  );
});

test("somebody whose mail can't be made holds up nobody, on whatever page they stand", async () => {
  const { tenantId } = w.ws;
  const poison = "00000000-0000-7000-8000-000000000001";
  await db.admin.query(`CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW.person_id = '${poison}' THEN RAISE EXCEPTION 'cannot be made'; END IF; RETURN NEW; END $$`);
  await db.admin.query(
    "CREATE TRIGGER refuse_one BEFORE UPDATE ON waiting_mail FOR EACH ROW EXECUTE FUNCTION refuse_one()",
  );
  const { id } = await opened();
  const [{ event }] = (
    await db.admin.query("SELECT id AS event FROM event WHERE subject_id = $1 LIMIT 1", [id])
  ).rows;
  // Nobody of them is there any more: what waited for them is settled.
  await db.admin.query(
    `INSERT INTO waiting_mail (tenant_id, id, person_id, event_id, topic, group_key, data, way, due_at)
     SELECT $1, gen_random_uuid(), CASE n WHEN 0 THEN $3::uuid ELSE gen_random_uuid() END, $2, 'ticket.replied', 'cases',
       '{}', 'digest', now() - interval '1 minute' FROM generate_series(0, 230) n`,
    [tenantId, event, poison],
  );
  await expect(sendWaitingMail(tenantId)).rejects.toThrow("cannot be made");
  const left = await db.admin.query(
    "SELECT person_id FROM waiting_mail WHERE tenant_id = $1 AND settled_at IS NULL",
    [tenantId],
  );
  expect(left.rows).toEqual([{ person_id: poison }]);
  await db.admin.query("DROP FUNCTION refuse_one CASCADE");
});
