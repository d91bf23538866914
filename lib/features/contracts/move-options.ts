import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";

/** What hangs on a contract beside systems and contacts (S12, S16, S17). */
const TABLES = [
  "readiness_entry",
  "readiness_notice",
  "hour_pack",
  "hour_entry",
  "planned_work",
  "on_site_year",
  "business_review",
  "review_action",
  "booked_day",
];

/** All of it goes along to who serves from now on (T1), with its files. As the worker. */
export async function moveOptions(
  tx: Tx,
  tenantId: string,
  contractIds: readonly string[],
  partnerOrgId: string | null,
): Promise<void> {
  const ids = [...contractIds];
  for (const table of TABLES) {
    // How long the support itself took stays with who gave it.
    const only = table === "hour_entry" ? Prisma.sql`AND NOT under_contract` : Prisma.empty;
    await tx.$executeRaw`UPDATE ${Prisma.raw(table)} SET partner_org_id = ${partnerOrgId}::uuid
      WHERE tenant_id = ${tenantId}::uuid AND contract_id = ANY (${ids}::uuid[]) ${only}`;
  }
  const files = await tx.$queryRaw<{ id: string }[]>`
    UPDATE attachment SET partner_org_id = ${partnerOrgId}::uuid
    WHERE tenant_id = ${tenantId}::uuid AND audience <> 'partner'
      AND ((subject_type = 'readiness' AND subject_id IN (SELECT id FROM readiness_entry
              WHERE tenant_id = ${tenantId}::uuid AND contract_id = ANY (${ids}::uuid[])))
        OR (subject_type = 'contact' AND subject_id IN (SELECT id FROM authorised_contact
              WHERE tenant_id = ${tenantId}::uuid AND contract_id = ANY (${ids}::uuid[]))))
    RETURNING id`;
  await tx.$executeRaw`UPDATE attachment_content SET partner_org_id = ${partnerOrgId}::uuid
    WHERE tenant_id = ${tenantId}::uuid AND attachment_id = ANY (${files.map(file => file.id)}::uuid[])`;
}
