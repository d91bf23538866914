import { againstReader } from "#lib/domain/library/audience.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { type PartnershipRecord, partnershipsOf } from "#lib/features/partnerships/standing.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { audienceOf } from "./queries.ts";
import { readerOf } from "./reader.ts";

export type LibraryRecipient = {
  personId: string;
  accountId: string | null;
  name: string;
  email: string;
};
type Row = LibraryRecipient & { orgId: string; roles: string[] };

/** Everybody at a partner who may have an item today: whom a new version is announced to. Runs as the worker. */
export async function peopleWhoMayHave(
  tx: Tx,
  tenantId: string,
  itemId: string,
  on: PlainDate,
): Promise<LibraryRecipient[]> {
  const item = await tx.libraryItem.findFirst({ where: { tenantId, id: itemId, state: "published" } });
  if (!item) return [];
  const audience = audienceOf(item);
  // Whoever stands outside at once is not looked at one by one.
  const people = await tx.$queryRaw<Row[]>`
    SELECT p.id AS "personId", p.account_id AS "accountId", p.name, p.email, m.org_id AS "orgId", m.roles
    FROM membership m JOIN person p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.side = 'partner' AND m.accepted_at IS NOT NULL
      AND m.valid_from <= ${on}::date AND (m.valid_until IS NULL OR m.valid_until >= ${on}::date)
      AND (${item.roles}::text[] = '{}' OR m.roles && ${item.roles}::text[])
      AND EXISTS (SELECT 1 FROM partnership s WHERE s.tenant_id = m.tenant_id AND s.partner_org_id = m.org_id
        AND s.state IN ('active', 'remediation'))
    ORDER BY p.name, p.id`;
  const companies = new Map<string, PartnershipRecord[]>();
  const found: LibraryRecipient[] = [];
  for (const { orgId, roles, ...person } of people) {
    const records = companies.get(orgId) ?? (await partnershipsOf(tx, tenantId, orgId));
    companies.set(orgId, records);
    if (againstReader(audience, readerOf(records, { personId: person.personId, roles }, on)) === null)
      found.push(person);
  }
  return found;
}
