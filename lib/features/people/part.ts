import type { Tx } from "#lib/platform/db/prisma.ts";

/** Takes person and certificates off a company they left (P22): it no longer reads them. As the worker. */
export async function part(tx: Tx, tenantId: string, personIds: string[], orgId: string): Promise<void> {
  await tx.certification.updateMany({
    where: { tenantId, personId: { in: personIds }, partnerOrgId: orgId },
    data: { partnerOrgId: null, version: { increment: 1 } },
  });
  await tx.credential.updateMany({
    where: { tenantId, kind: "certificate", personId: { in: personIds }, partnerOrgId: orgId },
    data: { partnerOrgId: null },
  });
  await tx.person.updateMany({
    where: { tenantId, id: { in: personIds }, partnerOrgId: orgId, customerOrgId: null },
    data: { partnerOrgId: null, version: { increment: 1 } },
  });
}
