import { affects } from "#lib/domain/knowledge/affected.ts";
import {
  COURSES,
  type Course,
  KNOWLEDGE_KINDS,
  type KnowledgeKind,
  SEVERITIES,
  type Severity,
} from "#lib/domain/knowledge/item.ts";
import { knowledgePolicy } from "#lib/domain/policies/knowledge.ts";
import { loadProducts, type ProductInfo } from "#lib/features/products/queries.ts";
import { beyond, type KeysetOrder, orderBy } from "#lib/platform/db/keyset.ts";
import { type Cursor, pageOf, startOf } from "#lib/platform/db/page.ts";
import { Prisma } from "#lib/platform/db/prisma.ts";
import { type Asked, listRefusals, openGates } from "./access.ts";
import { rangesOf } from "./content.ts";
import type { KnowledgePage } from "./dto.ts";
import { linesOf } from "./lines.ts";
import { searchIds } from "./search.ts";

const PAGE = 30;
const MOST_FOUND = 200;
const sql = Prisma.sql;
const orders: KeysetOrder[] = [
  { column: { sql: sql`i.changed_at`, type: "timestamptz" }, descending: true },
  { column: { sql: sql`i.id`, type: "uuid" }, descending: true },
];

/** "unread": not opened in the edition last told about; "drafts", "review", "gone": the vendor's own. */
export const SHOWS = ["unread", "drafts", "review", "gone"] as const;

export type KnowledgeFilter = {
  kind: KnowledgeKind | null;
  product: string | null;
  version: string | null;
  severity: Severity | null;
  course: Course | null;
  show: (typeof SHOWS)[number] | null;
  words: string;
};

/** What stands on an address, as a filter; what is nothing is left out. */
export const knowledgeFilter = (asked: Record<string, string>): KnowledgeFilter => ({
  kind: KNOWLEDGE_KINDS.find(one => one === asked.kind) ?? null,
  product: asked.product?.slice(0, 60) || null,
  version: asked.version?.slice(0, 30) || null,
  severity: SEVERITIES.find(one => one === asked.severity) ?? null,
  course: COURSES.find(one => one === asked.state) ?? null,
  show: SHOWS.find(one => one === asked.show) ?? null,
  words: (asked.words ?? "").trim().slice(0, 120),
});

/** What the actor may read, last changed first, a page at a time; the vendor also what is being written (S10). */
export async function listKnowledge(
  asked: Asked,
  filter: KnowledgeFilter,
  cursor: Cursor,
): Promise<KnowledgePage> {
  const { tx, actor } = asked;
  const { tenantId } = actor;
  const products = await loadProducts(tx, tenantId);
  const start = startOf(cursor, orders);
  const found = await tx.$queryRaw<{ id: string; at: string }[]>`
    SELECT i.id, i.changed_at::text AS at FROM knowledge_item i
    WHERE i.tenant_id = ${tenantId}::uuid AND ${await conditions(asked, filter, products)}
      ${start.edge ? sql`AND ${beyond(orders, start.edge, start.back)}` : Prisma.empty}
    ORDER BY ${orderBy(orders, start.back)} LIMIT ${PAGE + 1}`;
  const page = pageOf(found, PAGE, start, row => [row.at, row.id]);
  const items = await tx.knowledgeItem.findMany({
    where: { tenantId, id: { in: page.rows.map(row => row.id) } },
  });
  const ordered = page.rows.flatMap(row => items.find(item => item.id === row.id) ?? []);
  return {
    ...page,
    rows: await linesOf(asked, ordered, products),
    products: products.map(({ id, key, name, releases }) => ({
      id,
      value: key,
      label: name,
      versions: releases.map(release => release.version),
    })),
    refusals: actor.side === "customer" ? await listRefusals(asked, products) : [],
  };
}

async function conditions(
  asked: Asked,
  filter: KnowledgeFilter,
  products: readonly ProductInfo[],
): Promise<Prisma.Sql> {
  const { tx, actor } = asked;
  const all = knowledgePolicy.readAll(actor, null);
  const draft = (state: Prisma.Sql) => sql`EXISTS (SELECT 1 FROM knowledge_draft d
    WHERE d.tenant_id = i.tenant_id AND d.item_id = i.id AND ${state})`;
  const parts: Prisma.Sql[] = [];
  if (all && filter.show === "drafts") parts.push(draft(sql`true`));
  else if (all && filter.show === "review") parts.push(draft(sql`d.state = 'in_review'`));
  else if (all && filter.show === "gone")
    parts.push(sql`i.edition > 0 AND i.state = ANY ('{superseded,withdrawn}')`);
  else parts.push(all ? sql`i.state = ANY ('{draft,published}')` : sql`i.state = 'published'`);
  if (filter.show === "unread")
    parts.push(sql`i.state = 'published' AND NOT EXISTS (SELECT 1 FROM knowledge_read r WHERE r.tenant_id = i.tenant_id
      AND r.item_id = i.id AND r.person_id = ${actor.personId}::uuid AND r.edition >= i.told_edition)`);
  if (filter.kind) parts.push(sql`i.kind = ${filter.kind}`);
  if (filter.severity) parts.push(sql`i.severity = ${filter.severity}`);
  if (filter.course) parts.push(sql`i.course = ${filter.course}`);
  const product = products.find(one => one.key === filter.product);
  if (filter.product) parts.push(product ? sql`i.product_id = ${product.id}::uuid` : sql`false`);
  if (filter.version) parts.push(await ofVersion(asked, filter.version, product?.id ?? null));
  if (/^[a-z]{1,6}-\d{1,9}$/i.test(filter.words)) parts.push(sql`i.number = ${filter.words.toUpperCase()}`);
  else if (filter.words) {
    const ids = await searchIds(tx, filter.words, await openGates(asked), MOST_FOUND);
    // What was never out is not in the index: the vendor's drafts are few, and are looked through as they are.
    const written = sql`d.content::text ILIKE ${`%${filter.words.replace(/[\\%_]/g, match => `\\${match}`)}%`}`;
    parts.push(
      all
        ? sql`(i.id = ANY (${ids}::uuid[]) OR (i.state = 'draft' AND ${draft(written)}))`
        : sql`i.id = ANY (${ids}::uuid[])`,
    );
  }
  return Prisma.join(parts, " AND ");
}

/** Whose ranges hold a version: they are data of the row, and the rule about them is said once, in the domain. */
async function ofVersion(
  { tx, actor }: Asked,
  version: string,
  productId: string | null,
): Promise<Prisma.Sql> {
  const rows = await tx.knowledgeItem.findMany({
    where: { tenantId: actor.tenantId, ...(productId ? { productId } : { productId: { not: null } }) },
    select: { id: true, ranges: true },
    take: 5000,
  });
  const ids = rows.filter(row => affects(rangesOf(row.ranges), version) === "affected").map(row => row.id);
  return sql`i.id = ANY (${ids}::uuid[])`;
}
