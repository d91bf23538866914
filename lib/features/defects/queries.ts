import { defectPolicy } from "#lib/domain/policies/defect.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { eitherOf } from "#lib/domain/text.ts";
import {
  type AnnouncementKind,
  DEFECT_STATES,
  type DefectState,
  type PublicWording,
} from "#lib/domain/tickets/defects.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import type { LinkedCaseDTO } from "#lib/features/tickets/dto/linked.ts";
import { linkedCases } from "#lib/features/tickets/queries/linked.ts";
import type { Defect } from "#lib/platform/db/client/client.ts";
import { beyond, type KeysetOrder, orderBy } from "#lib/platform/db/keyset.ts";
import { forLike } from "#lib/platform/db/like.ts";
import { type Cursor, type Page, pageOf, startOf } from "#lib/platform/db/page.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { AnnouncementDTO, CaseDefectDTO, DefectDTO, DefectLineDTO } from "./dto.ts";

const sql = Prisma.sql;
const PAGE = 40;

export type DefectFilter = { state: DefectState | null; product: string | null; words: string };

/** What stands on an address, as a filter; what is nothing is left out. */
export const defectFilter = (asked: Record<string, string>): DefectFilter => ({
  state: DEFECT_STATES.find(state => state === asked.state) ?? null,
  product: asked.product?.slice(0, 60) || null,
  words: (asked.words ?? "").trim().slice(0, 80),
});

const byChange: KeysetOrder[] = [
  { column: { sql: sql`d.updated_at`, type: "timestamptz" }, descending: true },
  { column: { sql: sql`d.id`, type: "uuid" }, descending: true },
];

export type DefectPage = Page<DefectLineDTO> & { products: { value: string; label: string }[] };

/** The vendor's defects, the one changed last first; a page at a time. Nobody else has any. */
export async function listDefects(
  tx: Tx,
  actor: Actor,
  filter: DefectFilter,
  cursor: Cursor,
): Promise<DefectPage> {
  const products = await loadProducts(tx, actor.tenantId);
  const choices = products.map(({ key, name }) => ({ value: key, label: name }));
  if (!defectPolicy.read(actor, null)) return { rows: [], next: null, previous: null, products: choices };
  const start = startOf(cursor, byChange);
  const parts = [sql`d.tenant_id = ${actor.tenantId}::uuid`];
  if (filter.state) parts.push(sql`d.state = ${filter.state}`);
  if (filter.product) {
    const id = products.find(product => product.key === filter.product)?.id;
    parts.push(id ? sql`d.product_id = ${id}::uuid` : sql`false`);
  }
  if (filter.words) {
    const like = `%${forLike(filter.words)}%`;
    parts.push(
      sql`(d.number ILIKE ${like} OR d.title ILIKE ${like} OR d.description ILIKE ${like} OR d.title_en ILIKE ${like} OR d.title_es ILIKE ${like})`,
    );
  }
  if (start.edge) parts.push(beyond(byChange, start.edge, start.back));
  type Row = {
    id: string;
    number: string;
    title: string;
    productId: string;
    versions: string[];
    state: DefectState;
    fixedIn: string | null;
    workaround: boolean;
    updatedAt: Date;
    mark: string;
  };
  const found = await tx.$queryRaw<Row[]>`
    SELECT d.id, d.number, d.title, d.product_id AS "productId", d.versions, d.state, d.fixed_in AS "fixedIn",
      (d.workaround_en <> '' OR d.workaround_es <> '') AS workaround, d.updated_at AS "updatedAt", d.updated_at::text AS mark
    FROM defect d WHERE ${Prisma.join(parts, " AND ")}
    ORDER BY ${orderBy(byChange, start.back)} LIMIT ${PAGE + 1}`;
  const page = pageOf(found, PAGE, start, row => [row.mark, row.id]);
  const counts = await casesOf(
    tx,
    actor.tenantId,
    page.rows.map(row => row.id),
  );
  const names = new Map(products.map(product => [product.id, product.name]));
  return {
    ...page,
    products: choices,
    rows: page.rows.map(({ id, productId, mark: _, updatedAt, ...row }) => ({
      ...row,
      productName: names.get(productId) ?? "",
      updatedAt: updatedAt.getTime(),
      ...(counts.get(id) ?? { cases: 0, open: 0 }),
    })),
  };
}

