import { partnershipPolicy } from "#lib/domain/policies/partnership.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { type PartnerHead, partnerHead } from "#lib/features/partnerships/head.ts";
import { findPartnership, type Standing, standingOf } from "#lib/features/partnerships/standing.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

export type PartnerPageData = { standing: Standing; head: PartnerHead; today: PlainDate };

/** What every page of one partner begins with: who they are and how they stand today. Throws not_found for others (R1). */
export async function partnerPage(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  slug: string,
  now: Date,
): Promise<PartnerPageData> {
  const record = actor.side === "customer" ? null : await findPartnership(tx, actor.tenantId, { slug });
  if (!record || !partnershipPolicy.read(actor, record)) return notFoundRefusal();
  const today = todayIn(workspace.timeZone, now.getTime());
  const standing = await standingOf(tx, actor.tenantId, record, today, workspace.timeZone);
  return { standing, head: partnerHead(record, actor), today };
}
