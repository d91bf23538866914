import { featurePolicy } from "#lib/domain/policies/feature.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { eitherText } from "#lib/domain/text.ts";
import { PROGRESS, type Progress, weighVotes } from "#lib/domain/tickets/features.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import type { Feature, FeatureVote } from "#lib/platform/db/client/client.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import { beyond, type KeysetOrder, orderBy } from "#lib/platform/db/keyset.ts";
import { forLike } from "#lib/platform/db/like.ts";
import { type Cursor, pageOf, startOf } from "#lib/platform/db/page.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { FeatureDTO, FeatureLineDTO } from "./dto.ts";
import { influentialPartners } from "./influence.ts";

const sql = Prisma.sql;
const PAGE = 40;

export type FeatureFilter = {
  progress: Progress | null;
  product: string | null;
  voted: boolean;
  words: string;
};

/** What stands on an address, as a filter; what is nothing is left out. */
export const featureFilter = (asked: Record<string, string>): FeatureFilter => ({
  progress: PROGRESS.find(progress => progress === asked.progress) ?? null,
  product: asked.product?.slice(0, 60) || null,
  voted: asked.voted === "yes",
  words: (asked.words ?? "").trim().slice(0, 80),
});

const byChange: KeysetOrder[] = [
  { column: { sql: sql`f.updated_at`, type: "timestamptz" }, descending: true },
  { column: { sql: sql`f.id`, type: "uuid" }, descending: true },
];

export type FeaturePage = {
  rows: FeatureLineDTO[];
  next: string | null;
  previous: string | null;
  products: { value: string; label: string }[];
};

/**
 * Feature requests the actor's side may read, the one changed last first; a page at a time. Row security shows a partner what is
 * published and a customer what is published of products its contracts cover; how many voted all read, and only the vendor who.
 */
export async function listFeatures(
  tx: Tx,
  actor: Actor,
  filter: FeatureFilter,
  cursor: Cursor,
): Promise<FeaturePage> {
  const { tenantId } = actor;
  const products = await loadProducts(tx, tenantId);
  const start = startOf(cursor, byChange);
  const parts = [sql`f.tenant_id = ${tenantId}::uuid`];
  if (filter.progress) parts.push(sql`f.progress = ${filter.progress}`);
  if (filter.product) {
    const id = products.find(product => product.key === filter.product)?.id;
    parts.push(id ? sql`f.product_id = ${id}::uuid` : sql`false`);
  }
  if (filter.voted)
    parts.push(sql`f.id IN (SELECT v.feature_id FROM feature_vote v
      WHERE v.tenant_id = ${tenantId}::uuid AND v.org_id = ${actor.orgId}::uuid)`);
  if (filter.words) {
    const like = `%${forLike(filter.words)}%`;
    parts.push(
      sql`(f.number ILIKE ${like} OR f.title_en ILIKE ${like} OR f.title_es ILIKE ${like} OR f.text_en ILIKE ${like} OR f.text_es ILIKE ${like})`,
    );
  }
  if (start.edge) parts.push(beyond(byChange, start.edge, start.back));
  const found = await tx.$queryRaw<{ id: string; mark: string }[]>`
    SELECT f.id, f.updated_at::text AS mark FROM feature f WHERE ${Prisma.join(parts, " AND ")}
    ORDER BY ${orderBy(byChange, start.back)} LIMIT ${PAGE + 1}`;
  const page = pageOf(found, PAGE, start, row => [row.mark, row.id]);
  const rows = await tx.feature.findMany({ where: { tenantId, id: { in: page.rows.map(one => one.id) } } });
  const lines = await linesOf(tx, actor, rows);
  return {
    ...page,
    rows: page.rows.flatMap(({ id }) => lines.get(id) ?? []),
    products: products.map(({ key, name }) => ({ value: key, label: name })),
  };
}

