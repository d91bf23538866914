import { type ProgrammeDefinition, tierOf, tiersByRank } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { programmeBySlug } from "#lib/features/programmes/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { By } from "#lib/platform/record.ts";
import type { ApplicationRecord } from "./record.ts";

export type TierGone = { tier: string; version: number; tiers: string };

/**
 * Why a tier can't be aimed at any more: an application is judged by the form it was begun with, but the version in effect
 * may no longer have its tier (P12, P20). Null: it is offered.
 */
export async function tierGone(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: ApplicationRecord,
  tierKey: string | null,
  now: Date,
): Promise<TierGone | null> {
  const begun = record.programme;
  const today = todayIn(workspace.timeZone, now.getTime());
  const current = await programmeBySlug(tx, by.tenantId, begun.slug, today);
  if (tierKey === null || !current || current.versionId === begun.versionId) return null;
  if (tierOf(current.definition, tierKey) !== null) return null;
  const tier = tierOf(begun.definition, tierKey);
  return {
    tier: tier ? textIn(tier.name, by.locale) : tierKey,
    version: current.version,
    tiers: tierNames(current.definition, by.locale),
  };
}

/** The programme's tiers in words, the lowest first. */
export const tierNames = (definition: ProgrammeDefinition, locale: string): string =>
  tiersByRank(definition)
    .map(tier => textIn(tier.name, locale))
    .join(", ");
