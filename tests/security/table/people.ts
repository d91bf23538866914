import type { Role } from "#lib/domain/policies/types.ts";
import { invitePerson } from "#lib/features/people/invite.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { Case, Table } from "#tests/security/table/types.ts";
import { EVERYBODY, newcomer, type Who, type World } from "#tests/security/world.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";

// People, their roles and their files (R0, R1, P22): an organisation's own administrator, and the vendor's.

type Company = { on: string; org: (w: World) => TestOrg; may: Who[]; role: Role };

const companies: Company[] = [
  { on: "the vendor", org: w => w.vendor, may: ["vendor_admin"], role: "trainer" },
  {
    on: "the partner",
    org: w => w.partner,
    may: ["vendor_admin", "partner_admin"],
    role: "partner_sales",
  },
  {
    on: "the customer",
    org: w => w.customer,
    may: ["vendor_admin", "customer_admin"],
    role: "customer_reader",
  },
];

const each = (make: (w: World, company: Company) => unknown): Case[] =>
  companies.map(company => ({ on: company.on, may: company.may, make: w => make(w, company) }));

const somebody = (company: Company, w: World) => ({
  orgId: company.org(w).orgId,
  name: "Guest",
  email: `${newId()}@guest.example`,
  roles: [company.role],
});

async function invited(w: World, company: Company): Promise<{ membershipId: string }> {
  const by = w.people.vendor_admin;
  const { side, partnerOrgId, customerOrgId } = company.org(w);
  const input = { ...somebody(company, w), side, partnerOrgId, customerOrgId };
  const { membershipId } = await inWorkspace(by, (tx, now) => invitePerson(tx, by, input, now), w.db.client);
  return { membershipId };
}

const member = async (w: World, company: Company) => ({
  membershipId: (await newcomer(w, company.org(w), [company.role])).membershipId,
  version: 0,
});

export const people: Table = {
  invitePersonAction: each((w, company) => somebody(company, w)),
  resendInvitationAction: each(invited),
  withdrawInvitationAction: each(invited),
  changeRolesAction: each(async (w, company) => ({
    ...(await member(w, company)),
    roles: [
      { vendor: "vendor_support", partner: "partner_presales", customer: "customer_contact" }[
        company.org(w).side
      ],
    ],
  })),
  endMembershipAction: each(member),
};

export const files: Table = {
  // Waiting uploads are seen by nobody; what a file may hang on is decided where it is sent.
  uploadFilesAction: [
    { may: EVERYBODY, own: true, make: () => ({ files: [new File(["words"], "note.txt")] }) },
  ],
};
