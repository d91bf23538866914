import { one } from "#lib/domain/query.ts";
import { RATINGS, type Rating, type RatingCounts } from "#lib/domain/tickets/rating.ts";
import type { Instant, Zone } from "#lib/domain/time/types.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { type Asking, planNames } from "./queries.ts";
import { monthsFrom, type ReportBy, type SearchParams, VENDORS_OWN } from "./schema.ts";

const sql = Prisma.sql;
const PAGE = 50;

/** A line of the summary: what it stands for, and its figures. */
export type RatingGroup = { key: string; name: string; counts: RatingCounts };
export type RatingSummaryDto = { groups: RatingGroup[]; total: RatingCounts };

/** What a case's contact said, with the case; without it where another partner has it now. */
export type RatedRow = {
  id: string;
  number: string | null;
  subject: string | null;
  customer: string | null;
  servedBy: string;
  contact: string;
  rating: Rating;
  words: string;
  askedAt: Instant;
};
export type RatedDto = {
  rows: RatedRow[];
  count: number;
  next: string | null;
  first: boolean;
  zone: Zone;
};

/** Which answers are asked for; null: all. */
export const readRating = (params: SearchParams): Rating | null =>
  RATINGS.find(rating => rating === one(params.rating)) ?? null;

/** What a line stands for: `r` a question, `t` its case, `v` its plan's version. Who served is who did when it was asked. */
const keyOf = (by: ReportBy, zone: string): Prisma.Sql =>
  ({
    month: sql`to_char(r.asked_at AT TIME ZONE ${zone}, 'YYYY-MM')`,
    priority: sql`t.priority`,
    plan: sql`v.plan_id::text`,
    product: sql`t.product_id::text`,
    partner: sql`coalesce(r.partner_org_id::text, ${VENDORS_OWN})`,
    customer: sql`t.customer_org_id::text`,
  })[by];

const labelOf: Partial<Record<ReportBy, Prisma.Sql>> = {
  product: sql`max(t.product_name)`,
  partner: sql`max(r.served_by_name)`,
  customer: sql`max(t.customer_name)`,
};

/**
 * The questions of a period, of those the reader may see, by the month they were asked in. A question is about who served at that end:
 * it stays in that partner's figures when the case goes to another (T1), without the case, which is no longer theirs to read.
 * Clocks, rounds and results narrow nothing here.
 */
function questions({ actor, workspace, filter, toCustomer: _ }: Asking): Prisma.Sql {
  const zone = workspace.timeZone;
  const start = (month: string) => sql`(${`${month}-01`}::date::timestamp AT TIME ZONE ${zone})`;
  const parts = [
    sql`r.tenant_id = ${actor.tenantId}::uuid`,
    sql`r.asked_at >= ${start(filter.from)} AND r.asked_at < ${start(monthsFrom(filter.to, 1))}`,
  ];
  if (actor.side === "partner") parts.push(sql`r.partner_org_id = ${actor.orgId}::uuid`);
  if (actor.side === "customer") parts.push(sql`r.customer_org_id = ${actor.orgId}::uuid`);
  if (filter.priority) parts.push(sql`t.priority = ${filter.priority}`);
  if (filter.plan) parts.push(sql`v.plan_id = ${filter.plan}::uuid`);
  if (filter.product) parts.push(sql`t.product_id = ${filter.product}::uuid`);
  if (filter.partner === VENDORS_OWN) parts.push(sql`r.partner_org_id IS NULL`);
  else if (filter.partner) parts.push(sql`r.partner_org_id = ${filter.partner}::uuid`);
  if (filter.customer) parts.push(sql`r.customer_org_id = ${filter.customer}::uuid`);
  return sql`FROM ticket_rating r
    LEFT JOIN ticket t ON t.tenant_id = r.tenant_id AND t.id = r.ticket_id
    LEFT JOIN support_plan_version v ON v.tenant_id = t.tenant_id AND v.id = t.plan_version_id
    WHERE ${Prisma.join(parts, " AND ")}`;
}

/** How customers found the work, by what the report's lines stand for; those lines that are shown, and all together. */
export async function readRatings(tx: Tx, asking: Asking): Promise<RatingSummaryDto> {
  const { by } = asking.filter;
  const rows = await tx.$queryRaw<({ key: string | null; label: string | null } & RatingCounts)[]>`
    SELECT ${keyOf(by, asking.workspace.timeZone)} AS key, ${labelOf[by] ?? sql`NULL`} AS label,
      count(*)::int AS asked, count(r.rating)::int AS rated,
      count(*) FILTER (WHERE r.rating = 'good')::int AS good
    ${questions(asking)} GROUP BY 1`;
  const names = by === "plan" ? await planNames(tx, asking.actor) : new Map<string, string>();
  const groups = rows.map(({ key, label, ...counts }) => ({
    key: key ?? "",
    name: names.get(key ?? "") ?? label ?? key ?? "",
    counts,
  }));
  const collator = new Intl.Collator(asking.actor.locale);
  groups.sort((a, b) =>
    by === "month"
      ? b.key.localeCompare(a.key)
      : collator.compare(a.name, b.name) || a.key.localeCompare(b.key),
  );
  const total = { asked: 0, rated: 0, good: 0 };
  for (const { counts } of groups) {
    total.asked += counts.asked;
    total.rated += counts.rated;
    total.good += counts.good;
  }
  return { groups, total };
}

const EDGE = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15})~([0-9a-f-]{36})$/;

/** A page of the answers behind the figures, the newest question first. */
export async function readRated(
  tx: Tx,
  asking: Asking,
  rating: Rating | null,
  after: string | null,
): Promise<RatedDto> {
  const given = after ? EDGE.exec(after) : null;
  // Anything else in an address means the first page.
  const edge = given && isUuid(given[2] ?? "") && !Number.isNaN(Date.parse(`${given[1]}Z`)) ? given : null;
  const beyond = edge
    ? sql`AND (r.asked_at, r.id) < (${edge[1]}::timestamp AT TIME ZONE 'UTC', ${edge[2]}::uuid)`
    : Prisma.empty;
  const answers = sql`${questions(asking)} AND ${rating ? sql`r.rating = ${rating}` : sql`r.rating IS NOT NULL`}`;
  const found = await tx.$queryRaw<(Omit<RatedRow, "askedAt"> & { askedAt: Date; edge: string })[]>`
    SELECT r.id, t.number, t.subject, t.customer_name AS customer, r.served_by_name AS "servedBy",
      r.contact_name AS contact, r.rating, r.words, r.asked_at AS "askedAt",
      to_char(r.asked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || '~' || r.id AS edge
    ${answers} ${beyond} ORDER BY r.asked_at DESC, r.id DESC LIMIT ${PAGE + 1}`;
  const counted = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count ${answers}`;
  const page = found.slice(0, PAGE);
  return {
    rows: page.map(({ edge: _edge, ...row }) => ({ ...row, askedAt: row.askedAt.getTime() })),
    count: counted[0]?.count ?? 0,
    next: found.length > PAGE ? (page.at(-1)?.edge ?? null) : null,
    first: edge === null,
    zone: asking.actor.timeZone,
  };
}
