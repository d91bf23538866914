import { type LibraryReader, readerKeys } from "#lib/domain/library/audience.ts";
import {
  LIBRARY_KINDS,
  LIBRARY_STATES,
  type LibraryKind,
  type LibraryState,
} from "#lib/domain/library/item.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { forLike } from "#lib/platform/db/like.ts";
import { Prisma } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { LibraryChoice, LibraryLine } from "./dto.ts";
import { type Asked, linesOf, productNames } from "./queries.ts";
import { libraryReader } from "./reader.ts";

const PAGE = 40;

export type LibraryFilter = {
  kind: LibraryKind | null;
  product: string | null;
  /** The vendor's: of which state. */
  state: LibraryState | null;
  /** "new": the newest version not had yet; "mine": what the reader may have. */
  show: "new" | "mine" | null;
  words: string;
  cursor: string | null;
};

/** What stands on a page's address, as a filter; what is nothing is left out. */
export const libraryFilter = (asked: Record<string, string>): LibraryFilter => ({
  kind: LIBRARY_KINDS.find(kind => kind === asked.kind) ?? null,
  product: asked.product?.slice(0, 60) || null,
  state: LIBRARY_STATES.find(state => state === asked.state) ?? null,
  show: asked.show === "new" || asked.show === "mine" ? asked.show : null,
  words: (asked.words ?? "").trim().slice(0, 80),
  cursor: asked.cursor || null,
});

/** The library, newest first. A partner sees all that is published, with what stands against it where it may not have it (P25). */
export async function listLibrary(
  { tx, actor, today }: Asked,
  filter: LibraryFilter,
): Promise<{ rows: LibraryLine[]; next: string | null; products: LibraryChoice[] }> {
  if (actor.side === "customer") return notFoundRefusal();
  const { tenantId } = actor;
  const reader = await libraryReader(tx, actor, today);
  const ids = await tx.$queryRaw<{ id: string; at: string }[]>`
    SELECT i.id, (extract(epoch FROM i.latest_at) * 1000)::bigint::text AS at FROM library_item i
    WHERE i.tenant_id = ${tenantId}::uuid AND ${conditions(actor, filter, reader)}
    ORDER BY i.latest_at DESC, i.id DESC LIMIT ${PAGE + 1}`;
  const shown = ids.slice(0, PAGE);
  const items = await tx.libraryItem.findMany({
    where: { tenantId, id: { in: shown.map(row => row.id) } },
    orderBy: [{ latestAt: "desc" }, { id: "desc" }],
  });
  const products = await productNames(tx, tenantId);
  const last = shown.at(-1);
  return {
    rows: await linesOf({ tx, actor, today }, items, reader, products),
    next: ids.length > PAGE && last ? `${last.at}_${last.id}` : null,
    products: [...products].map(([value, label]) => ({ value, label })),
  };
}

const none = Prisma.sql`'{}'`;

/** The same that `againstReader` says, over columns: a property test holds the two together. */
export function mayHave(reader: LibraryReader): Prisma.Sql {
  const keys = readerKeys(reader);
  if (!keys.inForce) return Prisma.sql`false`;
  return Prisma.sql`(i.benefit IS NULL OR i.benefit = ANY (${keys.benefits}::text[]))
    AND (i.tiers = ${none} OR i.tiers && ${keys.tiers}::text[])
    AND (i.roles = ${none} OR i.roles && ${[...reader.roles]}::text[])
    AND (i.levels = ${none} OR i.levels && ${keys.levels}::int[])`;
}

function conditions(actor: Actor, filter: LibraryFilter, reader: LibraryReader | null): Prisma.Sql {
  const parts = [
    actor.side === "vendor"
      ? filter.state
        ? Prisma.sql`i.state = ${filter.state}`
        : Prisma.sql`true`
      : Prisma.sql`i.state = 'published'`,
  ];
  if (filter.kind) parts.push(Prisma.sql`i.kind = ${filter.kind}`);
  if (filter.product) parts.push(Prisma.sql`i.product_key = ${filter.product}`);
  if (filter.words) {
    const like = `%${forLike(filter.words)}%`;
    parts.push(
      Prisma.sql`concat_ws(' ', i.title_en, i.title_es, i.description_en, i.description_es) ILIKE ${like}`,
    );
  }
  if (reader && filter.show) parts.push(mayHave(reader));
  if (reader && filter.show === "new")
    parts.push(Prisma.sql`NOT EXISTS (SELECT 1 FROM library_read r
      JOIN library_version v ON v.tenant_id = r.tenant_id AND v.id = r.version_id
      WHERE r.tenant_id = i.tenant_id AND r.item_id = i.id AND r.person_id = ${actor.personId}::uuid
        AND v.published_at >= i.latest_at)`);
  const [at, id] = filter.cursor?.split("_") ?? [];
  if (at && /^\d{1,15}$/.test(at) && id && isUuid(id))
    parts.push(
      Prisma.sql`(i.latest_at, i.id) < (to_timestamp(${Number(at)}::double precision / 1000), ${id}::uuid)`,
    );
  return Prisma.join(parts, " AND ");
}
