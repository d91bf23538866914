import type { Actor } from "#lib/domain/policies/types.ts";
import { inForce } from "#lib/platform/db/in-force.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

const ENGINEERS: Record<Actor["side"], readonly string[]> = {
  vendor: ["vendor_support", "vendor_support_manager"],
  partner: ["partner_support", "partner_support_manager"],
  customer: [],
};
/** Roles that read tickets; others of a company have no part in them. */
const READERS = [
  ...ENGINEERS.vendor,
  ...ENGINEERS.partner,
  "customer_admin",
  "customer_contact",
  "customer_reader",
];

export type Member = { orgId: string; personId: string; name: string; roles: string[] };

/**
 * People of these companies who read tickets today, by name, as far as the caller's side sees them; in one look. The companies come
 * first, whatever the planner makes of the order and the limit: it would go through everybody of the workspace by name.
 */
export function membersOf(tx: Tx, tenantId: string, orgIds: readonly string[]): Promise<Member[]> {
  return tx.$queryRaw<Member[]>`
    WITH m AS MATERIALIZED (
      SELECT m.tenant_id, m.org_id, m.person_id, m.roles FROM membership m
      WHERE m.tenant_id = ${tenantId}::uuid AND m.org_id = ANY (${orgIds}::uuid[])
        AND m.roles && ${READERS}::text[] AND m.accepted_at IS NOT NULL
        AND ${inForce(tenantId)})
    SELECT m.org_id AS "orgId", m.person_id AS "personId", p.name, m.roles
    FROM m JOIN LATERAL (SELECT p.id, p.name FROM person p WHERE p.tenant_id = m.tenant_id AND p.id = m.person_id OFFSET 0) p ON true
    ORDER BY p.name, p.id LIMIT 300`;
}

/** Those of a company who work on cases. */
export const engineersOf = (company: Pick<Actor, "side" | "orgId">, members: readonly Member[]) =>
  members
    .filter(m => m.orgId === company.orgId && m.roles.some(role => ENGINEERS[company.side].includes(role)))
    .map(m => ({ personId: m.personId, name: m.name }));

/** Engineers of the actor's own company: who a ticket can be given to. Customers give to nobody. */
export const assignableOf = (actor: Actor, members: readonly Member[]) => engineersOf(actor, members);
