import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import { beyond, type KeysetColumn, type KeysetOrder, orderBy } from "#lib/platform/db/keyset.ts";
import { type Cursor, pageOf, startOf } from "#lib/platform/db/page.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { HealthPage, HealthRow } from "./dto.ts";
import type { HealthFilter, HealthSort } from "./schema.ts";

const PAGE = 50;
const sql = Prisma.sql;

const columns: Record<HealthSort, KeysetColumn> = {
  name: { sql: sql`h.org_name`, type: "text" },
  state: { sql: sql`h.state`, type: "text" },
  tier: { sql: sql`h.tier_rank`, type: "int" },
  standing: { sql: sql`h.standing_rank`, type: "int" },
  loss: { sql: sql`h.next_loss_on`, type: "date" },
  activity: { sql: sql`h.last_active_at`, type: "timestamptz" },
  partner: { sql: sql`h.partner_open`, type: "int" },
  vendor: { sql: sql`h.vendor_open`, type: "int" },
  certificates: { sql: sql`h.certs_ending`, type: "int" },
  agreement: { sql: sql`h.agreement_ends`, type: "date" },
  level3: { sql: sql`h.level3_open`, type: "int" },
};
const byId: KeysetColumn = { sql: sql`h.partnership_id`, type: "uuid" };

/** By what was asked for, among equals by name; the id makes it one order. */
function ordersOf(filter: HealthFilter): KeysetOrder[] {
  const asked = filter.sort.map(({ by, descending }) => ({ column: columns[by], descending }));
  const named = filter.sort.some(order => order.by === "name");
  return [
    ...asked,
    ...(named ? [] : [{ column: columns.name, descending: false }]),
    { column: byId, descending: false },
  ];
}

function conditions(tenantId: string, filter: HealthFilter, on: PlainDate): Prisma.Sql {
  const parts = [sql`h.tenant_id = ${tenantId}::uuid`, sql`h.state <> 'applicant'`];
  if (filter.states.length > 0) parts.push(sql`h.state = ANY (${filter.states}::text[])`);
  if (filter.tiers.length > 0) {
    const none = filter.tiers.includes("none") ? sql`OR h.tier_key IS NULL` : Prisma.empty;
    parts.push(sql`(h.tier_key = ANY (${filter.tiers}::text[]) ${none})`);
  }
  if (filter.standing) parts.push(sql`h.standing = ${filter.standing}`);
  if (filter.programmeId) parts.push(sql`h.programme_id = ${filter.programmeId}::uuid`);
  if (filter.country) parts.push(sql`h.country = ${filter.country}`);
  if (filter.lossWithin !== null) parts.push(sql`h.next_loss_on <= ${addDays(on, filter.lossWithin)}::date`);
  if (filter.stalledFor !== null)
    parts.push(sql`h.partner_open > 0 AND h.state IN ('onboarding', 'active', 'remediation')
      AND (h.last_active_at IS NULL OR h.last_active_at < now() - make_interval(days => ${filter.stalledFor}))`);
  if (filter.wayStalled)
    parts.push(sql`EXISTS (SELECT 1 FROM partnership p WHERE p.tenant_id = h.tenant_id AND p.id = h.partnership_id
      AND p.state = 'onboarding' AND p.stalled_on <= ${on}::date)`);
  if (filter.name) {
    const like = `%${filter.name.replace(/[\\%_]/g, match => `\\${match}`)}%`;
    parts.push(sql`search_words(h.org_name) LIKE search_words(${like})`);
  }
  return Prisma.join(parts, " AND ");
}

