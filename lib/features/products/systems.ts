import { productPolicy } from "#lib/domain/policies/product.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { SUPPORT_FILTERS, type SupportState, versionSupport } from "#lib/domain/products/support.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import { beyond, type KeysetOrder, orderBy } from "#lib/platform/db/keyset.ts";
import { type Cursor, pageOf, startOf } from "#lib/platform/db/page.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { SystemLine } from "./dto.ts";
import { loadProducts, type ProductInfo } from "./queries.ts";

const PAGE = 50;

export type SupportFilter = SupportState | "unknown";

export type SystemFilter = {
  product: string | null;
  version: string | null;
  support: SupportFilter | null;
  cover: "in_force" | "over" | null;
  words: string;
};

/** What stands on an address, as a filter; what is nothing is left out. */
export const systemFilter = (asked: Record<string, string>): SystemFilter => ({
  product: asked.product?.slice(0, 60) || null,
  version: asked.version?.slice(0, 40) || null,
  support: SUPPORT_FILTERS.find(state => state === asked.support) ?? null,
  cover: asked.cover === "in_force" || asked.cover === "over" ? asked.cover : null,
  words: (asked.words ?? "").trim().slice(0, 80),
});

const sql = Prisma.sql;
const orders: KeysetOrder[] = [
  { column: { sql: sql`o.name`, type: "text" }, descending: false },
  { column: { sql: sql`s.name`, type: "text" }, descending: false },
  { column: { sql: sql`s.id`, type: "uuid" }, descending: false },
];

/** That a contract covers today; a renewal signed in time covers the days between (S14). */
const covered = (
  today: PlainDate,
) => sql`(c.cancelled_on IS NULL OR c.cancelled_on > ${today}::date OR c.cancelled_on > c.ends_on)
  AND (c.ends_on >= ${today}::date OR EXISTS (SELECT 1 FROM contract r WHERE r.tenant_id = c.tenant_id AND r.previous_id = c.id
    AND r.signed_on <= c.ends_on AND r.cancelled_on IS NULL AND r.starts_on > ${today}::date))`;

/**
 * Systems as they run today: those of the newest contract begun in each chain, in force or over (S15: the product may go on
 * being used). What an amendment took out, or brings on a later day, is not among them.
 */
const running = (tenantId: string, today: PlainDate) => sql`
  FROM contract_system s
  JOIN contract c ON c.tenant_id = s.tenant_id AND c.id = s.contract_id
  JOIN organisation o ON o.tenant_id = c.tenant_id AND o.id = c.customer_org_id
  WHERE s.tenant_id = ${tenantId}::uuid AND c.signed_on IS NOT NULL AND c.starts_on <= ${today}::date
    AND coalesce(s.from_on, c.starts_on) <= ${today}::date AND coalesce(s.until_on, c.ends_on) >= least(${today}::date, c.ends_on)
    AND NOT EXISTS (SELECT 1 FROM contract n WHERE n.tenant_id = c.tenant_id AND n.previous_id = c.id
      AND n.signed_on IS NOT NULL AND n.cancelled_on IS NULL AND n.starts_on <= ${today}::date)`;

type Asked = { tx: Tx; actor: Actor; today: PlainDate };

/** Versions of a product in a state of support on a day. */
const versionsIn = (product: ProductInfo, state: SupportFilter, today: PlainDate): string[] =>
  product.releases
    .map(release => release.version)
    .filter(version => versionSupport(product.releases, version, product.promise, today)?.state === state);

function conditions(filter: SystemFilter, products: readonly ProductInfo[], today: PlainDate): Prisma.Sql {
  const parts: Prisma.Sql[] = [sql`true`];
  if (filter.product) {
    const id = products.find(product => product.key === filter.product)?.id;
    parts.push(id ? sql`s.product_id = ${id}::uuid` : sql`false`);
  }
  if (filter.version) parts.push(sql`s.version = ${filter.version}`);
  if (filter.cover === "in_force") parts.push(covered(today));
  if (filter.cover === "over") parts.push(sql`NOT (${covered(today)})`);
  if (filter.support) {
    const known = filter.support === "unknown";
    const any = products.map(product => {
      const all = product.releases.filter(r => r.releasedOn <= today).map(release => release.version);
      const versions = known ? all : versionsIn(product, filter.support!, today);
      const among = sql`s.version = ANY (${versions}::text[])`;
      return sql`(s.product_id = ${product.id}::uuid AND ${known ? sql`NOT (${among})` : among})`;
    });
    parts.push(any.length > 0 ? sql`(${Prisma.join(any, " OR ")})` : sql`false`);
  }
  if (filter.words) {
    const like = `%${filter.words.replace(/[\\%_]/g, match => `\\${match}`)}%`;
    parts.push(sql`(o.name ILIKE ${like} OR s.name ILIKE ${like} OR o.city ILIKE ${like})`);
  }
  return Prisma.join(parts, " AND ");
}

export type SystemPage = {
  rows: SystemLine[];
  next: string | null;
  previous: string | null;
  products: { value: string; label: string; versions: string[] }[];
};

/** Which customer runs what where, by customer, as far as the actor's side sees it (R1); a page at a time. */
export async function listSystems(
  { tx, actor, today }: Asked,
  filter: SystemFilter,
  cursor: Cursor,
): Promise<SystemPage> {
  const products = await loadProducts(tx, actor.tenantId);
  const start = startOf(cursor, orders);
  const found = await tx.$queryRaw<{ id: string; customer: string; name: string }[]>`
    SELECT s.id, o.name AS customer, s.name ${running(actor.tenantId, today)} AND ${conditions(filter, products, today)}
      ${start.edge ? sql`AND ${beyond(orders, start.edge, start.back)}` : Prisma.empty}
    ORDER BY ${orderBy(orders, start.back)} LIMIT ${PAGE + 1}`;
  const page = pageOf(found, PAGE, start, row => [row.customer, row.name, row.id]);
  const ids = page.rows.map(row => row.id);
  return {
    ...page,
    rows: await systemLines({ tx, actor, today }, ids, products),
    products: products.map(({ key, name, releases }) => ({
      value: key,
      label: name,
      versions: releases.map(release => release.version),
    })),
  };
}

