import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { lastMailsTo } from "#lib/features/mail-delivery/queries.ts";
import { resendInvitation, withdrawInvitation } from "#lib/features/people/commands.ts";
import { invitePerson } from "#lib/features/people/invite.ts";
import { findMember, findOrg, peopleOf } from "#lib/features/people/queries.ts";
import { smtpTransport, type Transport } from "#lib/jobs/mail/transport.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { bring, DOMAIN, makeMailbox, openMailIn } from "#tests/support/mail/world.ts";
import { type SmtpPeer, smtpPeer } from "#tests/support/smtp.ts";
import { statusReport } from "./reports.ts";
import { deliver } from "./world.ts";

let db: TestDatabase;
let w: TicketWorld;
let peer: SmtpPeer;
let transport: Transport;
let box: string;
let admin: Actor;
let partnerAdmin: Actor;

beforeAll(async () => {
  openMailIn();
  db = await cloneDatabase();
  usePrisma(db.client);
  peer = await smtpPeer();
  transport = smtpTransport(peer.url);
  w = await makeTicketWorld(db);
  box = await makeMailbox(db, w);
  // Whoever is an administrator may invite; the right itself is tried with people.
  admin = { ...w.contact, roles: ["customer_admin"] };
  partnerAdmin = { ...w.engineer, roles: ["partner_admin"] };
});
afterAll(async () => {
  transport.close();
  await peer.close();
  await db.drop();
});

async function invited(by: Actor, role: string) {
  const email = `${newId()}@guest.example`;
  const sent = await inWorkspace(by, async (tx, now) => {
    const org = await findOrg(tx, by.tenantId, by.orgId);
    if (!org) throw new Error("no organisation");
    return invitePerson(
      tx,
      by,
      {
        orgId: by.orgId,
        side: by.side,
        partnerOrgId: org.partnerOrgId,
        customerOrgId: org.customerOrgId,
        name: "Guest",
        email,
        roles: [role],
      },
      now,
    );
  });
  return { ...sent, email };
}
/** What stands at the invitation in the list of people. */
async function shown(by: Actor, membershipId: string) {
  const { people } = await inWorkspace(by, tx => peopleOf(tx, by, by.orgId, null));
  return people.find(person => person.membershipId === membershipId)?.invitation?.mail;
}
const report = (to: string, about: string) => statusReport(to, about, { told: "550 5.1.1 no such user" });

for (const [name, who, role] of [
  ["a customer's administrator", () => admin, "customer_contact"],
  ["a partner's administrator", () => partnerAdmin, "partner_support"],
] as const)
  test(`${name} reads at an invitation how its mail fared, and that it came back with the server's words; sent again it is another mail`, async () => {
    const by = who();
    const { membershipId, personId, email } = await invited(by, role);
    expect(await shown(by, membershipId)).toEqual({ state: "waiting", words: "" });
    await deliver(transport);
    expect(await shown(by, membershipId)).toMatchObject({ state: "handed_over" });
    const path = peer.envelopes.findLast(one => one.to === email)?.from ?? "";
    expect(path).toMatch(new RegExp(`^${box.split("@")[0]}\\+b[0-9a-z]{37}@${DOMAIN}$`));
    // Bound to the mail by its signed path: one that is made up says nothing of it.
    const made = path.replace(/.{4}@/, "0000@");
    await bring(db, made, report(made, email), "");
    expect(await shown(by, membershipId)).toMatchObject({ state: "handed_over" });
    await bring(db, path, report(path, email), "");
    expect(await shown(by, membershipId)).toEqual({ state: "bounced", words: "550 5.1.1 no such user" });
    const [mail] = await inWorkspace(w.manufacturer, tx => lastMailsTo(tx, w.manufacturer, personId));
    expect(mail).toMatchObject({ invitation: true, state: "bounced", address: email });
    await inWorkspace(by, async (tx, now) => {
      const member = await findMember(tx, by.tenantId, membershipId);
      if (!member) throw new Error("no member");
      await resendInvitation(tx, by, member, now);
    });
    await deliver(transport);
    // An address that came back is written to all the same: somebody has just asked for it.
    expect(await shown(by, membershipId)).toMatchObject({ state: "handed_over" });
    expect(new Set(peer.envelopes.filter(one => one.to === email).map(one => one.from)).size).toBe(2);
  });

test("to the other companies neither the invitation nor its mail is there", async () => {
  const { personId, membershipId } = await invited(partnerAdmin, "partner_support");
  await deliver(transport);
  expect(await inWorkspace(admin, tx => lastMailsTo(tx, admin, personId).catch(() => []))).toEqual([]);
  expect(await shown(admin, membershipId)).toBeUndefined();
});

/** What the portal tells somebody of invitations that came back. */
const toldOf = async (who: Actor) =>
  (
    await db.admin.query(
      "SELECT kind, data, href FROM notification WHERE person_id = $1 AND kind LIKE 'mail.invitation%' ORDER BY created_at",
      [who.personId],
    )
  ).rows;
const lettersTo = (who: Actor) =>
  peer.received.filter(mail => mail.to?.[0]?.address === who.email && mail.subject?.includes("came back"));

for (const [name, who, role] of [
  ["a customer's administrator", () => admin, "customer_contact"],
  ["a partner's administrator", () => partnerAdmin, "partner_support"],
] as const)
  test(`${name} is told when an invitation of theirs comes back, with the server's words and what to do`, async () => {
    const by = who();
    const before = await toldOf(by);
    const { email } = await invited(by, role);
    peer.recipients.set(email, "550 5.1.1 no such user");
    await deliver(transport);
    const [told, ...more] = (await toldOf(by)).slice(before.length);
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      kind: by.side === "customer" ? "mail.invitation_undelivered_customer" : "mail.invitation_undelivered",
      href: `/${w.ws.slug}/settings/people`,
      data: { address: email, words: "550 5.1.1 no such user", failure: "address" },
    });
    const mail = lettersTo(by).at(-1);
    expect(mail?.text).toContain("550 5.1.1 no such user");
    expect(mail?.text).toContain("invite again with the right one");
    // By preference: it can be turned off.
    expect(mail?.headers.some(header => header.key === "list-unsubscribe")).toBe(true);
    expect(mail?.text).not.toContain("/invitation/");
    // Nobody else hears of it.
    for (const other of [w.specialist, w.reader, w.vendorManager, w.otherPartner])
      expect(await toldOf(other)).toEqual([]);
  });

test("of an invitation that was withdrawn meanwhile, or sent by somebody who has left, nobody is told", async () => {
  const before = (await toldOf(partnerAdmin)).length;
  const { membershipId, email } = await invited(partnerAdmin, "partner_support");
  await deliver(transport);
  const path = peer.envelopes.findLast(one => one.to === email)?.from ?? "";
  await inWorkspace(partnerAdmin, async (tx, now) => {
    const member = await findMember(tx, partnerAdmin.tenantId, membershipId);
    if (!member) throw new Error("no member");
    await withdrawInvitation(tx, partnerAdmin, member, now);
  });
  await bring(db, path, report(path, email), "");
  await deliver(transport);
  const left = await invited(partnerAdmin, "partner_support");
  peer.recipients.set(left.email, "550 5.1.1 no such user");
  await db.admin.query("UPDATE membership SET valid_until = current_date - 3 WHERE person_id = $1", [
    partnerAdmin.personId,
  ]);
  await deliver(transport);
  await db.admin.query("UPDATE membership SET valid_until = NULL WHERE person_id = $1", [
    partnerAdmin.personId,
  ]);
  expect(await toldOf(partnerAdmin)).toHaveLength(before);
});
