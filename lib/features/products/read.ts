import { productPolicy } from "#lib/domain/policies/product.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { againstRelease } from "#lib/domain/products/entitlement.ts";
import { versionSupport } from "#lib/domain/products/support.ts";
import { eitherText } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import { beyond, type KeysetOrder, orderBy } from "#lib/platform/db/keyset.ts";
import { type Cursor, pageOf, startOf } from "#lib/platform/db/page.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { readEntitled, readersOf, refusalWords } from "./access.ts";
import type { EndDto, ReleaseDto, ReleaseLine, ReleaseRefusal } from "./dto.ts";
import { loadProducts, type ProductInfo } from "./queries.ts";
import { runningCounts } from "./systems.ts";

const PAGE = 40;
const sql = Prisma.sql;
const orders: KeysetOrder[] = [
  { column: { sql: sql`r.released_on`, type: "date" }, descending: true },
  { column: { sql: sql`r.id`, type: "uuid" }, descending: true },
];

type Asked = { tx: Tx; actor: Actor; today: PlainDate };

export type ReleasePage = {
  rows: ReleaseLine[];
  next: string | null;
  previous: string | null;
  products: { value: string; label: string }[];
  /** Products whose notes and files the reader has not, with the reason. */
  refusals: ReleaseRefusal[];
};

/** Releases, newest first; drafts for the vendor alone. That they are there is everybody's to know (S11, S15). */
export async function listReleases(
  { tx, actor, today }: Asked,
  filter: { product: string | null },
  cursor: Cursor,
): Promise<ReleasePage> {
  const { tenantId } = actor;
  const products = await loadProducts(tx, tenantId);
  const product = products.find(one => one.key === filter.product);
  const start = startOf(cursor, orders);
  const found = await tx.$queryRaw<{ id: string; releasedOn: string }[]>`
    SELECT r.id, r.released_on::text AS "releasedOn" FROM release r WHERE r.tenant_id = ${tenantId}::uuid
      ${productPolicy.readAll(actor, null) ? Prisma.empty : sql`AND r.state = 'published'`}
      ${product ? sql`AND r.product_id = ${product.id}::uuid` : Prisma.empty}
      ${start.edge ? sql`AND ${beyond(orders, start.edge, start.back)}` : Prisma.empty}
    ORDER BY ${orderBy(orders, start.back)} LIMIT ${PAGE + 1}`;
  const page = pageOf(found, PAGE, start, row => [row.releasedOn, row.id]);
  const ids = page.rows.map(row => row.id);
  const { lines, refusals } = await linesOf({ tx, actor, today }, ids, products);
  return {
    ...page,
    rows: lines,
    products: products.map(({ key, name }) => ({ value: key, label: name })),
    refusals: refusals.filter(refusal => !product || refusal.params.product === product.name),
  };
}

async function linesOf(
  { tx, actor, today }: Asked,
  ids: readonly string[],
  products: readonly ProductInfo[],
): Promise<{ lines: ReleaseLine[]; refusals: ReleaseRefusal[] }> {
  const { tenantId } = actor;
  const rows = await tx.release.findMany({ where: { tenantId, id: { in: [...ids] } } });
  const readers = await readersOf(tx, actor, products);
  const counts = await runningCounts(tx, tenantId, today);
  const mine = new Map<string, number>();
  const refusals: ReleaseRefusal[] = [];
  for (const product of products) {
    const reader = readers.get(product.id);
    const refusal = reader ? refusalWords(againstRelease(reader), product.name, actor) : null;
    if (refusal) {
      refusals.push(refusal);
      continue;
    }
    const files = await readEntitled(tx, actor, reader, () =>
      tx.releaseFile.groupBy({
        by: ["releaseId"],
        where: { tenantId, productId: product.id, releaseId: { in: [...ids] } },
        _count: { _all: true },
      }),
    );
    const counted = new Map(files.map(file => [file.releaseId, file._count._all]));
    for (const row of rows) if (row.productId === product.id) mine.set(row.id, counted.get(row.id) ?? 0);
  }
  const found = new Map(
    rows.map(row => {
      const product = products.find(one => one.id === row.productId);
      const support = product && versionSupport(product.releases, row.version, product.promise, today);
      const line: ReleaseLine = {
        id: row.id,
        product: product?.name ?? "",
        productKey: product?.key ?? "",
        version: row.version,
        major: row.major,
        releasedOn: toPlainDate(row.releasedOn),
        draft: row.state === "draft",
        support: support?.state ?? null,
        until: support?.until ?? null,
        files: mine.get(row.id) ?? null,
        runs: counts.get(`${row.productId}:${row.version}`) ?? 0,
      };
      return [row.id, line];
    }),
  );
  return { lines: ids.flatMap(id => found.get(id) ?? []), refusals };
}

/** One release with what the actor may read of it. Refuses what is not there for them as "not found". */
export async function readRelease(
  { tx, actor, today }: Asked,
  productKey: string,
  version: string,
): Promise<ReleaseDto> {
  const { tenantId } = actor;
  const products = await loadProducts(tx, tenantId);
  const product = products.find(one => one.key === productKey) ?? notFoundRefusal();
  const row = await tx.release.findFirst({
    where: {
      tenantId,
      productId: product.id,
      version,
      ...(productPolicy.readAll(actor, null) ? {} : { state: "published" }),
    },
    include: { ends: { where: { takenBackOn: null } } },
  });
  if (!row) return notFoundRefusal();
  const { lines, refusals } = await linesOf({ tx, actor, today }, [row.id], products);
  const line = lines[0] ?? notFoundRefusal();
  const refusal = refusals.find(one => one.params.product === product.name) ?? null;
  const reader = (await readersOf(tx, actor, [product])).get(product.id);
  const [end] = row.ends;
  return {
    ...line,
    revision: row.revision,
    refusal,
    content: refusal ? null : await readEntitled(tx, actor, reader, () => contentOf(tx, actor, row.id)),
    end: end ? endDto(end, actor.locale) : null,
  };
}

async function contentOf(
  tx: Tx,
  { tenantId, locale }: Actor,
  releaseId: string,
): Promise<ReleaseDto["content"]> {
  const note = await tx.releaseNote.findFirst({ where: { tenantId, releaseId } });
  const files = await tx.releaseFile.findMany({
    where: { tenantId, releaseId },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
  });
  return {
    notes: note ? eitherText(note.notesEn, note.notesEs, locale) : "",
    files: files.map(({ id, name, mediaType, size, sha256 }) => ({ id, name, mediaType, size, sha256 })),
  };
}

type EndRow = Awaited<ReturnType<Tx["endOfLife"]["findFirstOrThrow"]>>;

export const endDto = (row: EndRow, locale: string): EndDto => ({
  id: row.id,
  announcedOn: toPlainDate(row.announcedOn),
  endsOn: toPlainDate(row.endsOn),
  advice: eitherText(row.adviceEn, row.adviceEs, locale),
  moved:
    row.movedFrom && row.movedOn ? { from: toPlainDate(row.movedFrom), on: toPlainDate(row.movedOn) } : null,
  revision: row.revision,
});
