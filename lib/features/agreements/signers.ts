import { SIGNING_ROLES } from "#lib/domain/policies/agreement.ts";
import type { ProgrammeSide } from "#lib/domain/programmes/definition.ts";
import { inForce } from "#lib/platform/db/in-force.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

/** Somebody who may be named to sign. */
export type Candidate = {
  personId: string;
  name: string;
  email: string;
  orgName: string;
  side: ProgrammeSide;
};

/** People of both sides whose roles sign for theirs today and who can sign in, by side and name. Read by the vendor or the worker. */
export async function signerCandidates(tx: Tx, tenantId: string, partnerOrgId: string): Promise<Candidate[]> {
  return tx.$queryRaw<Candidate[]>`
    SELECT DISTINCT p.id AS "personId", p.name, p.email, o.name AS "orgName", m.side
    FROM membership m
    JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
    JOIN organisation o ON o.tenant_id = m.tenant_id AND o.id = m.org_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.accepted_at IS NOT NULL AND ${inForce(tenantId)}
      AND ((m.side = 'vendor' AND m.roles && ${[...SIGNING_ROLES.vendor]}::text[])
        OR (m.org_id = ${partnerOrgId}::uuid AND m.side = 'partner' AND m.roles && ${[...SIGNING_ROLES.partner]}::text[]))
    ORDER BY m.side, p.name, p.id`;
}