/** How many cases some defects have, in one look. */
async function casesOf(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, { cases: number; open: number }>> {
  const rows = await tx.$queryRaw<{ id: string; cases: number; open: number }[]>`
    SELECT c.defect_id AS id, count(*)::int AS cases, (count(*) FILTER (WHERE t.open))::int AS open
    FROM defect_case c JOIN ticket t ON t.tenant_id = c.tenant_id AND t.id = c.ticket_id
    WHERE c.tenant_id = ${tenantId}::uuid AND c.defect_id = ANY (${[...ids]}::uuid[]) GROUP BY 1`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** A defect's row by its number, as the vendor reads it; null for everybody else. */
export const findDefect = (tx: Tx, actor: Actor, number: string): Promise<Defect | null> =>
  defectPolicy.read(actor, null)
    ? tx.defect.findFirst({ where: { tenantId: actor.tenantId, number } })
    : Promise.resolve(null);

/** Everything the vendor's page of a defect shows but its cases; null where there is none for the actor. */
export async function getDefect(
  tx: Tx,
  actor: Actor,
  number: string,
  today: PlainDate,
): Promise<DefectDTO | null> {
  const row = await findDefect(tx, actor, number);
  if (!row) return null;
  const { tenantId } = row;
  const product = (await loadProducts(tx, tenantId)).find(one => one.id === row.productId);
  const counts = (await casesOf(tx, tenantId, [row.id])).get(row.id) ?? { cases: 0, open: 0 };
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    productId: row.productId,
    productName: product?.name ?? "",
    title: row.title,
    description: row.description,
    versions: row.versions,
    state: row.state as DefectState,
    fixedIn: row.fixedIn,
    reason: row.reason,
    publicTitle: { en: row.titleEn, es: row.titleEs },
    publicText: { en: row.textEn, es: row.textEs },
    workaround: { en: row.workaroundEn, es: row.workaroundEs },
    createdBy: row.createdBy,
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    ...counts,
    announcements: await announcementsOf(tx, row),
    releases: (product?.releases ?? [])
      .filter(release => release.releasedOn <= today)
      .map(release => release.version),
  };
}

async function announcementsOf(tx: Tx, row: Defect): Promise<AnnouncementDTO[]> {
  const { tenantId } = row;
  const all = await tx.defectAnnouncement.findMany({
    where: { tenantId, defectId: row.id },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 50,
  });
  const reached = await tx.defectNotice.groupBy({
    by: ["announcementId"],
    where: { tenantId, announcementId: { in: all.map(one => one.id) } },
    _count: true,
  });
  return all.map(one => ({
    id: one.id,
    kind: one.kind as AnnouncementKind,
    text: { en: one.textEn, es: one.textEs },
    moveOn: one.moveOn,
    byName: one.byName,
    at: one.at.getTime(),
    cases: one.cases,
    reached: reached.find(of => of.announcementId === one.id)?._count ?? 0,
  }));
}

/** The cases of a defect, open ones first; a page at a time. For the vendor alone. */
export async function defectCases(
  tx: Tx,
  actor: Actor,
  defectId: string,
  cursor: Cursor,
): Promise<Page<LinkedCaseDTO>> {
  if (!defectPolicy.read(actor, null)) return { rows: [], next: null, previous: null };
  return linkedCases(tx, actor.tenantId, { to: "defect", id: defectId }, cursor);
}

/** What the reader of a case may know of the faults behind it (R1): the public words on this very case; its number, the vendor. */
export async function defectsOfCase(tx: Tx, actor: Actor, ticketId: string): Promise<CaseDefectDTO[]> {
  const { tenantId } = actor;
  const rows = await tx.defectCase.findMany({
    where: { tenantId, ticketId },
    orderBy: [{ at: "asc" }, { defectId: "asc" }],
  });
  if (rows.length === 0) return [];
  const own = defectPolicy.read(actor, null)
    ? await tx.defect.findMany({ where: { tenantId, id: { in: rows.map(row => row.defectId) } } })
    : [];
  return rows.flatMap((row): CaseDefectDTO[] => {
    const defect = own.find(one => one.id === row.defectId);
    const wording = row.wording as PublicWording | null;
    if (!wording && !defect) return [];
    return [
      {
        number: defect?.number ?? null,
        own: defect?.title ?? null,
        title: eitherOf(wording?.title, actor.locale),
        text: eitherOf(wording?.text, actor.locale),
        workaround: eitherOf(wording?.workaround, actor.locale),
        state: (defect?.state as DefectState | undefined) ?? wording?.state ?? "open",
        fixedIn: defect ? defect.fixedIn : (wording?.fixedIn ?? null),
      },
    ];
  });
}
