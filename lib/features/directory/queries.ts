import { COUNTRIES } from "#lib/domain/countries.ts";
import { LANGUAGES } from "#lib/domain/languages.ts";
import type { LocalText } from "#lib/domain/text.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import type { DirectoryAsked, DirectoryFacets, ListedPartner, PublicPartner } from "./dto.ts";

const PAGE = 30;

/** What an address asks for, cut to what can be asked. */
export const directoryAsked = (one: (name: string) => string): DirectoryAsked => ({
  words: one("q").trim().slice(0, 80),
  country: COUNTRIES.includes(one("country")) ? one("country") : "",
  tier: one("tier").slice(0, 60),
  speciality: one("speciality").slice(0, 60),
  language: LANGUAGES.includes(one("language")) ? one("language") : "",
});

/** The same as parameters of an address; what is empty is left out. */
export const directoryParams = (asked: DirectoryAsked): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      q: asked.words,
      country: asked.country,
      tier: asked.tier,
      speciality: asked.speciality,
      language: asked.language,
    }).filter(([, value]) => value !== ""),
  );

type Row = Omit<PublicPartner, "since" | "areas"> & { since: Date; areas: unknown; tierRank: number };

const COLUMNS = Prisma.sql`e.partnership_id AS id, e.programme_id AS "programmeId", e.name, e.slug, e.country, e.city, e.website,
  e.tier_key AS "tierKey", e.tier_name AS "tierName", e.tier_rank AS "tierRank", e.certified, e.since, e.areas,
  e.headline_en AS "headlineEn", e.headline_es AS "headlineEs", e.description_en AS "descriptionEn",
  e.description_es AS "descriptionEs", e.countries, e.specialities, e.languages, e.contact_email AS "contactEmail",
  e.contact_phone AS "contactPhone", e.logo_hash AS "logoHash"`;

/** Listed today, by the workspace's own day: what a coming version of the programme ends is out on its day, without a job. */
const listed = (tenantId: string) => Prisma.sql`FROM directory_entry e
  JOIN workspace w ON w.tenant_id = e.tenant_id
  WHERE e.tenant_id = ${tenantId}::uuid
    AND (e.listed_until IS NULL OR e.listed_until >= (now() AT TIME ZONE w.time_zone)::date)`;

/** Without capitals and accents: who types "leon" means León. */
const plain = (expression: Prisma.Sql) =>
  Prisma.sql`translate(lower(${expression}), 'áàâäãåéèêëíìîïóòôöõúùûüñç', 'aaaaaaeeeeiiiiooooouuuunc')`;

function conditions(asked: DirectoryAsked): Prisma.Sql {
  const parts: Prisma.Sql[] = [];
  if (asked.words) {
    const like = `%${asked.words.replace(/[\\%_]/g, match => `\\${match}`)}%`;
    const text = Prisma.sql`concat_ws(' ', e.name, e.city, e.headline_en, e.headline_es, e.description_en, e.description_es,
      array_to_string(e.specialities, ' '), e.areas::text)`;
    parts.push(Prisma.sql`AND ${plain(text)} LIKE ${plain(Prisma.sql`${like}`)}`);
  }
  if (asked.country)
    parts.push(Prisma.sql`AND (e.country = ${asked.country} OR ${asked.country} = ANY (e.countries))`);
  if (asked.tier) parts.push(Prisma.sql`AND e.tier_key = ${asked.tier}`);
  if (asked.language) parts.push(Prisma.sql`AND ${asked.language} = ANY (e.languages)`);
  if (asked.speciality)
    parts.push(
      Prisma.sql`AND (${asked.speciality} = ANY (e.area_keys)
        OR lower(${asked.speciality}) = ANY (SELECT lower(s) FROM unnest(e.specialities) s))`,
    );
  return parts.length > 0 ? Prisma.join(parts, " ") : Prisma.empty;
}

