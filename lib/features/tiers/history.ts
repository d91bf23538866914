import type { FindingState } from "#lib/domain/programmes/finding.ts";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { publishedVersions } from "#lib/features/programmes/rules.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { HistoryDto } from "./dto.ts";

/** More changes than a partner has in years; older ones are not shown. */
const MOST = 60;

/** How a partner stood on every day that is over, the newest first: a row lasts until the next one begins (P21). */
export async function tierHistory(
  tx: Tx,
  tenantId: string,
  of: { id: string; programmeId: string },
  today: PlainDate,
  locale: string,
): Promise<HistoryDto[]> {
  const rows = await tx.tierDay.findMany({
    where: { tenantId, partnershipId: of.id },
    orderBy: { day: "desc" },
    take: MOST,
  });
  if (rows.length === 0) return [];
  const versions = await publishedVersions(tx, tenantId, of.programmeId);
  return rows.map((row): HistoryDto => {
    const definition = versions.find(v => v.version === row.version)?.definition;
    const titles = (keys: readonly string[]) =>
      keys.map(key => {
        const requirement = definition?.requirements.find(r => r.key === key);
        return requirement ? textIn(requirement.title, locale) : key;
      });
    const rank = (key: string | null) => definition?.tiers.find(t => t.key === key)?.rank ?? 0;
    const carried = definition?.tiers.find(t => t.key === row.eligibleKey);
    const name = row.tierName as LocalText | Record<string, never> | null;
    const lastDay = toPlainDate(row.lastDay);
    return {
      from: toPlainDate(row.day),
      to: lastDay > today ? today : lastDay,
      state: row.state as PartnershipState,
      tier: row.tierKey === null ? null : nameOf(name, locale) || row.tierKey,
      standing: row.standing as FindingState | null,
      carries: carried && carried.rank > rank(row.tierKey) ? textIn(carried.name, locale) : null,
      missing: titles(row.missing),
      atRisk: titles(row.atRisk),
      version: row.version,
    };
  });
}

const nameOf = (name: LocalText | Record<string, never> | null, locale: string): string =>
  name === null || (typeof name === "object" && Object.keys(name).length === 0)
    ? ""
    : textIn(name as LocalText, locale);
