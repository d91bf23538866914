import { PIPELINE_STAGES, type PipelineStage, pipelineStage } from "#lib/domain/contracts/pipeline.ts";
import { lapsePrice } from "#lib/domain/contracts/price.ts";
import type { Currency, Money } from "#lib/domain/money/money.ts";
import { one } from "#lib/domain/query.ts";
import { addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { loadPlanVersion } from "#lib/features/plans/queries.ts";
import { toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import { beyond, type KeysetOrder, orderBy, readCursor, writeCursor } from "#lib/platform/db/keyset.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { amount } from "./rows.ts";

const sql = Prisma.sql;
const PAGE = 40;
/** Months shown: what lapsed in the last ones, what ends in the next. */
const BACK = 6;
const AHEAD = 12;

export type PipelineFilter = {
  stage: PipelineStage | null;
  /** As `2027-03`; null: all that are shown. */
  month: string | null;
  planId: string | null;
  /** A partner's id, or "vendor" (T1). */
  serving: string | null;
};

type SearchParams = Record<string, string | string[] | undefined>;

/** The filter of an address; what it does not understand is left out. */
export function readPipelineFilter(params: SearchParams): PipelineFilter {
  const [month, plan, serving] = [one(params.month), one(params.plan), one(params.serving)];
  return {
    stage: PIPELINE_STAGES.find(stage => stage === one(params.stage)) ?? null,
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : null,
    planId: isUuid(plan) ? plan : null,
    serving: serving === "vendor" || isUuid(serving) ? serving : null,
  };
}

/** The query of an address that shows the same, with changes. */
export function pipelineQuery(filter: PipelineFilter, change: Partial<PipelineFilter> = {}): string {
  const { stage, month, planId: plan, serving } = { ...filter, ...change };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ stage, month, plan, serving }))
    if (value) params.set(name, value);
  return params.toString();
}

export type PipelineCell = { stage: PipelineStage; count: number; value: Money[] };
export type PipelineMonth = { month: string; cells: PipelineCell[] };
export type PipelineRow = {
  id: string;
  number: string;
  customerName: string;
  planName: string;
  servedByName: string;
  endsOn: PlainDate;
  stage: PipelineStage;
  /** A year of it, or of what is drafted or signed to follow. */
  yearly: Money;
  next: { number: string; signed: boolean } | null;
  /** What coming back today costs, the new year with it (S15); null unless lapsed. */
  return: Money | null;
};
export type PipelineDto = {
  months: PipelineMonth[];
  totals: PipelineCell[];
  rows: PipelineRow[];
  count: number;
  next: string | null;
  first: boolean;
  today: PlainDate;
};

/** `c` the contract that ends, `n` what follows it. */
const stageSql = (today: PlainDate) => sql`(CASE WHEN n.signed_on <= ${today}::date THEN 'renewed'
  WHEN c.ends_on < ${today}::date THEN 'lapsed' WHEN n.id IS NULL THEN 'open' ELSE 'prepared' END)`;

function ending(tenantId: string, { planId, serving }: PipelineFilter, today: PlainDate): Prisma.Sql {
  const first = `${today.slice(0, 7)}-01`;
  const parts = [
    sql`c.tenant_id = ${tenantId}::uuid AND c.signed_on IS NOT NULL AND c.cancelled_on IS NULL`,
    sql`c.ends_on >= ${addMonths(first, -BACK)}::date AND c.ends_on < ${addMonths(first, AHEAD + 1)}::date`,
  ];
  if (planId) parts.push(sql`c.plan_id = ${planId}::uuid`);
  if (serving === "vendor") parts.push(sql`c.partner_org_id IS NULL`);
  else if (serving) parts.push(sql`c.partner_org_id = ${serving}::uuid`);
  return sql`FROM contract c LEFT JOIN LATERAL (
      SELECT r.id, r.number, r.signed_on, r.price_minor, r.currency FROM contract r
      WHERE r.tenant_id = c.tenant_id AND r.previous_id = c.id AND r.cancelled_on IS NULL
      ORDER BY r.signed_on NULLS LAST, r.created_at, r.id LIMIT 1) n ON true
    WHERE ${Prisma.join(parts, " AND ")}`;
}

const value = sql`coalesce(n.price_minor, c.price_minor)`;
const currency = sql`coalesce(n.currency, c.currency)`;

const ORDER: KeysetOrder[] = [
  { column: { sql: sql`c.ends_on`, type: "date" }, descending: false },
  { column: { sql: sql`c.id`, type: "uuid" }, descending: false },
];