/** A website is a partner's own word: only what is an address on the web becomes one. */
const webAddress = (website: string): string => (/^https?:\/\/[^\s"<>]+$/.test(website) ? website : "");

const partnerOf = ({ tierRank: _, ...row }: Row): PublicPartner => ({
  ...row,
  website: webAddress(row.website),
  since: toPlainDate(row.since),
  areas: (Array.isArray(row.areas) ? row.areas : []) as { key: string; name: LocalText }[],
});

/** The partners whose tier lists them now (P25), the highest tier first, then by name. Anybody may read it. */
export async function readDirectory(
  tx: Tx,
  tenantId: string,
  asked: DirectoryAsked,
  cursor: string | null,
  page = PAGE,
): Promise<{ rows: PublicPartner[]; next: string | null }> {
  const [rank, id, ...name] = cursor?.split("~") ?? [];
  const after =
    rank && /^\d{1,4}$/.test(rank) && id && isUuid(id)
      ? Prisma.sql`AND (-e.tier_rank, e.name, e.partnership_id) > (${-Number(rank)}, ${name.join("~")}, ${id}::uuid)`
      : Prisma.empty;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${COLUMNS} ${listed(tenantId)} ${conditions(asked)} ${after}
    ORDER BY e.tier_rank DESC, e.name, e.partnership_id LIMIT ${page + 1}`;
  const shown = rows.slice(0, page);
  const last = shown.at(-1);
  return {
    rows: shown.map(partnerOf),
    next: rows.length > page && last ? `${last.tierRank}~${last.id}~${last.name}` : null,
  };
}

/** How many are listed in all. */
export async function countListed(tx: Tx, tenantId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n ${listed(tenantId)}`;
  return rows[0]?.n ?? 0;
}

/** What can be filtered by: only what somebody listed has. */
export async function directoryFacets(tx: Tx, tenantId: string): Promise<DirectoryFacets> {
  const rows = await tx.$queryRaw<
    (Pick<ListedPartner, "country" | "tierKey" | "tierName" | "countries" | "languages" | "specialities"> & {
      areas: unknown;
    })[]
  >`
    SELECT e.country, e.countries, e.languages, e.specialities, e.areas, e.tier_key AS "tierKey", e.tier_name AS "tierName"
    ${listed(tenantId)} ORDER BY e.tier_rank DESC, e.name LIMIT 2000`;
  const unique = (values: string[]) => [...new Set(values.filter(Boolean))];
  const byKey = <T extends { key: string }>(all: T[]) => [
    ...new Map(all.map(one => [one.key, one])).values(),
  ];
  const words = new Map(
    rows.flatMap(row => row.specialities).map(word => [word.toLocaleLowerCase("en"), word]),
  );
  return {
    countries: unique(rows.flatMap(row => [row.country, ...row.countries])),
    languages: unique(rows.flatMap(row => row.languages)),
    specialities: [...words.values()],
    areas: byKey(
      rows.flatMap(row => (Array.isArray(row.areas) ? row.areas : []) as { key: string; name: LocalText }[]),
    ),
    tiers: byKey(rows.map(row => ({ key: row.tierKey, name: row.tierName }))),
  };
}

/** Every status a listed company holds, the highest first; empty for one that isn't listed now. */
export async function readPartner(tx: Tx, tenantId: string, slug: string): Promise<PublicPartner[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${COLUMNS} ${listed(tenantId)} AND e.slug = ${slug}
    ORDER BY e.tier_rank DESC, e.partnership_id LIMIT 10`;
  return rows.map(partnerOf);
}

/** A listed company's drawing; null where there is none to show. */
export async function readLogo(tx: Tx, tenantId: string, slug: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ logo: string }[]>`
    SELECT e.logo ${listed(tenantId)} AND e.slug = ${slug} AND e.logo <> '' ORDER BY e.tier_rank DESC LIMIT 1`;
  return rows[0]?.logo ?? null;
}
