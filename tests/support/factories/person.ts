import type { Actor, Role } from "#lib/domain/policies/types.ts";
import { asWorker, inAuth, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import {
  makeCustomerOrg,
  makePartnerOrg,
  type TestOrg,
  vendorOrg,
} from "#tests/support/factories/organisation.ts";
import type { TestWorkspace } from "#tests/support/factories/workspace.ts";

type Overrides = Partial<{
  name: string;
  email: string;
  locale: "en" | "es";
  timeZone: string;
  /** An account of theirs that is there already: one person, several workspaces. */
  accountId: string;
  passwordHash: string;
  validFrom: Date;
  /** At a partner: has not given their word that their certificates count there. */
  unasked: boolean;
}>;

let made = 0;

/** A person with an account and an accepted membership in the organisation; what comes back acts as them. */
export async function makePerson(
  db: TestDatabase,
  ws: TestWorkspace,
  org: TestOrg,
  roles: Role[],
  overrides: Overrides = {},
): Promise<Actor> {
  made += 1;
  const accountId = overrides.accountId ?? newId();
  const personId = newId();
  const membershipId = newId();
  const name = overrides.name ?? `Person ${made}`;
  const email = overrides.email ?? `person${made}@${org.slug}.example`;
  const locale = overrides.locale ?? "en";
  if (!overrides.accountId) {
    await inAuth(
      tx =>
        tx.account.create({
          data: { id: accountId, email, name, locale, passwordHash: overrides.passwordHash ?? null },
        }),
      undefined,
      db.client,
    );
  }
  const parties = { partnerOrgId: org.partnerOrgId, customerOrgId: org.customerOrgId };
  await inWorkspace(
    asWorker(ws.tenantId),
    async (tx, now) => {
      await tx.person.create({
        data: { tenantId: ws.tenantId, id: personId, accountId, side: org.side, name, email, ...parties },
      });
      await tx.membership.create({
        data: {
          tenantId: ws.tenantId,
          id: membershipId,
          personId,
          orgId: org.orgId,
          accountId,
          side: org.side,
          roles,
          validFrom: overrides.validFrom ?? new Date("2020-01-01"),
          acceptedAt: now,
          ...parties,
        },
      });
      if (org.side === "partner" && !overrides.unasked)
        await tx.countingConsent.create({
          data: {
            tenantId: ws.tenantId,
            id: newId(),
            personId,
            partnerOrgId: org.orgId,
            personName: name,
            personEmail: email,
            askedBy: name,
            agreedOn: overrides.validFrom ?? new Date("2020-01-01"),
          },
        });
    },
    db.client,
  );
  return {
    tenantId: ws.tenantId,
    workspaceSlug: ws.slug,
    personId,
    accountId,
    membershipId,
    orgId: org.orgId,
    orgName: org.name,
    side: org.side,
    roles,
    name,
    email,
    locale,
    timeZone: overrides.timeZone ?? ws.timeZone,
  };
}

/** Somebody of the vendor; an administrator unless said otherwise. */
export const makeVendorActor = (
  db: TestDatabase,
  ws: TestWorkspace,
  roles: Role[] = ["vendor_admin"],
  overrides: Overrides = {},
): Promise<Actor> => makePerson(db, ws, vendorOrg(ws), roles, overrides);

/** A partner company with one person in it. */
export async function makePartner(
  db: TestDatabase,
  ws: TestWorkspace,
  roles: Role[] = ["partner_admin"],
  overrides: Overrides = {},
): Promise<{ org: TestOrg; actor: Actor }> {
  const org = await makePartnerOrg(db, ws);
  return { org, actor: await makePerson(db, ws, org, roles, overrides) };
}

/** A customer company, served by `partner` or the vendor itself, with one person in it. */
export async function makeCustomer(
  db: TestDatabase,
  ws: TestWorkspace,
  partner: Pick<TestOrg, "orgId"> | null = null,
  roles: Role[] = ["customer_contact"],
  overrides: Overrides = {},
): Promise<{ org: TestOrg; actor: Actor }> {
  const org = await makeCustomerOrg(db, ws, partner);
  return { org, actor: await makePerson(db, ws, org, roles, overrides) };
}
