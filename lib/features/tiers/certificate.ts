import { companyCertificate, type GrantedTier } from "#lib/domain/programmes/company-certificate.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { CompanyCertificateDto } from "./dto.ts";
import { tierName, titleOf, type View } from "./view.ts";

/** The tier a person granted last: the one held, or, once the partnership has ended, the one it had. */
export async function grantedTier(
  tx: Tx,
  tenantId: string,
  record: Pick<PartnershipRecord, "id" | "partnership">,
  zone: string,
): Promise<GrantedTier | null> {
  const { tierKey, tierSince } = record.partnership;
  if (tierKey !== null && tierSince !== null) return { tierKey, since: tierSince };
  const last = await tx.tierDecision.findFirst({
    where: { tenantId, partnershipId: record.id, kind: { in: ["grant", "lower"] }, tierKey: { not: null } },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
  });
  return last?.tierKey ? { tierKey: last.tierKey, since: todayIn(zone, last.decidedAt.getTime()) } : null;
}

/** The company's certificate on the chosen day, in the reader's words (P1); null where there is none. */
export async function companyCertificateDto(
  tx: Tx,
  tenantId: string,
  view: View,
  zone: string,
): Promise<CompanyCertificateDto | null> {
  const { standing, definition, facts, on } = view;
  const granted = await grantedTier(tx, tenantId, standing, zone);
  const found = companyCertificate(definition, standing.partnership, granted, facts, on);
  return (
    found && {
      state: found.state,
      tier: tierName(view, found.tierKey),
      from: found.from,
      until: found.until,
      missing: found.missing.map(key => titleOf(view, key)),
      boundBy: found.boundBy.map(key => titleOf(view, key)),
      endedBy: found.endedBy,
      reason: found.reason,
    }
  );
}
