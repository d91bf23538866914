import type { Role } from "#lib/domain/policies/types.ts";
import { inForce, notOver } from "#lib/platform/db/in-force.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import type { Recipient } from "../topics.ts";

/** People of an organisation who hold one of the roles today and have accepted, as the worker. */
export async function peopleWithRoles(
  tx: Tx,
  tenantId: string,
  orgId: string,
  roles: Role[],
): Promise<Recipient[]> {
  const rows = await tx.$queryRaw<Recipient[]>`
    SELECT DISTINCT p.id AS "personId", p.account_id AS "accountId", p.name, p.email, m.org_id AS "orgId"
    FROM membership m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.org_id = ${orgId}::uuid AND m.roles && ${roles}::text[]
      AND m.accepted_at IS NOT NULL AND ${inForce(tenantId)}`;
  return rows;
}

/** The vendor's people who hold one of the roles. */
export async function vendorPeople(tx: Tx, tenantId: string, roles: Role[]): Promise<Recipient[]> {
  const vendor = await vendorOrgId(tx, tenantId);
  return vendor ? peopleWithRoles(tx, tenantId, vendor, roles) : [];
}

/**
 * One person by id, wherever they are by now: for what is their own and no company's, such as a certificate, their address or a date
 * that leaves their calendar. Of all else a company's people are told by `stillAt`.
 */
export async function personById(tx: Tx, tenantId: string, personId: string | null): Promise<Recipient[]> {
  if (!personId) return [];
  const p = await tx.person.findFirst({ where: { tenantId, id: personId } });
  return p ? [{ personId: p.id, accountId: p.accountId, name: p.name, email: p.email }] : [];
}

/**
 * Those of some people who are at one of these organisations today, in whatever role, as the worker: who has left hears no more of what
 * is theirs (R1). Somebody who never had an affiliation, as a contact without an account, is where their row says.
 */
export async function stillAt(
  tx: Tx,
  tenantId: string,
  orgIds: readonly (string | null | undefined)[],
  personIds: readonly unknown[],
): Promise<Recipient[]> {
  const people = [...new Set(personIds)].filter(id => typeof id === "string" && isUuid(id)) as string[];
  const orgs = orgIds.filter(id => typeof id === "string");
  if (people.length === 0 || orgs.length === 0) return [];
  const there = Prisma.sql`m.tenant_id = p.tenant_id AND m.person_id = p.id AND m.org_id = ANY (${orgs}::uuid[])`;
  return tx.$queryRaw<Recipient[]>`
    SELECT p.id AS "personId", p.account_id AS "accountId", p.name, p.email,
      (SELECT m.org_id FROM membership m WHERE ${there} AND m.accepted_at IS NOT NULL AND ${inForce(tenantId)}
        ORDER BY m.valid_from DESC, m.id DESC LIMIT 1) AS "orgId"
    FROM person p
    WHERE p.tenant_id = ${tenantId}::uuid AND p.id = ANY (${people}::uuid[])
      AND (EXISTS (SELECT FROM membership m WHERE ${there} AND ${notOver(tenantId)})
        OR (coalesce(p.customer_org_id, p.partner_org_id) = ANY (${orgs}::uuid[])
          AND NOT EXISTS (SELECT FROM membership m WHERE m.tenant_id = p.tenant_id AND m.person_id = p.id)))
    ORDER BY array_position(${people}::uuid[], p.id)`;
}

/** The vendor's own organisation, as the worker. */
export async function vendorOrgId(tx: Tx, tenantId: string): Promise<string | null> {
  const vendor = await tx.organisation.findFirst({
    where: { tenantId, side: "vendor" },
    select: { id: true },
  });
  return vendor?.id ?? null;
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