/**
 * The renewals of the reader's side (S14): by month of their last day how many stand in which stage and what a year of them
 * is worth, and the contracts themselves, the next end first, a page at a time.
 */
export async function readPipeline(
  tx: Tx,
  tenantId: string,
  filter: PipelineFilter,
  after: string | null,
  today: PlainDate,
): Promise<PipelineDto> {
  const from = ending(tenantId, filter, today);
  const stage = stageSql(today);
  const sums = await tx.$queryRaw<
    { month: string; stage: PipelineStage; currency: string; count: number; value: bigint }[]
  >`
    SELECT to_char(c.ends_on, 'YYYY-MM') AS month, ${stage} AS stage, ${currency} AS currency, count(*)::int AS count,
      sum(${value})::bigint AS value
    ${from} GROUP BY 1, 2, 3`;
  const narrowed = [sql`true`];
  if (filter.stage) narrowed.push(sql`${stage} = ${filter.stage}`);
  if (filter.month) narrowed.push(sql`to_char(c.ends_on, 'YYYY-MM') = ${filter.month}`);
  const asked = Prisma.join(narrowed, " AND ");
  const edge = readCursor(after, ORDER);
  const found = await tx.$queryRaw<Found[]>`
    SELECT c.id, c.number, c.customer_name AS "customerName", c.plan_name AS "planName",
      c.served_by_name AS "servedByName", c.plan_version_id AS "planVersionId", c.starts_on AS "startsOn",
      c.ends_on AS "endsOn", c.signed_on AS "signedOn", c.price_minor AS own, ${value} AS value, ${currency} AS currency,
      n.number AS "nextNumber", n.signed_on AS "nextSignedOn"
    ${from} AND ${asked} ${edge ? sql`AND ${beyond(ORDER, edge, false)}` : Prisma.empty}
    ORDER BY ${orderBy(ORDER, false)} LIMIT ${PAGE + 1}`;
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const rows: PipelineRow[] = [];
  for (const row of page) rows.push(await rowOf(tx, tenantId, row, today));
  const counted = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count ${from} AND ${asked}`;
  const months = [...new Set(sums.map(one => one.month))].sort();
  return {
    months: months.map(month => ({ month, cells: cellsOf(sums.filter(one => one.month === month)) })),
    totals: cellsOf(sums),
    rows,
    count: counted[0]?.count ?? 0,
    next: found.length > PAGE && last ? writeCursor([toPlainDate(last.endsOn), last.id]) : null,
    first: edge === null,
    today,
  };
}

type Sum = { stage: PipelineStage; currency: string; count: number; value: bigint };

/** A cell a stage; amounts of several currencies stand side by side, for no rate is known here. */
function cellsOf(sums: readonly Sum[]): PipelineCell[] {
  return PIPELINE_STAGES.map(stage => {
    const own = sums.filter(one => one.stage === stage);
    const by = new Map<string, bigint>();
    for (const one of own) by.set(one.currency, (by.get(one.currency) ?? 0n) + one.value);
    return {
      stage,
      count: own.reduce((all, one) => all + one.count, 0),
      value: [...by].sort().map(([code, minor]) => amount(minor, code as Currency)),
    };
  });
}

type Found = {
  id: string;
  number: string;
  customerName: string;
  planName: string;
  servedByName: string;
  planVersionId: string;
  endsOn: Date;
  signedOn: Date;
  own: bigint;
  value: bigint;
  currency: string;
  nextNumber: string | null;
  nextSignedOn: Date | null;
};

async function rowOf(tx: Tx, tenantId: string, row: Found, today: PlainDate): Promise<PipelineRow> {
  const endsOn = toPlainDate(row.endsOn);
  const nextSigned = toPlainDateOrNull(row.nextSignedOn);
  const next = row.nextNumber === null ? null : { signedOn: nextSigned };
  const facts = { endsOn, signedOn: toPlainDate(row.signedOn), cancelledOn: null, next };
  const stage = pipelineStage(facts, today) ?? "open";
  const { definition } = await loadPlanVersion(tx, tenantId, row.planVersionId);
  return {
    id: row.id,
    number: row.number,
    customerName: row.customerName,
    planName: row.planName,
    servedByName: row.servedByName,
    endsOn,
    stage,
    yearly: amount(row.value, row.currency),
    next: row.nextNumber === null ? null : { number: row.nextNumber, signed: nextSigned !== null },
    return:
      stage === "lapsed" ? lapsePrice(definition, amount(row.own, row.currency), endsOn, today).total : null,
  };
}
