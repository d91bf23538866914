import type { VersionRange } from "#lib/domain/knowledge/affected.ts";
import {
  type Course,
  type KnowledgeKind,
  type KnowledgeText,
  languageFor,
  type Severity,
  type TextLocale,
  writtenIn,
} from "#lib/domain/knowledge/item.ts";
import {
  beyond,
  type Edge,
  type KeysetOrder,
  orderBy,
  readCursor,
  writeCursor,
} from "#lib/platform/db/keyset.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { rangesOf, textsOf } from "./content.ts";
import { searchIds } from "./search.ts";

const PAGE = 30;
const sql = Prisma.sql;
const orders: KeysetOrder[] = [
  { column: { sql: sql`i.changed_at`, type: "timestamptz" }, descending: true },
  { column: { sql: sql`i.id`, type: "uuid" }, descending: true },
];

export type PublicLine = {
  number: string;
  kind: KnowledgeKind;
  title: string;
  summary: string;
  locale: TextLocale;
  product: string | null;
  severity: Severity | null;
  course: Course | null;
  ranges: VersionRange[];
  changedAt: number;
};

type Visitor = { tx: Tx; tenantId: string; locale: string };

/** What everybody may read, last changed first; by words where some are asked for. As a visitor. */
export async function publicKnowledge(
  { tx, tenantId, locale }: Visitor,
  filter: { words: string; product: string | null },
  after: string | null,
): Promise<{ rows: PublicLine[]; next: string | null; products: { value: string; label: string }[] }> {
  const products = (await loadProductsOf(tx, tenantId)).map(({ id, key, name }) => ({ id, key, name }));
  const product = products.find(one => one.key === filter.product);
  const ids = filter.words ? await searchIds(tx, filter.words, ["public"], 200) : null;
  const edge = readCursor(after, orders);
  const found = await tx.$queryRaw<{ id: string; at: string }[]>`
    SELECT i.id, i.changed_at::text AS at FROM knowledge_item i
    WHERE i.tenant_id = ${tenantId}::uuid AND i.state = 'published' AND i.gate = 'public'
      ${product ? sql`AND i.product_id = ${product.id}::uuid` : Prisma.empty}
      ${ids ? sql`AND i.id = ANY (${ids}::uuid[])` : Prisma.empty}
      ${edge ? sql`AND ${beyond(orders, edge, false)}` : Prisma.empty}
    ORDER BY ${orderBy(orders, false)} LIMIT ${PAGE + 1}`;
  const shown = found.slice(0, PAGE);
  const items = await tx.knowledgeItem.findMany({
    where: { tenantId, id: { in: shown.map(row => row.id) } },
  });
  const texts = await tx.knowledgeText.findMany({
    where: { tenantId, itemId: { in: shown.map(row => row.id) } },
  });
  const last = shown.at(-1);
  return {
    rows: shown.flatMap(({ id }) => {
      const item = items.find(one => one.id === id);
      const all = textsOf(texts.filter(text => text.itemId === id));
      const language = languageFor(writtenIn(all), locale);
      return item && language ? [lineOf(item, all[language.locale], language.locale, products)] : [];
    }),
    next: found.length > PAGE && last ? writeCursor([last.at, last.id] satisfies Edge) : null,
    products: products.map(({ key, name }) => ({ value: key, label: name })),
  };
}

/** Visitors read no releases: names of products are enough. */
const loadProductsOf = (tx: Tx, tenantId: string) =>
  tx.product.findMany({ where: { tenantId }, orderBy: [{ name: "asc" }, { id: "asc" }] });

type Item = Awaited<ReturnType<Tx["knowledgeItem"]["findFirstOrThrow"]>>;

const lineOf = (
  item: Item,
  text: KnowledgeText,
  locale: TextLocale,
  products: readonly { id: string; name: string }[],
): PublicLine => ({
  number: item.number,
  kind: item.kind as KnowledgeKind,
  title: text.title,
  summary: text.summary,
  locale,
  product: products.find(one => one.id === item.productId)?.name ?? null,
  severity: item.severity as Severity | null,
  course: item.course as Course | null,
  ranges: rangesOf(item.ranges),
  changedAt: item.changedAt.getTime(),
});

export type PublicArticle = PublicLine & {
  text: KnowledgeText;
  written: TextLocale[];
  fellBack: boolean;
  publishedAt: number;
  /** What took its place, where that is public too. */
  supersededBy: string | null;
};

/** One public thing by its number; null: there is none for visitors. */
export async function publicArticle(
  { tx, tenantId, locale }: Visitor,
  number: string,
): Promise<PublicArticle | null> {
  const item = await tx.knowledgeItem.findFirst({ where: { tenantId, number } });
  if (!item) return null;
  const all = textsOf(await tx.knowledgeText.findMany({ where: { tenantId, itemId: item.id } }));
  const written = writtenIn(all);
  const language = languageFor(written, locale);
  if (!language) return null;
  const other = item.supersededById
    ? await tx.knowledgeItem.findFirst({ where: { tenantId, id: item.supersededById } })
    : null;
  const text = all[language.locale];
  return {
    ...lineOf(item, text, language.locale, await loadProductsOf(tx, tenantId)),
    text,
    written,
    fellBack: language.fellBack,
    publishedAt: item.publishedAt?.getTime() ?? 0,
    supersededBy: other?.number ?? null,
  };
}
