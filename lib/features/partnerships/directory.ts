import { type LocalText, textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";

const PAGE = 60;

export type ListedPartner = {
  id: string;
  name: string;
  country: string;
  city: string;
  website: string;
  tier: string;
  since: PlainDate;
};

type Row = {
  id: string;
  name: string;
  country: string;
  city: string;
  website: string;
  tierName: LocalText;
  tierRank: number;
  since: Date;
};

/** The partners whose tier lists them (P25), the highest tier first, then by name. Anybody may read it. */
export async function readDirectory(
  tx: Tx,
  tenantId: string,
  locale: string,
  asked: { country: string | null; cursor: string | null },
): Promise<{ rows: ListedPartner[]; next: string | null; countries: string[] }> {
  const [rank, id, ...name] = asked.cursor?.split("~") ?? [];
  const after =
    rank && /^\d{1,4}$/.test(rank) && id && isUuid(id)
      ? Prisma.sql`AND (-tier_rank, name, partnership_id) > (${-Number(rank)}, ${name.join("~")}, ${id}::uuid)`
      : Prisma.empty;
  const country =
    asked.country && /^[A-Z]{2}$/.test(asked.country)
      ? Prisma.sql`AND country = ${asked.country}`
      : Prisma.empty;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT partnership_id AS id, name, country, city, website, tier_name AS "tierName", tier_rank AS "tierRank", since
    FROM directory_entry WHERE tenant_id = ${tenantId}::uuid ${country} ${after}
    ORDER BY tier_rank DESC, name, partnership_id LIMIT ${PAGE + 1}`;
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const countries = await tx.directoryEntry.findMany({
    where: { tenantId, country: { not: "" } },
    distinct: ["country"],
    select: { country: true },
    orderBy: { country: "asc" },
  });
  return {
    rows: shown.map(row => ({
      id: row.id,
      name: row.name,
      country: row.country,
      city: row.city,
      website: row.website,
      tier: textIn(row.tierName, locale),
      since: toPlainDate(row.since),
    })),
    next: rows.length > PAGE && last ? `${last.tierRank}~${last.id}~${last.name}` : null,
    countries: countries.map(c => c.country),
  };
}