/** Lines for these requests, by id, with the votes as far as the actor may know of them. */
async function linesOf(tx: Tx, actor: Actor, rows: readonly Feature[]): Promise<Map<string, FeatureLineDTO>> {
  const { tenantId } = actor;
  const products = await tx.product.findMany({
    where: { tenantId },
    select: { id: true, name: true, voteWeight: true },
  });
  const ids = rows.map(row => row.id);
  const votes = await tx.featureVote.findMany({ where: { tenantId, featureId: { in: ids } } });
  const influential = featurePolicy.readAll(actor, null)
    ? await influentialPartners(tx, tenantId, partnersIn(votes))
    : null;
  const counts = influential ? null : await countVotes(tx, ids);
  return new Map(
    rows.map(row => {
      const product = products.find(one => one.id === row.productId);
      const own = votes.filter(vote => vote.featureId === row.id);
      return [
        row.id,
        {
          number: row.number,
          title: eitherText(row.titleEn, row.titleEs, actor.locale),
          productName: product?.name ?? "",
          progress: row.progress as Progress,
          release: row.release,
          draft: row.state === "draft",
          voted: own.some(vote => vote.orgId === actor.orgId),
          votes: influential
            ? weighVotes(own, influential, product?.voteWeight ?? 1)
            : { votes: counts?.get(row.id) ?? 0, weight: null },
          updatedAt: row.updatedAt.getTime(),
        },
      ];
    }),
  );
}

/** How many voted for each of these requests; of whom they are, row security tells a company its own alone. */
async function countVotes(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ feature_id: string; votes: number }[]>`
    SELECT feature_id, votes FROM feature_votes(${ids}::uuid[])`;
  return new Map(rows.map(row => [row.feature_id, row.votes]));
}

const partnersIn = (votes: readonly FeatureVote[]): string[] =>
  votes.flatMap(vote => (vote.partnerOrgId ? [vote.partnerOrgId] : []));

/** A request's row by its number, as the actor's side sees it. */
export const findFeature = (tx: Tx, actor: Actor, number: string): Promise<Feature | null> =>
  tx.feature.findFirst({ where: { tenantId: actor.tenantId, number } });

/** All releases of a product, those in preparation too, newest first; and those that are out on a day. As the vendor. */
export async function releasesOf(
  tx: Tx,
  tenantId: string,
  productId: string,
  today: PlainDate,
): Promise<{ known: string[]; out: string[] }> {
  const rows = await tx.release.findMany({
    where: { tenantId, productId },
    orderBy: [{ releasedOn: "desc" }, { version: "desc" }],
  });
  const out = rows.filter(row => row.state === "published" && toPlainDate(row.releasedOn) <= today);
  return { known: rows.map(row => row.version), out: out.map(row => row.version) };
}

/** The page of a request for the actor; null where there is none for them. */
export async function getFeature(
  tx: Tx,
  actor: Actor,
  number: string,
  today: PlainDate,
): Promise<FeatureDTO | null> {
  const row = await findFeature(tx, actor, number);
  const line = row && (await linesOf(tx, actor, [row])).get(row.id);
  if (!row || !line) return null;
  return {
    ...line,
    id: row.id,
    version: row.version,
    text: eitherText(row.textEn, row.textEs, actor.locale),
    reason: eitherText(row.reasonEn, row.reasonEs, actor.locale),
    mayVote: featurePolicy.vote(actor, null) && votable(row),
    own: featurePolicy.readAll(actor, null) ? await ownOf(tx, row, today) : null,
  };
}

/** What is released or declined is no longer to be wished for. */
export const votable = (row: Pick<Feature, "state" | "progress">): boolean =>
  row.state === "published" && (row.progress === "considered" || row.progress === "planned");

async function ownOf(tx: Tx, row: Feature, today: PlainDate): Promise<NonNullable<FeatureDTO["own"]>> {
  const { tenantId } = row;
  const votes = await tx.featureVote.findMany({
    where: { tenantId, featureId: row.id },
    orderBy: [{ at: "desc" }, { orgId: "asc" }],
    take: 200,
  });
  const influential = await influentialPartners(tx, tenantId, partnersIn(votes));
  const { known, out } = await releasesOf(tx, tenantId, row.productId, today);
  return {
    titleEn: row.titleEn,
    titleEs: row.titleEs,
    textEn: row.textEn,
    textEs: row.textEs,
    voters: votes.map(vote => ({
      name: vote.orgName,
      side: vote.customerOrgId === null ? ("partner" as const) : ("customer" as const),
      influence:
        vote.customerOrgId === null && vote.partnerOrgId !== null && influential.has(vote.partnerOrgId),
      at: vote.at.getTime(),
    })),
    releases: known,
    out,
  };
}
