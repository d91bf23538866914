import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor, Role } from "#lib/domain/policies/types.ts";
import { requestReset } from "#lib/features/accounts/reset.ts";
import { lastMailsTo } from "#lib/features/mail-delivery/queries.ts";
import { deliverAccountMail } from "#lib/jobs/account-mail.ts";
import { smtpTransport, type Transport } from "#lib/jobs/mail/transport.ts";
import { dropOldMailNotes } from "#lib/jobs/old-mail.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeVendorActor } from "#tests/support/factories/person.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { bring, makeMailbox, openMailIn } from "#tests/support/mail/world.ts";
import { type SmtpPeer, smtpPeer } from "#tests/support/smtp.ts";
import { statusReport } from "./reports.ts";

let db: TestDatabase;
let w: TicketWorld;
let elsewhere: TestWorkspace;
let peer: SmtpPeer;
let transport: Transport;
const gone = "550 5.1.1 no such user";

beforeAll(async () => {
  openMailIn();
  db = await cloneDatabase();
  usePrisma(db.client);
  peer = await smtpPeer();
  transport = smtpTransport(peer.url);
  elsewhere = await makeWorkspace(db);
});
afterAll(async () => {
  transport.close();
  await peer.close();
  await db.drop();
});
beforeEach(async () => {
  w = await makeTicketWorld(db);
  await makeMailbox(db, w);
  peer.recipients.clear();
  await db.admin.query("DELETE FROM account_mail; DELETE FROM mail_delivery; DELETE FROM throttle");
});

const as = (who: Actor, role: Role): Actor => ({ ...who, roles: [role] });
const seen = (reader: Actor, of: Actor) =>
  inWorkspace(reader, tx => lastMailsTo(tx, reader, of.personId), db.client);
const admin = () => as(w.engineer, "partner_admin");
const vendorAdmin = () => as(w.manufacturer, "vendor_admin");

test("an administrator reads that the mail of a password came back and with which words; nobody else, and no link", async () => {
  peer.recipients.set(w.specialist.email, gone);
  await requestReset(w.specialist.email, "203.0.113.9");
  expect(await deliverAccountMail(transport)).toBe(1);
  for (const reader of [admin(), vendorAdmin()])
    expect(await seen(reader, w.specialist)).toMatchObject([
      { password: true, state: "refused", words: gone, address: w.specialist.email, group: null },
    ]);
  for (const reader of [w.engineer, w.manufacturer, as(w.otherPartner, "partner_admin")])
    expect(await seen(reader, w.specialist)).toEqual([]);
  const { rows } = await db.admin.query("SELECT to_jsonb(d)::text AS all FROM mail_delivery d");
  expect(rows).toHaveLength(1);
  expect(rows[0].all).not.toMatch(/reset\/|token/);
});

test("that a mail of a password arrived, so that somebody forgot it, is for nobody to read", async () => {
  await requestReset(w.specialist.email, "203.0.113.9");
  await deliverAccountMail(transport);
  const { rows } = await db.admin.query("SELECT state FROM mail_delivery");
  expect(rows).toEqual([{ state: "handed_over" }]);
  expect(await seen(admin(), w.specialist)).toEqual([]);
});

test("a server's report of it finds it by its return path; the address is then known to lead nowhere", async () => {
  await requestReset(w.specialist.email, "203.0.113.9");
  await deliverAccountMail(transport);
  const path = peer.envelopes.findLast(one => one.to === w.specialist.email)?.from ?? "";
  await bring(db, path, statusReport(path, w.specialist.email, { told: gone }), "");
  expect(await seen(admin(), w.specialist)).toMatchObject([{ state: "bounced", words: gone }]);
  const { rows } = await db.admin.query("SELECT failing_address FROM person WHERE id = $1", [
    w.specialist.personId,
  ]);
  expect(rows[0].failing_address).toBe(w.specialist.email);
});

test("somebody of two workspaces is noted in both, of one they have left in none", async () => {
  const { accountId, email } = w.specialist;
  const there = await makeVendorActor(db, elsewhere, ["vendor_support"], { accountId, email });
  peer.recipients.set(email, gone);
  await requestReset(email, "203.0.113.9");
  await deliverAccountMail(transport);
  const noted = () => db.admin.query("SELECT person_id FROM mail_delivery ORDER BY person_id");
  const both = [w.specialist.personId, there.personId].sort();
  expect((await noted()).rows.map(row => row.person_id)).toEqual(both);
  await db.admin.query("DELETE FROM mail_delivery");
  await db.admin.query("UPDATE membership SET valid_until = current_date - 3 WHERE person_id = $1", [
    there.personId,
  ]);
  await requestReset(email, "203.0.113.9");
  await deliverAccountMail(transport);
  expect((await noted()).rows).toEqual([{ person_id: w.specialist.personId }]);
});

test("a server's report of it is read in every workspace of its person, though it comes back to one", async () => {
  const { accountId, email } = w.specialist;
  const there = await makeVendorActor(db, elsewhere, ["vendor_support"], { accountId, email });
  await requestReset(email, "203.0.113.9");
  await deliverAccountMail(transport);
  const path = peer.envelopes.findLast(one => one.to === email)?.from ?? "";
  await bring(db, path, statusReport(path, email, { told: gone }), "");
  const { rows } = await db.admin.query("SELECT state FROM mail_delivery");
  expect(rows).toEqual([{ state: "bounced" }, { state: "bounced" }]);
  const people = await db.admin.query("SELECT failing_address AS address FROM person WHERE id = ANY ($1)", [
    [w.specialist.personId, there.personId],
  ]);
  expect(people.rows).toEqual([{ address: email }, { address: email }]);
});

test("a server that is away delays it, and after half a year nothing of it is kept", async () => {
  peer.recipients.set(w.specialist.email, "451 4.3.0 try again");
  await requestReset(w.specialist.email, "203.0.113.9");
  await deliverAccountMail(transport);
  expect(await seen(admin(), w.specialist)).toMatchObject([{ state: "delayed", password: true }]);
  await db.admin.query("UPDATE account_mail SET created_at = now() - interval '200 days'");
  await db.admin.query("UPDATE mail_delivery SET created_at = now() - interval '200 days'");
  await dropOldMailNotes(w.ws.tenantId);
  const { rows } = await db.admin.query(
    "SELECT (SELECT count(*)::int FROM account_mail) AS mails, (SELECT count(*)::int FROM mail_delivery) AS notes",
  );
  expect(rows[0]).toEqual({ mails: 0, notes: 0 });
});