/** The ids of all that a filter finds, in the list's order: an export notes them first. */
export async function systemIds(
  { tx, actor, today }: Asked,
  filter: SystemFilter,
  most: number,
): Promise<string[]> {
  const products = await loadProducts(tx, actor.tenantId);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.id ${running(actor.tenantId, today)} AND ${conditions(filter, products, today)}
    ORDER BY ${orderBy(orders, false)} LIMIT ${most}`;
  return rows.map(row => row.id);
}

type Row = {
  id: string;
  name: string;
  customer: string;
  slug: string;
  city: string;
  country: string;
  customerOrgId: string;
  partnerOrgId: string | null;
  productId: string;
  productName: string;
  version: string;
  unit: string | null;
  units: number;
  contract: string;
  servedBy: string;
  covered: boolean;
  endsOn: Date;
  revision: number;
  by: string | null;
  org: string | null;
  at: Date | null;
};

/** Lines for these systems, in the order of the ids. */
export async function systemLines(
  { tx, actor, today }: Asked,
  ids: readonly string[],
  products: readonly ProductInfo[],
): Promise<SystemLine[]> {
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT s.id, s.name, o.name AS customer, o.slug, o.city, o.country, s.customer_org_id AS "customerOrgId",
      s.partner_org_id AS "partnerOrgId", s.product_id AS "productId", s.product_name AS "productName", s.version, s.unit,
      s.units, c.number AS contract, c.served_by_name AS "servedBy", (${covered(today)}) AS covered, c.ends_on AS "endsOn",
      s.revision, h.by, h.by_org AS org, h.at
    FROM contract_system s
    JOIN contract c ON c.tenant_id = s.tenant_id AND c.id = s.contract_id
    JOIN organisation o ON o.tenant_id = c.tenant_id AND o.id = c.customer_org_id
    LEFT JOIN LATERAL (SELECT v.by, v.by_org, v.at FROM system_version v
      WHERE v.tenant_id = s.tenant_id AND v.system_id = s.id ORDER BY v.at DESC LIMIT 1) h ON true
    WHERE s.tenant_id = ${actor.tenantId}::uuid AND s.id = ANY (${[...ids]}::uuid[])`;
  const lines = new Map(
    rows.map(row => {
      const product = products.find(one => one.id === row.productId);
      const support = product && versionSupport(product.releases, row.version, product.promise, today);
      const line: SystemLine = {
        id: row.id,
        name: row.name,
        customer: row.customer,
        customerSlug: row.slug,
        place: [row.city, row.country].filter(part => part !== "").join(", "),
        product: product?.name ?? row.productName,
        productKey: product?.key ?? "",
        productId: row.productId,
        version: row.version,
        support: support?.state ?? null,
        until: support?.until ?? null,
        unit: row.unit,
        units: row.units,
        contract: row.contract,
        servedBy: row.servedBy,
        covered: row.covered,
        coveredUntil: toPlainDate(row.endsOn),
        revision: row.revision,
        corrected: row.at && { by: row.by ?? "", org: row.org ?? "", at: row.at.getTime() },
        correct: productPolicy.correctVersion(actor, row),
      };
      return [row.id, line];
    }),
  );
  return ids.flatMap(id => lines.get(id) ?? []);
}

/** Who runs one version of a product today, as the vendor previews an end and the worker tells of it. */
export async function runningVersion(
  tx: Tx,
  tenantId: string,
  productId: string,
  version: string,
  today: PlainDate,
): Promise<
  {
    systemId: string;
    system: string;
    customerOrgId: string;
    customer: string;
    slug: string;
    contract: string;
    partnerOrgId: string | null;
    servedBy: string;
    covered: boolean;
  }[]
> {
  return tx.$queryRaw`
    SELECT s.id AS "systemId", s.name AS system, o.id AS "customerOrgId", o.name AS customer, o.slug, c.number AS contract,
      c.partner_org_id AS "partnerOrgId", c.served_by_name AS "servedBy", (${covered(today)}) AS covered
    ${running(tenantId, today)} AND s.product_id = ${productId}::uuid AND s.version = ${version}
    ORDER BY o.name, s.name, s.id LIMIT 5000`;
}

/** Customers whose contract in force covers a product today, with who serves them: whom a release is for (S11). */
export const customersCovered = (
  tx: Tx,
  tenantId: string,
  productId: string,
  today: PlainDate,
): Promise<{ customerOrgId: string; partnerOrgId: string | null }[]> => tx.$queryRaw`
  SELECT DISTINCT c.customer_org_id AS "customerOrgId", c.partner_org_id AS "partnerOrgId"
  ${running(tenantId, today)} AND s.product_id = ${productId}::uuid AND ${covered(today)}`;

/** How many systems run each version of each product today, as far as the reader's side sees: "product:version". */
export async function runningCounts(
  tx: Tx,
  tenantId: string,
  today: PlainDate,
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ productId: string; version: string; n: number }[]>`
    SELECT s.product_id AS "productId", s.version, count(*)::int AS n ${running(tenantId, today)}
    GROUP BY 1, 2`;
  return new Map(rows.map(row => [`${row.productId}:${row.version}`, row.n]));
}