/** The vendor's partners as asked for, a page at a time. Row security shows them to the vendor alone. */
export async function listHealth(
  tx: Tx,
  tenantId: string,
  filter: HealthFilter,
  at: Cursor,
  on: PlainDate,
  locale: string,
): Promise<HealthPage> {
  const orders = ordersOf(filter);
  const start = startOf(at, orders);
  const where = conditions(tenantId, filter, on);
  const rows = await tx.$queryRaw<(Record<string, string | null> & { partnership_id: string })[]>`
    SELECT h.partnership_id, ${keysOf(orders)} FROM partner_health h
    WHERE ${where} ${start.edge ? sql`AND ${beyond(orders, start.edge, start.back)}` : Prisma.empty}
    ORDER BY ${orderBy(orders, start.back)} LIMIT ${PAGE + 1}`;
  const counted = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM partner_health h WHERE ${where}`;
  const page = pageOf(rows, PAGE, start, row => orders.map((_, i) => row[`key${i}`] ?? null));
  const read = await healthRows(
    tx,
    tenantId,
    page.rows.map(row => row.partnership_id),
    locale,
  );
  return {
    ...page,
    rows: read.rows,
    asOf: read.asOf,
    count: counted[0]?.count ?? 0,
  };
}

const keysOf = (orders: readonly KeysetOrder[]): Prisma.Sql =>
  Prisma.join(orders.map(({ column }, i) => sql`${column.sql}::text AS ${Prisma.raw(`"key${i}"`)}`));

/** All partnerships that a filter leaves, in its order; at most so many. */
export async function healthIds(
  tx: Tx,
  tenantId: string,
  filter: HealthFilter,
  on: PlainDate,
  most: number,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT h.partnership_id AS id FROM partner_health h WHERE ${conditions(tenantId, filter, on)}
    ORDER BY ${orderBy(ordersOf(filter), false)} LIMIT ${most}`;
  return rows.map(row => row.id);
}

/** The lines of some partnerships, in that order; of those that are gone none. */
export async function healthRows(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  locale: string,
): Promise<{ rows: HealthRow[]; asOf: number | null }> {
  const found = await tx.partnerHealth.findMany({ where: { tenantId, partnershipId: { in: [...ids] } } });
  const by = new Map(found.map(row => [row.partnershipId, row]));
  const still = await tx.partnership.findMany({
    where: { tenantId, id: { in: [...ids] }, state: "onboarding", stalledOn: { not: null } },
    select: { id: true, stalledOn: true },
  });
  const stalledOn = new Map(still.map(row => [row.id, toPlainDateOrNull(row.stalledOn)]));
  const text = (value: unknown) => textIn(value as LocalText, locale);
  const rows = ids.flatMap((id): HealthRow[] => {
    const row = by.get(id);
    if (!row) return [];
    return [
      {
        partnershipId: row.partnershipId,
        name: row.orgName,
        slug: row.orgSlug,
        country: row.country,
        programme: text(row.programmeName),
        state: row.state as PartnershipState,
        tier: row.tierName === null ? null : text(row.tierName),
        standing: row.standing as HealthRow["standing"],
        nextLossOn: toPlainDateOrNull(row.nextLossOn),
        lastActiveAt: row.lastActiveAt?.getTime() ?? null,
        partnerOpen: row.partnerOpen,
        partnerDueOn: toPlainDateOrNull(row.partnerDueOn),
        vendorOpen: row.vendorOpen,
        stepsDone: row.stepsDone,
        stepsTotal: row.stepsTotal,
        stalledOn: stalledOn.get(id) ?? null,
        certsEnding: row.certsEnding,
        certEndsOn: toPlainDateOrNull(row.certEndsOn),
        agreementEnds: toPlainDateOrNull(row.agreementEnds),
        level3Open: row.level3Open,
      },
    ];
  });
  return { rows, asOf: found.length === 0 ? null : Math.min(...found.map(row => row.asOf.getTime())) };
}

/** What the filters can choose from: tiers by programme, countries there are partners in. */
export async function healthOptions(
  tx: Tx,
  tenantId: string,
  locale: string,
): Promise<{
  tiers: { key: string; name: string }[];
  programmes: { id: string; name: string }[];
  countries: string[];
}> {
  const tiers = await tx.$queryRaw<{ key: string; name: unknown }[]>`
    SELECT DISTINCT ON (h.tier_rank, h.tier_key) h.tier_key AS key, h.tier_name AS name FROM partner_health h
    WHERE h.tenant_id = ${tenantId}::uuid AND h.tier_key IS NOT NULL ORDER BY h.tier_rank, h.tier_key`;
  const programmes = await tx.$queryRaw<{ id: string; name: unknown }[]>`
    SELECT DISTINCT ON (h.programme_id) h.programme_id AS id, h.programme_name AS name FROM partner_health h
    WHERE h.tenant_id = ${tenantId}::uuid ORDER BY h.programme_id`;
  const countries = await tx.$queryRaw<{ country: string }[]>`
    SELECT DISTINCT h.country FROM partner_health h WHERE h.tenant_id = ${tenantId}::uuid AND h.country <> ''`;
  const text = (value: unknown) => textIn(value as LocalText, locale);
  return {
    tiers: tiers.map(({ key, name }) => ({ key, name: text(name) || key })),
    programmes: programmes.map(({ id, name }) => ({ id, name: text(name) })),
    countries: countries.map(row => row.country),
  };
}
