import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personPolicy } from "#lib/domain/policies/person.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { acceptInvitation, invitationFor } from "#lib/features/accounts/invitation.ts";
import { signIn } from "#lib/features/accounts/sign-in.ts";
import {
  changeRoles,
  endMembership,
  resendInvitation,
  withdrawInvitation,
} from "#lib/features/people/commands.ts";
import { type InviteInput, invitePerson } from "#lib/features/people/invite.ts";
import { findMember, type Member, peopleOf } from "#lib/features/people/queries.ts";
import { type Tx, usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCertificate } from "#tests/support/factories/certificate.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";
import { makeCustomer, makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme } from "#tests/support/factories/programme.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

let db: TestDatabase;
let ws: TestWorkspace;
let admin: Actor;
let org: TestOrg;
const origin = { ip: "192.0.2.1", userAgent: "test" };
const password = "one long sentence of mine";

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  ({ actor: admin, org } = await makePartner(db, ws));
});
afterAll(() => db.drop());

let n = 0;
const invitee = (more: Partial<InviteInput> = {}): InviteInput => {
  n += 1;
  return {
    orgId: org.orgId,
    side: "partner",
    partnerOrgId: org.partnerOrgId,
    customerOrgId: null,
    name: `Guest ${n}`,
    email: `guest${n}@${org.slug}.example`,
    roles: ["partner_sales"],
    ...more,
  };
};
const as = <T>(actor: Actor, work: (tx: Tx, now: Date) => Promise<T>) => inWorkspace(actor, work);
const invited = (input = invitee(), by = admin) => as(by, (tx, now) => invitePerson(tx, by, input, now));
const member = (actor: Actor, id: string) =>
  as(actor, async tx => (await findMember(tx, ws.tenantId, id)) as Member);

async function tokenFor(email: string): Promise<string> {
  const { rows } = await db.admin.query(
    "SELECT data FROM outbox WHERE to_email = $1 ORDER BY created_at DESC, id DESC LIMIT 1",
    [email],
  );
  return String(rows[0].data.path).replace("/invitation/", "").split("?")[0] ?? "";
}

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) return error;
  throw error ?? new Error("nothing was refused");
}

