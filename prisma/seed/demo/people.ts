import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { asWorker, stepAs } from "#lib/platform/db/workspace.ts";
import { seedId } from "./ids.ts";
import type { DemoOrg, DemoPerson, Seeding } from "./types.ts";

export type OrgIds = { orgId: string; partnerOrgId: string | null; customerOrgId: string | null };

/** Writes an organisation with its people. `servedBy` is the partner of a customer. */
export async function writeOrganisation(
  s: Seeding,
  org: DemoOrg,
  servedBy: string | null = null,
): Promise<OrgIds> {
  const orgId = seedId(s.workspace.slug, "org", org.key);
  const ids: OrgIds = {
    orgId,
    partnerOrgId: org.side === "partner" ? orgId : org.side === "customer" ? servedBy : null,
    customerOrgId: org.side === "customer" ? orgId : null,
  };
  await s.tx.organisation.create({
    data: {
      tenantId: s.tenantId,
      id: orgId,
      side: org.side,
      name: org.name,
      slug: org.slug,
      country: org.country,
      city: org.city,
      domain: org.domain,
      website: `https://www.${org.domain}`,
      taxId: org.taxId ?? "",
      partnerOrgId: ids.partnerOrgId,
      customerOrgId: ids.customerOrgId,
    },
  });
  for (const person of org.people) await writePerson(s, org, ids, person);
  return ids;
}

export const personId = (s: Seeding, org: DemoOrg, key: string): string =>
  seedId(s.workspace.slug, "person", org.key, key);

/** A person with their affiliation; one who left keeps their certificates and counts for nobody (P22). */
export async function writePerson(s: Seeding, org: DemoOrg, ids: OrgIds, p: DemoPerson): Promise<string> {
  const id = personId(s, org, p.key);
  const left = p.leftDaysAgo === undefined ? null : addDays(s.today, -p.leftDaysAgo);
  const joined = addDays(s.today, -(p.joinedDaysAgo ?? 400));
  const accountId = p.signsIn ? await writeAccount(s, p) : null;
  const parties = left
    ? { partnerOrgId: null, customerOrgId: null }
    : { partnerOrgId: ids.partnerOrgId, customerOrgId: ids.customerOrgId };
  await s.tx.person.create({
    data: { tenantId: s.tenantId, id, accountId, side: org.side, name: p.name, email: p.email, ...parties },
  });
  await s.tx.membership.create({
    data: {
      tenantId: s.tenantId,
      id: seedId(s.workspace.slug, "membership", org.key, p.key),
      personId: id,
      orgId: ids.orgId,
      accountId,
      side: org.side,
      roles: p.roles,
      validFrom: fromPlainDate(joined),
      validUntil: left ? fromPlainDate(left) : null,
      acceptedAt: accountId ? fromPlainDate(joined) : null,
      partnerOrgId: ids.partnerOrgId,
      customerOrgId: ids.customerOrgId,
    },
  });
  if (org.side === "partner") await writeConsent(s, org, ids.orgId, { ...p, id }, joined);
  return id;
}

/** Their word that their certificates count for the company (P22), given on the first day. */
async function writeConsent(
  s: Seeding,
  org: DemoOrg,
  orgId: string,
  p: DemoPerson & { id: string },
  joined: PlainDate,
): Promise<void> {
  await s.tx.countingConsent.create({
    data: {
      tenantId: s.tenantId,
      id: seedId(s.workspace.slug, "consent", org.key, p.key),
      personId: p.id,
      partnerOrgId: orgId,
      personName: p.name,
      personEmail: p.email,
      askedAt: fromPlainDate(p.undecided ? addDays(s.today, -2) : joined),
      askedBy: org.people[0]?.name ?? "",
      agreedOn: p.undecided ? null : fromPlainDate(joined),
    },
  });
}

/** One account an address: a person of several workspaces signs in once. */
async function writeAccount(s: Seeding, p: DemoPerson): Promise<string> {
  const email = p.email.toLowerCase();
  return stepAs(s.tx, asWorker(s.tenantId), "app_auth", async () => {
    const known = await s.tx.account.findUnique({ where: { email } });
    if (known) return known.id;
    const id = seedId("account", email);
    await s.tx.account.create({
      data: { id, email, name: p.name, locale: s.workspace.locale, passwordHash: s.passwordHash },
    });
    return id;
  });
}
