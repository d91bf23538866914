import type { KnowledgeAudience } from "#lib/domain/knowledge/item.ts";
import { hears } from "#lib/domain/knowledge/subscription.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { customersCovered } from "#lib/features/products/systems.ts";
import { inForce } from "#lib/platform/db/in-force.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

export type KnowledgeHearer = {
  personId: string;
  accountId: string | null;
  name: string;
  email: string;
  orgId: string;
  org: string;
  side: "partner" | "customer" | "vendor";
};

type Matter = { audience: KnowledgeAudience; productId: string | null };

/**
 * Who is told of a matter on a day (S10, P14): of those who may read it, whoever hears of its product. Of what is public, too, only
 * those with cover and partners with status are told. What is for staff goes to the vendor's support. Runs as the worker.
 */
export async function peopleWhoHear(
  tx: Tx,
  tenantId: string,
  matter: Matter,
  today: PlainDate,
): Promise<KnowledgeHearer[]> {
  const products = (await tx.product.findMany({ where: { tenantId }, select: { id: true } })).map(p => p.id);
  if (matter.audience === "staff") return vendorSupport(tx, tenantId);
  const orgs = await orgsThatMay(tx, tenantId, matter, products, today);
  const people = await tx.$queryRaw<(KnowledgeHearer & { roles: string[] })[]>`
    SELECT p.id AS "personId", p.account_id AS "accountId", p.name, p.email, m.org_id AS "orgId", o.name AS org,
      m.side, m.roles
    FROM membership m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
    JOIN organisation o ON o.tenant_id = m.tenant_id AND o.id = m.org_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.org_id = ANY (${orgs}::uuid[]) AND m.accepted_at IS NOT NULL
      AND ${inForce(tenantId)}
    ORDER BY o.name, p.name, p.id`;
  const said = await tx.knowledgeSubscription.findMany({
    where: { tenantId, personId: { in: people.map(one => one.personId) } },
  });
  const words = new Map<string, Map<string, boolean>>();
  for (const one of said)
    words.set(one.personId, (words.get(one.personId) ?? new Map()).set(one.productId, one.hears));
  const found = new Map<string, KnowledgeHearer>();
  for (const { roles, ...person } of people) {
    const hearer = { side: person.side, roles, said: words.get(person.personId) ?? new Map() };
    if (!found.has(person.personId) && hears(hearer, matter.productId, products))
      found.set(person.personId, person);
  }
  return [...found.values()];
}

/** Customers with cover and who serves them, and every partner with status: as far as the audience goes; and the vendor's own people, who are told once they ask. */
async function orgsThatMay(
  tx: Tx,
  tenantId: string,
  { audience, productId }: Matter,
  products: readonly string[],
  today: PlainDate,
): Promise<string[]> {
  const vendor = await tx.organisation.findMany({
    where: { tenantId, side: "vendor" },
    select: { id: true },
  });
  const orgs = new Set(vendor.map(org => org.id));
  const standing = await tx.partnership.findMany({
    where: { tenantId, state: { in: ["active", "remediation"] } },
    select: { partnerOrgId: true },
  });
  for (const { partnerOrgId } of standing) orgs.add(partnerOrgId);
  if (audience === "partners") return [...orgs];
  for (const one of productId === null ? products : [productId])
    for (const { customerOrgId, partnerOrgId } of await customersCovered(tx, tenantId, one, today)) {
      orgs.add(customerOrgId);
      if (partnerOrgId) orgs.add(partnerOrgId);
    }
  return [...orgs];
}

const vendorSupport = (tx: Tx, tenantId: string): Promise<KnowledgeHearer[]> =>
  tx.$queryRaw<KnowledgeHearer[]>`
    SELECT DISTINCT p.id AS "personId", p.account_id AS "accountId", p.name, p.email, m.org_id AS "orgId", '' AS org, m.side
    FROM membership m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.side = 'vendor' AND m.accepted_at IS NOT NULL
      AND m.roles && '{vendor_support,vendor_support_manager}'::text[] AND ${inForce(tenantId)}`;

/** How many systems of each organisation, its own or those it serves, run a version; for what a reader is told. Runs as the worker. */
export const runningByOrg = (
  tx: Tx,
  tenantId: string,
  productId: string,
  today: PlainDate,
): Promise<
  { customerOrgId: string; partnerOrgId: string | null; name: string; customer: string; version: string }[]
> =>
  tx.$queryRaw`
    SELECT s.customer_org_id AS "customerOrgId", c.partner_org_id AS "partnerOrgId", s.name, o.name AS customer, s.version
    FROM contract_system s
    JOIN contract c ON c.tenant_id = s.tenant_id AND c.id = s.contract_id
    JOIN organisation o ON o.tenant_id = c.tenant_id AND o.id = c.customer_org_id
    WHERE s.tenant_id = ${tenantId}::uuid AND s.product_id = ${productId}::uuid AND c.signed_on IS NOT NULL
      AND c.starts_on <= ${today}::date AND coalesce(s.from_on, c.starts_on) <= ${today}::date
      AND coalesce(s.until_on, c.ends_on) >= least(${today}::date, c.ends_on) AND c.cancelled_on IS NULL
      AND NOT EXISTS (SELECT 1 FROM contract n WHERE n.tenant_id = c.tenant_id AND n.previous_id = c.id
        AND n.signed_on IS NOT NULL AND n.cancelled_on IS NULL AND n.starts_on <= ${today}::date)
    ORDER BY o.name, s.name`;