describe("invitations", () => {
  test("the link sets a password once, and from then on one signs in with the roles given", async () => {
    const input = invitee({ email: " New.Guest@Partner.example " });
    const { membershipId } = await invited(input);
    const token = await tokenFor("new.guest@partner.example");
    expect(await invitationFor(token)).toMatchObject({ state: "open", orgName: org.name, hasAccount: false });
    const accepted = await acceptInvitation(token, { password }, origin);
    expect(accepted).toMatchObject({ slug: ws.slug, membershipId });
    expect((await member(admin, membershipId)).accepted).toBe(true);
    expect((await invitationFor(token))?.state).toBe("used");
    expect((await refusal(acceptInvitation(token, { password }, origin))).key).toBe(
      "accounts.refusal.invitation",
    );
    await expect(signIn({ email: "new.guest@partner.example", password }, origin)).resolves.toBeTruthy();
  });

  test("of two presses at the same moment one is accepted", async () => {
    const input = invitee();
    await invited(input);
    const token = await tokenFor(input.email);
    const done = await Promise.allSettled([
      acceptInvitation(token, { password }, origin),
      acceptInvitation(token, { password: "another sentence here" }, origin),
    ]);
    expect(done.map(d => d.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("it is over after 72 hours, and when it was sent again or withdrawn", async () => {
    const input = invitee();
    const { membershipId } = await invited(input);
    const first = await tokenFor(input.email);
    const line = await member(admin, membershipId);
    await as(admin, (tx, now) => resendInvitation(tx, admin, line, now));
    expect((await invitationFor(first))?.state).toBe("revoked");
    const second = await tokenFor(input.email);
    await db.admin.query(
      "UPDATE invitation SET expires_at = now() - interval '1 second' WHERE membership_id = $1",
      [membershipId],
    );
    expect((await invitationFor(second))?.state).toBe("expired");
    expect((await refusal(acceptInvitation(second, { password }, origin))).kind).toBe("refused");
    await as(admin, (tx, now) => withdrawInvitation(tx, admin, line, now));
    expect((await invitationFor(second))?.state).toBe("revoked");
    expect(await as(admin, tx => findMember(tx, ws.tenantId, membershipId))).toBeNull();
  });

  test("somebody with an account accepts with its password, or signed in as it; nobody else can", async () => {
    const one = invitee();
    await invited(one);
    const { accountId } = await acceptInvitation(await tokenFor(one.email), { password }, origin);
    const other = await makePartner(db, ws);
    await invited(
      { ...one, orgId: other.org.orgId, partnerOrgId: other.org.orgId, roles: ["partner_presales"] },
      other.actor,
    );
    const token = await tokenFor(one.email);
    expect((await invitationFor(token))?.hasAccount).toBe(true);
    expect((await refusal(acceptInvitation(token, { password: "a fresh new sentence" }, origin))).key).toBe(
      "accounts.refusal.wrong",
    );
    expect((await refusal(acceptInvitation(token, { accountId: admin.accountId }, origin))).key).toBe(
      "accounts.refusal.otherAccount",
    );
    expect((await acceptInvitation(token, { accountId }, origin)).accountId).toBe(accountId);
  });

  test("an open invitation is renewed, not doubled; who takes part already is refused", async () => {
    const input = invitee();
    const first = await invited(input);
    expect(await invited({ ...input, roles: ["partner_support"] })).toEqual(first);
    expect((await member(admin, first.membershipId)).roles).toEqual(["partner_support"]);
    await acceptInvitation(await tokenFor(input.email), { password }, origin);
    expect((await refusal(invited(input))).fields.email?.key).toBe("people.refusal.already");
  });

  test("roles of another side, no roles and a broken address are refused at their fields", async () => {
    expect((await refusal(invited(invitee({ roles: ["vendor_admin"] })))).fields.roles?.key).toBe(
      "people.refusal.roles",
    );
    expect((await refusal(invited(invitee({ roles: [] })))).fields.roles).toBeTruthy();
    expect((await refusal(invited(invitee({ email: "nobody" })))).fields.email?.key).toBe("errors.email");
  });

  test("another partner's organisation is not there to invite into", async () => {
    const other = await makePartner(db, ws);
    expect(
      (await refusal(invited(invitee({ orgId: other.org.orgId, partnerOrgId: other.org.orgId })))).kind,
    ).toBe("not_found");
  });
});

describe("roles and ending access", () => {
  test("the last administrator keeps the role and the access", async () => {
    const { actor } = await makePartner(db, ws);
    const only = await member(actor, actor.membershipId);
    const down = { roles: ["partner_sales"], version: only.version };
    expect((await refusal(as(actor, tx => changeRoles(tx, actor, only, down)))).key).toBe(
      "people.refusal.lastAdmin",
    );
    expect((await refusal(as(actor, (tx, now) => endMembership(tx, actor, only, only, now)))).key).toBe(
      "people.refusal.lastAdmin",
    );
  });

  test("two administrators who demote each other at the same moment leave one", async () => {
    const { actor: a, org: theirs } = await makePartner(db, ws);
    const b = await makePerson(db, ws, theirs, ["partner_admin"]);
    const demote = async (by: Actor, whom: Actor) => {
      const target = await member(by, whom.membershipId);
      return as(by, tx => changeRoles(tx, by, target, { roles: ["partner_sales"], version: target.version }));
    };
    const done = await Promise.allSettled([demote(a, b), demote(b, a)]);
    expect(done.map(d => d.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("a change over somebody else's change is a conflict", async () => {
    const person = await makePerson(db, ws, org, ["partner_sales"]);
    const target = await member(admin, person.membershipId);
    const change = { roles: ["partner_presales"], version: target.version };
    await as(admin, tx => changeRoles(tx, admin, target, change));
    expect((await refusal(as(admin, tx => changeRoles(tx, admin, target, change)))).kind).toBe("conflict");
  });

  test("ended access opens nothing from the next request on; the person can be invited again", async () => {
    const person = await makePerson(db, ws, org, ["partner_sales"]);
    const target = await member(admin, person.membershipId);
    await as(admin, (tx, now) => endMembership(tx, admin, target, target, now));
    expect(await as(admin, tx => findMember(tx, ws.tenantId, person.membershipId))).toBeNull();
    const again = await invited(invitee({ email: person.email, name: person.name }));
    expect(again.personId).toBe(person.personId);
  });

  test("between companies only the vendor moves somebody: no company takes a specialist by typing an address (P22)", async () => {
    const former = await makePartner(db, ws);
    const leaver = former.actor;
    const gone = "UPDATE membership SET valid_until = current_date - 1 WHERE id = $1";
    await db.admin.query(gone, [leaver.membershipId]);
    const taken = await invited(invitee({ email: leaver.email, name: "Taken" }));
    expect(taken.personId).not.toBe(leaver.personId);
    const person = "SELECT name, partner_org_id FROM person WHERE id = $1";
    const { rows } = await db.admin.query(person, [leaver.personId]);
    expect(rows[0]).toEqual({ name: leaver.name, partner_org_id: former.org.orgId });
    const certified = await makePartner(db, ws);
    await makeCertificate(db, certified.actor, await makeProgramme(db, ws, openNebulaProgramme));
    await db.admin.query(gone, [certified.actor.membershipId]);
    const typed = await refusal(invited(invitee({ email: certified.actor.email })));
    expect(typed.fields.email?.key).toBe("people.refusal.elsewhere");
    const vendor = await makeVendorActor(db, ws);
    const moved = await invited(invitee({ email: certified.actor.email }), vendor);
    expect(moved.personId).toBe(certified.actor.personId);
  });

  test("who may: the own administrator and the vendor's; not colleagues, not another partner, not oneself out", async () => {
    const target = { personId: "x", orgId: org.orgId, side: "partner" as const };
    const sales = await makePerson(db, ws, org, ["partner_sales"]);
    const vendor = await makeVendorActor(db, ws);
    const stranger = (await makePartner(db, ws)).actor;
    const customer = (await makeCustomer(db, ws, org, ["customer_admin"])).actor;
    for (const may of [personPolicy.invite, personPolicy.changeRoles, personPolicy.leave]) {
      expect([admin, vendor, sales, stranger, customer].map(a => may(a, target))).toEqual([
        true,
        true,
        false,
        false,
        false,
      ]);
    }
    expect(personPolicy.leave(admin, { ...target, personId: admin.personId })).toBe(false);
  });

  test("the list goes by name, page by page, with the state of invitations", async () => {
    const page = await as(admin, tx => peopleOf(tx, admin, org.orgId, null));
    const names = page.people.map(p => p.name);
    expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : 1)));
    expect(page.people.find(p => p.membershipId === admin.membershipId)?.invitation).toBeNull();
    const other = (await makePartner(db, ws)).actor;
    expect((await as(other, tx => peopleOf(tx, other, org.orgId, null))).people).toEqual([]);
  });
});
