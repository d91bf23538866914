import { type ReasonClass, type Suspension, suspensionOn } from "#lib/domain/credentials/state.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Credential } from "#lib/platform/db/client/client.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
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
  /** The tier it holds today, in force, in remediation (P24) or suspended; null: none. */
  tier: { key: string; name: LocalText; summary: LocalText; since: PlainDate | null } | null;
  /** The days from one on, up to today, on which it did not hold. */
  suspensions: (first: PlainDate) => Promise<Suspension[]>;
};

/**
 * A company that holds a tier has one credential of it; one of another tier, or of a tier it holds no more, is revoked in
 * the transaction that took it (P21, P25), and one that is suspended says so, for as long as it is (P1). Harmless when repeated. Runs as the worker.
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
    await keepSuspension(tx, kept, await held.suspensions(toPlainDate(kept.validFrom)), today);
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
  const validFrom = tier.since ?? today;
  const id = newId();
  for (let made = 0; made === 0; ) {
    made = (
      await tx.credential.createMany({
        data: [
          {
            tenantId,
            id,
            kind: "tier",
            number: `${workspace.ticketPrefix}-TIER-${String(number).padStart(4, "0")}`,
            partnershipId: held.partnershipId,
            partnerOrgId: held.partnerOrgId,
            achievementKey: tier.key,
            achievement: words as unknown as Prisma.InputJsonValue,
            holderName: held.company,
            issuedOn: fromPlainDate(today),
            validFrom: fromPlainDate(validFrom),
            listId: list.id,
            listIndex: anyEntry(),
          },
        ],
        skipDuplicates: true,
      })
    ).count;
  }
  await tx.statusList.updateMany({ where: { tenantId, id: list.id }, data: { used: { increment: 1 } } });
  const made = await tx.credential.findFirstOrThrow({ where: { tenantId, id } });
  await keepSuspension(tx, made, await held.suspensions(validFrom), today);
}

/** Gives it its entry in a list of suspensions, and sets or clears the bit. Files from before the entry are read from the row. */
async function keepSuspension(
  tx: Tx,
  kept: Credential,
  suspensions: Suspension[],
  today: PlainDate,
): Promise<void> {
  const { tenantId, id } = kept;
  const { listId, had } = await suspensionEntry(tx, kept);
  const since = suspensionOn(suspensions, today)?.from ?? null;
  const before = kept.suspendedOn && toPlainDate(kept.suspendedOn);
  if (had && since === before && JSON.stringify(suspensions) === JSON.stringify(kept.suspensions)) return;
  await tx.credential.updateMany({
    where: { tenantId, id },
    data: {
      suspendedOn: since === null ? null : fromPlainDate(since),
      suspensions: suspensions as unknown as Prisma.InputJsonValue,
      ...(had ? {} : { document: null }),
    },
  });
  if ((since === null) !== (before === null)) await touchLists(tx, tenantId, [listId]);
}

/** Its entry; given one now where it has none. */
async function suspensionEntry(
  tx: Tx,
  { tenantId, id, suspensionListId }: Credential,
): Promise<{ listId: string; had: boolean }> {
  if (suspensionListId !== null) return { listId: suspensionListId, had: true };
  const list = await listWithRoom(tx, tenantId, "suspension");
  for (;;) {
    const index = anyEntry();
    // Taken already by another: an index is given once. Asked first, for a refused write would end the transaction.
    const taken = await tx.credential.count({
      where: { tenantId, suspensionListId: list.id, suspensionIndex: index },
    });
    if (taken > 0) continue;
    await tx.credential.updateMany({
      where: { tenantId, id },
      data: { suspensionListId: list.id, suspensionIndex: index },
    });
    break;
  }
  await tx.statusList.updateMany({ where: { tenantId, id: list.id }, data: { used: { increment: 1 } } });
  return { listId: list.id, had: false };
}
