import type { Actor } from "#lib/domain/policies/types.ts";
import { versionSupport } from "#lib/domain/products/support.ts";
import { daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import { beyond, type KeysetOrder, orderBy } from "#lib/platform/db/keyset.ts";
import { type Cursor, pageOf, startOf } from "#lib/platform/db/page.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { EndDto } from "./dto.ts";
import { loadProducts } from "./queries.ts";
import { endDto } from "./read.ts";
import { runningCounts } from "./systems.ts";

const PAGE = 50;
const sql = Prisma.sql;

export type EndFilter = { view: "coming" | "past"; mine: boolean; product: string | null };
export type EndLine = EndDto & {
  product: string;
  productKey: string;
  version: string;
  /** Days until the last one, that one counted as 0; below 0 it is over. */
  left: number;
  /** Systems that run it, as far as the reader sees: all, those it serves, its own. */
  runs: number;
  /** What a promise keeps longer than the announcement says (S11). */
  until: PlainDate;
};

/** The ends that are announced, the next one first; past ones, the last first (S11). Everybody may know of all of them. */
export async function endCalendar(
  { tx, actor, today }: { tx: Tx; actor: Actor; today: PlainDate },
  filter: EndFilter = { view: "coming", mine: false, product: null },
  cursor: Cursor = { after: null, before: null },
): Promise<{
  rows: EndLine[];
  next: string | null;
  previous: string | null;
  months: number;
  products: { value: string; label: string }[];
}> {
  const { tenantId } = actor;
  const products = await loadProducts(tx, tenantId);
  const product = products.find(one => one.key === filter.product);
  const counts = await runningCounts(tx, tenantId, today);
  const descending = filter.view === "past";
  const orders: KeysetOrder[] = [
    { column: { sql: sql`e.ends_on`, type: "date" }, descending },
    { column: { sql: sql`e.id`, type: "uuid" }, descending },
  ];
  const start = startOf(cursor, orders);
  const run = [...counts.keys()];
  const found = await tx.$queryRaw<{ id: string; endsOn: PlainDate }[]>`
    SELECT e.id, e.ends_on::text AS "endsOn" FROM end_of_life e JOIN release r ON r.tenant_id = e.tenant_id AND r.id = e.release_id
    WHERE e.tenant_id = ${tenantId}::uuid AND e.taken_back_on IS NULL
      AND ${descending ? sql`e.ends_on < ${today}::date` : sql`e.ends_on >= ${today}::date`}
      ${product ? sql`AND e.product_id = ${product.id}::uuid` : Prisma.empty}
      ${filter.mine ? sql`AND e.product_id || ':' || r.version = ANY (${run}::text[])` : Prisma.empty}
      ${start.edge ? sql`AND ${beyond(orders, start.edge, start.back)}` : Prisma.empty}
    ORDER BY ${orderBy(orders, start.back)} LIMIT ${PAGE + 1}`;
  const page = pageOf(found, PAGE, start, row => [row.endsOn, row.id]);
  const rows = await tx.endOfLife.findMany({
    where: { tenantId, id: { in: page.rows.map(row => row.id) } },
    include: { release: true },
  });
  const lines = new Map(
    rows.map(row => {
      const of = products.find(one => one.id === row.productId);
      const { version } = row.release;
      const endsOn = toPlainDate(row.endsOn);
      const support = of && versionSupport(of.releases, version, of.promise, today);
      const line: EndLine = {
        ...endDto(row, actor.locale),
        product: of?.name ?? "",
        productKey: of?.key ?? "",
        version,
        left: daysBetween(today, endsOn),
        runs: counts.get(`${row.productId}:${version}`) ?? 0,
        until: support?.until ?? endsOn,
      };
      return [row.id, line];
    }),
  );
  return {
    ...page,
    rows: page.rows.flatMap(({ id }) => lines.get(id) ?? []),
    months: Math.min(...products.map(one => one.promise.endOfLifeMonths), 120),
    products: products.map(({ key, name }) => ({ value: key, label: name })),
  };
}

/** Ends that come while somebody the reader sees still runs the version, the next first: home pages and calendars. */
export async function endsStillRun(
  asked: { tx: Tx; actor: Actor; today: PlainDate },
  most = 5,
): Promise<EndLine[]> {
  const { rows } = await endCalendar(asked, { view: "coming", mine: true, product: null });
  return rows.slice(0, most);
}
