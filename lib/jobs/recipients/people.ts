import type { Role } from "#lib/domain/policies/types.ts";
import { inForce } from "#lib/platform/db/in-force.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Recipient } from "../topics.ts";

/** People of an organisation who hold one of the roles today and have accepted, as the worker. */
export async function peopleWithRoles(
  tx: Tx,
  tenantId: string,
  orgId: string,
  roles: Role[],
): Promise<Recipient[]> {
  const rows = await tx.$queryRaw<Recipient[]>`
    SELECT DISTINCT p.id AS "personId", p.account_id AS "accountId", p.name, p.email
    FROM membership m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.org_id = ${orgId}::uuid AND m.roles && ${roles}::text[]
      AND m.accepted_at IS NOT NULL AND ${inForce(tenantId)}`;
  return rows;
}

/** The vendor's people who hold one of the roles. */
export async function vendorPeople(tx: Tx, tenantId: string, roles: Role[]): Promise<Recipient[]> {
  const vendor = await tx.organisation.findFirst({ where: { tenantId, side: "vendor" } });
  return vendor ? peopleWithRoles(tx, tenantId, vendor.id, roles) : [];
}

/** One person by id, if they are still there. */
export async function personById(tx: Tx, tenantId: string, personId: string | null): Promise<Recipient[]> {
  if (!personId) return [];
  const p = await tx.person.findFirst({ where: { tenantId, id: personId } });
  return p ? [{ personId: p.id, accountId: p.accountId, name: p.name, email: p.email }] : [];
}

/** Each person once, the one who did it left out. */
export function everyoneBut(actorId: string | null, ...lists: Recipient[][]): Recipient[] {
  const found = new Map<string, Recipient>();
  for (const person of lists.flat()) {
    if (person.personId !== actorId) found.set(person.personId, person);
  }
  return [...found.values()];
}

/** The same of many organisations at once, each person with the one they are of. */
export const peopleOfMany = (
  tx: Tx,
  tenantId: string,
  orgIds: readonly string[],
  roles: Role[],
): Promise<(Recipient & { orgId: string })[]> => tx.$queryRaw`
  SELECT DISTINCT m.org_id AS "orgId", p.id AS "personId", p.account_id AS "accountId", p.name, p.email
  FROM membership m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
  WHERE m.tenant_id = ${tenantId}::uuid AND m.org_id = ANY (${[...orgIds]}::uuid[]) AND m.roles && ${roles}::text[]
    AND m.accepted_at IS NOT NULL AND ${inForce(tenantId)}`;
