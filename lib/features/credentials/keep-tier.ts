import type { ReasonClass } from "#lib/domain/credentials/state.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { nextNumber } from "#lib/platform/record.ts";
import type { AchievementWords } from "./keep.ts";
import { anyEntry, listWithRoom, touchLists } from "./lists.ts";

/** A company's place in a programme, as its credential tells it. */
export type TierHeld = {
  partnershipId: string;
  partnerOrgId: string;
  company: string;
  programme: { name: LocalText; slug: string };
  /** The tier it holds today, in force or in remediation (P24); null: none. */
  tier: { key: string; name: LocalText; summary: LocalText; since: PlainDate | null } | null;
};

/**
 * A company that holds a tier has one credential of it; one of another tier, or of a tier it holds no more, is revoked in
 * the transaction that took it (P21, P25). Harmless when repeated. Runs as the worker.
 */
export async function keepTierCredential(
  tx: Tx,
  tenantId: string,
  held: TierHeld,
  today: PlainDate,
): Promise<void> {
  const standing = await tx.credential.findMany({
    where: { tenantId, partnershipId: held.partnershipId, revokedAt: null },
  });
  const { tier } = held;
  const kept = standing.find(row => row.achievementKey === tier?.key);
  const over = standing.filter(row => row !== kept);
  if (over.length > 0) {
    const reasonClass: ReasonClass = tier === null ? "tier_ended" : "superseded";
    await tx.$executeRaw`
      UPDATE credential SET revoked_at = now(), revoked_on = ${today}::date, reason_class = ${reasonClass}
      WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${over.map(row => row.id)}::uuid[])`;
    await touchLists(
      tx,
      tenantId,
      over.map(row => row.listId),
    );
  }
  if (tier === null) return;
  if (kept) {
    // A company that changed its name is signed anew.
    if (kept.holderName !== held.company)
      await tx.credential.updateMany({
        where: { tenantId, id: kept.id },
        data: { holderName: held.company, document: null },
      });
    return;
  }
  const workspace = await tx.workspace.findFirstOrThrow({ where: { tenantId } });
  const number = await nextNumber(tx, tenantId, "credential:tier");
  const words: AchievementWords = {
    name: tier.name,
    description: tier.summary,
    programme: held.programme.name,
    programmeSlug: held.programme.slug,
  };
  const list = await listWithRoom(tx, tenantId);
  for (let made = 0; made === 0; ) {
    made = (
      await tx.credential.createMany({
        data: [
          {
            tenantId,
            id: newId(),
            kind: "tier",
            number: `${workspace.ticketPrefix}-TIER-${String(number).padStart(4, "0")}`,
            partnershipId: held.partnershipId,
            partnerOrgId: held.partnerOrgId,
            achievementKey: tier.key,
            achievement: words as unknown as Prisma.InputJsonValue,
            holderName: held.company,
            issuedOn: fromPlainDate(today),
            validFrom: fromPlainDate(tier.since ?? today),
            listId: list.id,
            listIndex: anyEntry(),
          },
        ],
        skipDuplicates: true,
      })
    ).count;
  }
  await tx.statusList.updateMany({ where: { tenantId, id: list.id }, data: { used: { increment: 1 } } });
}
