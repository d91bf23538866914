import { grants } from "#lib/domain/programmes/benefits.ts";
import { partnershipsOf } from "#lib/features/partnerships/standing.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

/** Of these partners those whose tier and state grant influence on the software today (P11, P25); as the vendor. */
export async function influentialPartners(
  tx: Tx,
  tenantId: string,
  partnerOrgIds: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const orgId of new Set(partnerOrgIds)) {
    const records = await partnershipsOf(tx, tenantId, orgId);
    if (records.some(one => grants(one.programme.definition, one.partnership, "influence"))) found.add(orgId);
  }
  return found;
}
