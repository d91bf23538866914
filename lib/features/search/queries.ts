import { defectPolicy } from "#lib/domain/policies/defect.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { findKnowledgeFor } from "#lib/features/knowledge/find.ts";
import { mayHave } from "#lib/features/library/list.ts";
import { libraryReader } from "#lib/features/library/reader.ts";
import { forLike, wordBegins } from "#lib/platform/db/like.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { type FoundDto, type FoundGroupDto, SEARCH_KINDS, type SearchKind } from "./dto.ts";
import { findTickets } from "./tickets.ts";

const MOST = 6;
const LONGEST = 100;
const sql = Prisma.sql;

/** A beginning of a word in a name, whatever accents either has. Each name is looked at once: it is what a look through thousands costs. */
const beginning = (column: Prisma.Sql, words: string): Prisma.Sql =>
  wordBegins(sql`' ' || search_words(${column})`, words);

/**
 * What the actor may see that fits some words: cases by their words, companies and people by name, contracts and
 * applications by number or company, wishes and defects by number or title, the library by what the actor may open on `today` (P25). Row security decides what is there; under two letters nothing is.
 */
export async function searchEverything(
  tx: Tx,
  actor: Actor,
  words: string,
  today: PlainDate,
  { most = MOST, only = null }: { most?: number; only?: SearchKind | null } = {},
): Promise<FoundGroupDto[]> {
  // Quotes are for the page, which reads texts; names are found by the words in them.
  const asked = words
    .replace(/["“”«»]/gu, " ")
    .trim()
    .slice(0, LONGEST);
  if (asked.length < 2) return [];
  const wants = (kind: SearchKind) => only === null || only === kind;
  const found: Record<SearchKind, FoundDto[]> = {
    tickets: wants("tickets") ? await findTickets(tx, actor, asked, most) : [],
    knowledge: wants("knowledge") ? await findKnowledgeFor({ tx, actor, today }, asked, most) : [],
    customers: [],
    partners: [],
    contracts: [],
    features: [],
    defects: [],
    applications: [],
    people: [],
    library: wants("library") ? await library(tx, actor, asked, today, most) : [],
  };
  for (const { kind, ...row } of await named(tx, actor, asked, most, wants)) found[kind].push(row);
  return SEARCH_KINDS.flatMap(kind => (found[kind].length > 0 ? [{ kind, items: found[kind] }] : []));
}

/** Guides, videos and documents by the words of their titles: a partner finds what it may open, the vendor all there is. */
async function library(
  tx: Tx,
  actor: Actor,
  asked: string,
  today: PlainDate,
  most: number,
): Promise<FoundDto[]> {
  if (actor.side === "customer") return [];
  const reader = await libraryReader(tx, actor, today);
  const rows = await tx.$queryRaw<{ id: string; title: string; product: string }[]>`
    SELECT i.id, CASE WHEN ${actor.locale.startsWith("es")} THEN coalesce(nullif(i.title_es, ''), i.title_en)
        ELSE coalesce(nullif(i.title_en, ''), i.title_es) END AS title, coalesce(p.name, '') AS product
    FROM library_item i LEFT JOIN product p ON p.tenant_id = i.tenant_id AND p.key = i.product_key
    WHERE i.tenant_id = ${actor.tenantId}::uuid
      AND ${beginning(sql`i.title_en || ' ' || i.title_es`, asked)}
      AND ${reader ? sql`i.state = 'published' AND ${mayHave(reader)}` : sql`i.state <> 'withdrawn'`}
    ORDER BY i.latest_at DESC, i.id DESC LIMIT ${most}`;
  return rows.map(row => ({
    id: row.id,
    label: row.title,
    number: null,
    meta: row.product,
    path: `/library/${row.id}`,
  }));
}

type NamedRow = FoundDto & { kind: SearchKind };

/** Everything that has a name or a number, in one statement. */
async function named(
  tx: Tx,
  actor: Actor,
  asked: string,
  most: number,
  wants: (kind: SearchKind) => boolean,
): Promise<NamedRow[]> {
  const tenant = sql`${actor.tenantId}::uuid`;
  const parts: Prisma.Sql[] = [];
  const add = (kind: SearchKind, part: Prisma.Sql) => wants(kind) && parts.push(part);
  const number = sql`x.number ILIKE ${`%${forLike(asked)}%`}`;
  if (actor.side !== "customer") {
    add(
      "customers",
      sql`(SELECT 'customers', x.id::text, x.name, NULL::text, x.city,
      '/customers/' || x.slug FROM organisation x
      WHERE x.tenant_id = ${tenant} AND x.side = 'customer' AND ${wordBegins(sql`x.name_words`, asked)} ORDER BY x.name LIMIT ${most})`,
    );
    add(
      "applications",
      sql`(SELECT 'applications', x.id::text, x.org_name, x.number, '', '/applications/' || x.number FROM application x
      WHERE x.tenant_id = ${tenant} AND (${actor.side === "partner"} OR x.state <> 'draft')
        AND (${number} OR ${beginning(sql`x.org_name`, asked)}) ORDER BY x.created_at DESC LIMIT ${most})`,
    );
    // Specialists of partners have a page; the company's own people stand on it.
    add(
      "people",
      sql`(SELECT 'people', x.id::text, x.name, NULL::text, coalesce(o.name, ''), '/people/' || x.id FROM person x
      LEFT JOIN organisation o ON o.tenant_id = x.tenant_id AND o.id = x.partner_org_id
      WHERE x.tenant_id = ${tenant} AND x.partner_org_id IS NOT NULL AND x.customer_org_id IS NULL
        AND ${beginning(sql`x.name`, asked)} ORDER BY x.name, x.id LIMIT ${most})`,
    );
  }
  if (actor.side === "vendor")
    add(
      "partners",
      sql`(SELECT 'partners', x.id::text, o.name, NULL::text, o.city, '/partners/' || o.slug FROM partnership x
      JOIN organisation o ON o.tenant_id = x.tenant_id AND o.id = x.partner_org_id
      WHERE x.tenant_id = ${tenant} AND ${wordBegins(sql`o.name_words`, asked)} ORDER BY o.name, x.id LIMIT ${most})`,
    );
  add(
    "contracts",
    sql`(SELECT 'contracts', x.id::text, x.plan_name, x.number,
    x.customer_name, '/contracts/' || x.number FROM contract x
    WHERE x.tenant_id = ${tenant} AND (${actor.side !== "customer"} OR x.signed_on IS NOT NULL)
      AND (${wordBegins(sql`x.name_words`, asked)} OR ${number}) ORDER BY x.ends_on DESC, x.id LIMIT ${most})`,
  );
  const title = actor.locale.startsWith("es")
    ? sql`coalesce(nullif(x.title_es, ''), x.title_en)`
    : sql`coalesce(nullif(x.title_en, ''), x.title_es)`;
  add(
    "features",
    sql`(SELECT 'features', x.id::text, ${title}, x.number, coalesce(p.name, ''), '/features/' || x.number FROM feature x
    LEFT JOIN product p ON p.tenant_id = x.tenant_id AND p.id = x.product_id
    WHERE x.tenant_id = ${tenant} AND (${number} OR ${beginning(sql`x.title_en || ' ' || x.title_es`, asked)})
    ORDER BY x.updated_at DESC, x.id LIMIT ${most})`,
  );
  if (defectPolicy.read(actor, null))
    add(
      "defects",
      sql`(SELECT 'defects', x.id::text, x.title, x.number, coalesce(p.name, ''), '/defects/' || x.number FROM defect x
      LEFT JOIN product p ON p.tenant_id = x.tenant_id AND p.id = x.product_id
      WHERE x.tenant_id = ${tenant} AND (${number} OR ${beginning(sql`x.title`, asked)}) ORDER BY x.updated_at DESC, x.id LIMIT ${most})`,
    );
  if (parts.length === 0) return [];
  return tx.$queryRaw<
    NamedRow[]
  >`SELECT * FROM (${Prisma.join(parts, " UNION ALL ")}) AS found ("kind", "id", "label", "number", "meta", "path")`;
}
