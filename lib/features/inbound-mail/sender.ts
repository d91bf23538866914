import {
  customerByDomain,
  domainOf,
  domainOfSite,
  type KnownDomain,
} from "#lib/domain/mail/customer-domains.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { lookUpMember } from "#lib/platform/lookup.ts";

/** Who an address is of, as far as this workspace knows. */
export type Sender = {
  /** As whom they may act today, in each of their memberships. */
  actors: Actor[];
  /** The person, also one who may not act: not invited, left, or known for something else. */
  person: {
    id: string;
    name: string;
    side: Side;
    partnerOrgId: string | null;
    customerOrgId: string | null;
  } | null;
};

type Found = {
  personId: string;
  name: string;
  side: Side;
  partnerOrgId: string | null;
  customerOrgId: string | null;
  accountId: string | null;
  membershipId: string | null;
};

/** Looks an address up among the workspace's people. The address must have been vouched for before anything is done in their name. */
export async function senderOf(tenantId: string, address: string): Promise<Sender> {
  const rows = await inWorkspace(
    asWorker(tenantId),
    tx => tx.$queryRaw<Found[]>`
      SELECT p.id AS "personId", p.name, p.side, p.partner_org_id AS "partnerOrgId", p.customer_org_id AS "customerOrgId",
             m.account_id AS "accountId", m.id AS "membershipId"
      FROM person p LEFT JOIN membership m ON m.tenant_id = p.tenant_id AND m.person_id = p.id AND m.accepted_at IS NOT NULL
      WHERE p.tenant_id = ${tenantId}::uuid AND lower(p.email) = ${address}
      ORDER BY m.created_at, m.id LIMIT 20`,
  );
  const actors: Actor[] = [];
  for (const { accountId, membershipId } of rows) {
    if (!accountId || !membershipId) continue;
    const acting = await lookUpMember(tenantId, { accountId, membershipId });
    if (acting) actors.push(acting.actor);
  }
  const one = rows[0];
  return {
    actors,
    person: one
      ? {
          id: one.personId,
          name: one.name,
          side: one.side,
          partnerOrgId: one.partnerOrgId,
          customerOrgId: one.customerOrgId,
        }
      : null,
  };
}

/** The customer a stranger's address belongs to by its domain, as the worker; null: nobody's, or more than one's. */
export async function customerOfStranger(tx: Tx, tenantId: string, address: string): Promise<string | null> {
  const domain = domainOf(address);
  if (domain === "") return null;
  const people = await tx.$queryRaw<{ customerOrgId: string }[]>`
    SELECT DISTINCT customer_org_id AS "customerOrgId" FROM person
    WHERE tenant_id = ${tenantId}::uuid AND side = 'customer' AND customer_org_id IS NOT NULL
      AND lower(split_part(email, '@', 2)) = ${domain} LIMIT 3`;
  const sites = await tx.organisation.findMany({
    where: {
      tenantId,
      side: "customer",
      OR: [{ domain: { contains: domain } }, { website: { contains: domain } }],
    },
    select: { id: true, domain: true, website: true },
    take: 20,
  });
  const known: KnownDomain[] = [
    ...people.map(({ customerOrgId }) => ({ domain, customerOrgId })),
    ...sites.flatMap(org =>
      [org.domain, org.website].map(site => ({ domain: domainOfSite(site), customerOrgId: org.id })),
    ),
  ];
  return customerByDomain(address, known);
}
