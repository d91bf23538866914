import type { Pool } from "pg";
import type { Actor } from "#lib/domain/policies/types.ts";

export type Reader = { name: string; actor: Actor };

/** Who counts most of a side in a workspace: whose company has the most cases, apart from those named already. */
async function most(
  admin: Pool,
  slug: string,
  side: string,
  role: string,
  but: string[],
): Promise<Actor | null> {
  const { rows } = await admin.query(
    `SELECT m.tenant_id AS "tenantId", w.slug AS "workspaceSlug", m.person_id AS "personId", m.id AS "membershipId",
            m.account_id AS "accountId", m.org_id AS "orgId", m.side, m.roles, m.partner_org_id AS "partnerOrgId", p.email
     FROM membership m JOIN workspace_slug w ON w.tenant_id = m.tenant_id
       JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
     WHERE w.slug = $1 AND m.side = $2 AND ($3 = '' OR $3 = ANY (m.roles)) AND m.account_id IS NOT NULL
       AND (m.valid_until IS NULL OR m.valid_until >= current_date)
       AND NOT (m.org_id = ANY ($4::uuid[])) AND NOT (coalesce(m.partner_org_id, m.org_id) = ANY ($4::uuid[]) AND m.side = 'customer')
       AND NOT EXISTS (SELECT 1 FROM membership o WHERE o.account_id = m.account_id AND o.tenant_id = m.tenant_id AND o.id <> m.id)
     ORDER BY (SELECT count(*) FROM ticket t WHERE t.tenant_id = m.tenant_id AND m.org_id IN (t.partner_org_id, t.customer_org_id)) DESC,
       cardinality(m.roles) DESC, m.id LIMIT 1`,
    [slug, side, role, but],
  );
  return rows[0] ? { orgName: "", name: "", locale: "en", timeZone: "Europe/Madrid", ...rows[0] } : null;
}

/** One of each kind: two partners and their customers, the vendor's, and the same of another vendor. */
export async function readersOf(admin: Pool): Promise<Reader[]> {
  const { rows } = await admin.query(
    `SELECT w.slug FROM workspace_slug w JOIN ticket t ON t.tenant_id = w.tenant_id
     WHERE EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = w.tenant_id AND m.side = 'partner' AND m.account_id IS NOT NULL)
     GROUP BY w.slug ORDER BY count(*) DESC, w.slug LIMIT 2`,
  );
  const [home, abroad] = rows.map(row => row.slug as string);
  if (!home || !abroad) throw new Error("two workspaces with cases are needed");
  const readers: Reader[] = [];
  const add = async (name: string, slug: string, side: string, role: string, but: string[] = []) => {
    const actor = await most(admin, slug, side, role, but);
    if (!actor) throw new Error(`nobody is ${name}`);
    readers.push({ name, actor });
    return actor.orgId;
  };
  await add("vendor's support", home, "vendor", "vendor_support");
  await add("vendor's partner manager", home, "vendor", "partner_manager");
  const partner = await add("partner's engineer", home, "partner", "partner_support");
  await add("other partner's engineer", home, "partner", "partner_support", [partner]);
  const customer = await add("customer's contact", home, "customer", "customer_contact");
  await add("other customer's contact", home, "customer", "customer_contact", [customer]);
  await add("other vendor's support", abroad, "vendor", "vendor_support");
  await add("other vendor's partner", abroad, "partner", "");
  await add("other vendor's customer", abroad, "customer", "");
  return readers;
}
