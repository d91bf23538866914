import { globSync, readFileSync } from "node:fs";
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
import { makeProgramme, type TestProgramme } from "#tests/support/factories/programme.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

let db: TestDatabase;
let ws: TestWorkspace;
let admin: Actor;
let programme: TestProgramme;
let org: TestOrg;
const origin = { ip: "192.0.2.1", userAgent: "test" };
const password = "one long sentence of mine";

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  ({ actor: admin, org } = await makePartner(db, ws));
  programme = await makeProgramme(db, ws, openNebulaProgramme);
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

const localeOf = async (accountId: string) =>
  (await db.admin.query("SELECT locale FROM account WHERE id = $1", [accountId])).rows[0].locale;

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
    expect(await localeOf(accepted.accountId)).toBe("en");
    expect((await member(admin, membershipId)).accepted).toBe(true);
    expect((await invitationFor(token))?.state).toBe("used");
    expect((await refusal(acceptInvitation(token, { password }, origin))).key).toBe(
      "accounts.refusal.invitation",
    );
    await expect(signIn({ email: "new.guest@partner.example", password }, origin)).resolves.toBeTruthy();
  });

  test("the account made by a link speaks the language its page was read in", async () => {
    const input = invitee();
    await invited(input);
    const { accountId } = await acceptInvitation(
      await tokenFor(input.email),
      { password },
      origin,
      false,
      "es",
    );
    expect(await localeOf(accountId)).toBe("es");
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
    expect((await refusal(acceptInvitation(token, { accountId }, origin))).key).toBe(
      "consents.refusal.elsewhere",
    );
    expect((await acceptInvitation(token, { accountId }, origin, true)).accountId).toBe(accountId);
  });

  test("an open invitation is renewed, not doubled; who takes part already is refused", async () => {
    const input = invitee();
    const first = await invited(input);
    expect(await invited({ ...input, roles: ["partner_support"] })).toEqual(first);
    expect((await member(admin, first.membershipId)).roles).toEqual(["partner_support"]);
    await acceptInvitation(await tokenFor(input.email), { password }, origin);
    expect((await refusal(invited(input))).fields.email?.key).toBe("people.refusal.already");
  });

  test("one address is invited four times an hour at most, whoever does it; then it says when there is room again", async () => {
    const input = invitee();
    for (let n = 0; n < 4; n++) await invited(input);
    const over = await refusal(invited(input));
    expect(over.key).toBe("people.refusal.invitedOften");
    expect(over.params).toMatchObject({ email: input.email, minutes: 60 });
    await db.admin.query(
      "UPDATE invitation SET created_at = created_at - interval '61 minutes' WHERE email = $1",
      [input.email],
    );
    await invited(input);
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

  test("whoever is known at a partner is invited as the person they are; nothing is told or moves until they accept (P22)", async () => {
    const former = await makePartner(db, ws);
    const there = await makePerson(db, ws, former.org, ["partner_support"], { name: "Real Name" });
    const id = await makeCertificate(db, there, programme);
    const typed = await invited(invitee({ email: there.email, name: "As typed" }));
    expect(typed.personId).toBe(there.personId);
    const line = (await as(admin, tx => peopleOf(tx, admin, org.orgId, null))).people.find(
      p => p.membershipId === typed.membershipId,
    );
    expect(line).toMatchObject({ name: "As typed", email: there.email });
    const seen = await as(admin, tx => tx.person.count({ where: { id: there.personId } }));
    expect(seen).toBe(0);
    const of = async () =>
      (await db.admin.query("SELECT partner_org_id AS at FROM certification WHERE id = $1", [id])).rows[0].at;
    expect(await of()).toBe(former.org.orgId);
    const proof = { accountId: there.accountId };
    const token = await tokenFor(there.email);
    expect((await invitationFor(token))?.elsewhere).toBe(former.org.name);
    const refused = await refusal(acceptInvitation(token, proof, origin));
    expect(refused.key).toBe("consents.refusal.elsewhere");
    expect(await of()).toBe(former.org.orgId);
    await acceptInvitation(token, proof, origin, true);
    expect(await of()).toBe(org.orgId);
    expect(await as(former.actor, tx => findMember(tx, ws.tenantId, there.membershipId))).toBeNull();
    const left = await db.admin.query(
      "SELECT count(*)::int AS n FROM event WHERE type = 'certification.holder_left' AND subject_id = $1 AND partner_org_id = $2",
      [there.personId, former.org.orgId],
    );
    expect(left.rows[0].n).toBe(1);
    const now = (await as(admin, tx => peopleOf(tx, admin, org.orgId, null))).people;
    expect(now.filter(p => p.email === there.email).map(p => p.name)).toEqual(["Real Name"]);
  });

  test("an invitation that is withdrawn takes its question along and leaves the person where they are (P22)", async () => {
    const former = await makePartner(db, ws);
    const there = await makePerson(db, ws, former.org, ["partner_support"]);
    const { membershipId } = await invited(invitee({ email: there.email }));
    const line = await member(admin, membershipId);
    await as(admin, (tx, now) => withdrawInvitation(tx, admin, line, now));
    const { rows } = await db.admin.query(
      "SELECT partner_org_id AS at, (SELECT count(*)::int FROM counting_consent c WHERE c.person_id = p.id AND c.agreed_on IS NULL AND c.closed_at IS NULL) AS open FROM person p WHERE id = $1",
      [there.personId],
    );
    expect(rows[0]).toEqual({ at: former.org.orgId, open: 0 });
    expect((await member(former.actor, there.membershipId)).accepted).toBe(true);
  });

  test("the last administrator of a company does not leave it by joining another (P22)", async () => {
    const { actor } = await makePartner(db, ws);
    await invited(invitee({ email: actor.email }));
    const accepted = acceptInvitation(
      await tokenFor(actor.email),
      { accountId: actor.accountId },
      origin,
      true,
    );
    expect((await refusal(accepted)).key).toBe("consents.refusal.lastAdmin");
  });

  test("the database keeps an account one person of the partner side; doubles of before become the one with certificates (P22)", async () => {
    const first = await makePartner(db, ws);
    const holder = await makePerson(db, ws, first.org, ["partner_support"]);
    await makeCertificate(db, holder, programme);
    const second = await makePartner(db, ws);
    const twice = () =>
      makePerson(db, ws, second.org, ["partner_sales"], {
        accountId: holder.accountId,
        email: holder.email,
        validFrom: new Date("2024-01-01"),
      });
    await expect(twice()).rejects.toThrow(/unique/i);
    // The other sides are other persons: who also serves as a customer's contact may.
    const { org: customer } = await makeCustomer(db, ws, second.org, ["customer_admin"]);
    await makePerson(db, ws, customer, ["customer_contact"], {
      accountId: holder.accountId,
      email: holder.email,
    });
    await db.admin.query("DROP INDEX person_one_of_account");
    const double = await twice();
    const [folder] = globSync("prisma/migrations/*_person_one_of_account");
    const sql = readFileSync(`${folder}/migration.sql`, "utf8");
    await db.admin.query(sql.slice(sql.indexOf("DO $$"), sql.indexOf("END $$;") + 7));
    await db.admin.query(sql.slice(sql.indexOf("CREATE UNIQUE INDEX")));
    const { rows } = await db.admin.query(
      `SELECT p.id, p.partner_org_id AS at, (SELECT array_agg(m.org_id ORDER BY m.valid_from) FROM membership m
         WHERE m.person_id = p.id AND m.valid_until IS NULL) AS stays FROM person p WHERE p.account_id = $1 AND p.side = 'partner'`,
      [holder.accountId],
    );
    expect(rows).toEqual([{ id: holder.personId, at: second.org.orgId, stays: [second.org.orgId] }]);
    const gone = await db.admin.query("SELECT 1 FROM person WHERE id = $1", [double.personId]);
    expect(gone.rowCount).toBe(0);
    const open = await db.admin.query(
      "SELECT count(*)::int AS n FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity AND relnamespace = 'public'::regnamespace",
    );
    expect(open.rows[0].n).toBe(0);
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
