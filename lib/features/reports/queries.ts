import type { Actor } from "#lib/domain/policies/types.ts";
import type { LocalText } from "#lib/domain/text.ts";
import { textIn } from "#lib/domain/text.ts";
import type { DecisionCounts } from "#lib/domain/tickets/decision.ts";
import { CLOCK_KINDS, type ClockKind } from "#lib/domain/tickets/plan.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { decidedAt, decision } from "./decided.ts";
import type { Choice, ClockCounts, DecidedDto, DecidedRow, ReportDto, ReportGroup } from "./dto.ts";
import { monthsFrom, type ReportBy, type ReportFilter, VENDORS_OWN } from "./schema.ts";

const sql = Prisma.sql;
const PAGE = 50;

export type Asking = {
  actor: Actor;
  workspace: WorkspaceInfo;
  filter: ReportFilter;
  now: Date;
  /** For the customer to read, whoever asks: promises between partner and vendor are none of theirs (T2). */
  toCustomer?: boolean;
};

/** What a line stands for, as the database groups by it: `k` a clock, `t` its case, `v` its plan's version. */
const keyOf = (by: ReportBy, zone: string): Prisma.Sql =>
  ({
    month: sql`to_char(${decidedAt} AT TIME ZONE ${zone}, 'YYYY-MM')`,
    priority: sql`k.priority`,
    plan: sql`v.plan_id::text`,
    product: sql`t.product_id::text`,
    partner: sql`coalesce(t.partner_org_id::text, ${VENDORS_OWN})`,
    customer: sql`t.customer_org_id::text`,
  })[by];

const labelOf: Partial<Record<ReportBy, Prisma.Sql>> = {
  product: sql`max(t.product_name)`,
  partner: sql`max(t.served_by_name)`,
  customer: sql`max(t.customer_name)`,
};

/** The clocks that were decided in a period, of those the reader may see (S3, S4, T2). Row security tells sides apart; the party is said again for the planner. */
export function decidedClocks({ actor, workspace, filter, now, toCustomer }: Asking): Prisma.Sql {
  const zone = workspace.timeZone;
  const start = (month: string) => sql`(${`${month}-01`}::date::timestamp AT TIME ZONE ${zone})`;
  const parts = [
    sql`k.tenant_id = ${actor.tenantId}::uuid AND k.cancelled_at IS NULL`,
    sql`${decidedAt} >= ${start(filter.from)} AND ${decidedAt} < ${start(monthsFrom(filter.to, 1))} AND ${decidedAt} <= ${now}`,
  ];
  if (actor.side === "partner") parts.push(sql`k.partner_org_id = ${actor.orgId}::uuid`);
  if (actor.side === "customer") parts.push(sql`k.customer_org_id = ${actor.orgId}::uuid`);
  if (toCustomer) parts.push(sql`k.audience = 'everyone'`);
  if (filter.clock) parts.push(sql`k.kind = ${filter.clock}`);
  if (filter.round) parts.push(filter.round === "first" ? sql`k.cycle = 1` : sql`k.cycle > 1`);
  if (filter.priority) parts.push(sql`k.priority = ${filter.priority}`);
  if (filter.plan) parts.push(sql`v.plan_id = ${filter.plan}::uuid`);
  if (filter.product) parts.push(sql`t.product_id = ${filter.product}::uuid`);
  if (filter.partner === VENDORS_OWN) parts.push(sql`t.partner_org_id IS NULL`);
  else if (filter.partner) parts.push(sql`t.partner_org_id = ${filter.partner}::uuid`);
  if (filter.customer) parts.push(sql`t.customer_org_id = ${filter.customer}::uuid`);
  if (filter.result) parts.push(sql`${decision} = ${filter.result}`);
  return sql`FROM ticket_clock k
    JOIN ticket t ON t.tenant_id = k.tenant_id AND t.id = k.ticket_id
    LEFT JOIN support_plan_version v ON v.tenant_id = t.tenant_id AND v.id = t.plan_version_id
    WHERE ${Prisma.join(parts, " AND ")}`;
}

type CountRow = { key: string; label: string | null; kind: string } & DecisionCounts;

const none = (): DecisionCounts => ({ met: 0, warned: 0, breached: 0 });
const inOrder = (clocks: Map<ClockKind, DecisionCounts>): ClockCounts[] =>
  CLOCK_KINDS.flatMap(clock => {
    const counts = clocks.get(clock);
    return counts ? [{ clock, counts }] : [];
  });

/** Every line of a report, in its order: months from the latest, the rest by name. */
export async function readGroups(tx: Tx, asking: Asking): Promise<ReportGroup[]> {
  const { by } = asking.filter;
  const rows = await tx.$queryRaw<CountRow[]>`
    SELECT ${keyOf(by, asking.workspace.timeZone)} AS key, ${labelOf[by] ?? sql`NULL`} AS label, k.kind,
      count(*) FILTER (WHERE ${decision} = 'met')::int AS met,
      count(*) FILTER (WHERE ${decision} = 'warned')::int AS warned,
      count(*) FILTER (WHERE ${decision} = 'breached')::int AS breached
    ${decidedClocks(asking)} GROUP BY 1, 3`;
  const names = by === "plan" ? await planNames(tx, asking.actor) : new Map<string, string>();
  const groups = Map.groupBy(rows, row => row.key ?? "").entries();
  const collator = new Intl.Collator(asking.actor.locale);
  const found = [...groups].map(([key, own]) => ({
    key,
    name: names.get(key) ?? own.find(row => row.label)?.label ?? key,
    clocks: inOrder(
      new Map(own.map(({ kind, met, warned, breached }) => [kind as ClockKind, { met, warned, breached }])),
    ),
  }));
  return found.sort((a, b) =>
    by === "month"
      ? b.key.localeCompare(a.key)
      : collator.compare(a.name, b.name) || a.key.localeCompare(b.key),
  );
}

/** The figures of several lines together, a clock each. */
export function sumOf(groups: readonly ReportGroup[]): ClockCounts[] {
  const all = new Map<ClockKind, DecisionCounts>();
  for (const { clock, counts } of groups.flatMap(group => group.clocks)) {
    const sum = all.get(clock) ?? none();
    all.set(clock, {
      met: sum.met + counts.met,
      warned: sum.warned + counts.warned,
      breached: sum.breached + counts.breached,
    });
  }
  return inOrder(all);
}

/** A service report: how promises were kept in a period, by what the reader asked for, a page of lines at a time. */
export async function readReport(tx: Tx, asking: Asking, after: string | null): Promise<ReportDto> {
  const { actor, workspace, filter, now } = asking;
  const groups = await readGroups(tx, asking);
  // Every line is read for the sum anyway: the next page begins behind the last one's key.
  const start = after ? groups.findIndex(group => group.key === after) + 1 : 0;
  const page = groups.slice(start, start + PAGE);
  const more = start + PAGE < groups.length;
  return {
    filter,
    groups: page,
    totals: sumOf(groups),
    count: groups.length,
    next: more ? (page.at(-1)?.key ?? null) : null,
    first: start === 0,
    goal: workspace.settings.slaGoalPercent ?? null,
    choices: {
      plans: [...(await planNames(tx, actor))].map(([id, name]) => ({ id, name })),
      products: await productChoices(tx, actor.tenantId),
      partners: actor.side === "vendor" ? await partnerChoices(tx, actor.tenantId) : [],
    },
    named: await namesOf(tx, actor, workspace, filter),
    side: actor.side,
    today: todayIn(workspace.timeZone, now.getTime()),
  };
}

/** Plans by id, named as their newest version names them in the reader's language. */
export async function planNames(tx: Tx, { tenantId, locale }: Actor): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; name: LocalText }[]>`
    SELECT DISTINCT ON (v.plan_id) v.plan_id AS id, v.definition->'name' AS name FROM support_plan_version v
    WHERE v.tenant_id = ${tenantId}::uuid ORDER BY v.plan_id, v.version DESC`;
  const named = rows.map(row => [row.id, textIn(row.name, locale)] as const);
  return new Map(named.sort((a, b) => a[1].localeCompare(b[1], locale)));
}

const productChoices = (tx: Tx, tenantId: string): Promise<Choice[]> =>
  tx.product.findMany({
    where: { tenantId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });

/** Companies that serve somebody, as long as they fit a list one chooses from. */
const partnerChoices = (tx: Tx, tenantId: string): Promise<Choice[]> =>
  tx.$queryRaw<Choice[]>`
    SELECT o.id, o.name FROM organisation o WHERE o.tenant_id = ${tenantId}::uuid AND o.side = 'partner'
      AND EXISTS (SELECT 1 FROM contract c WHERE c.tenant_id = o.tenant_id AND c.partner_org_id = o.id)
    ORDER BY o.name, o.id LIMIT 200`;

async function namesOf(
  tx: Tx,
  { tenantId }: Actor,
  { name }: WorkspaceInfo,
  { partner, customer }: ReportFilter,
): Promise<ReportDto["named"]> {
  const nameOf = async (id: string | null, side: "partner" | "customer") => {
    const row = id ? await tx.organisation.findFirst({ where: { tenantId, id, side } }) : null;
    return row?.name ?? (id ? "?" : null);
  };
  return {
    partner: partner === VENDORS_OWN ? name : await nameOf(partner, "partner"),
    customer: await nameOf(customer, "customer"),
  };
}

type Found = Omit<DecidedRow, "startedAt" | "dueAt" | "stoppedAt" | "decidedAt"> & {
  startedAt: Date;
  dueAt: Date | null;
  stoppedAt: Date | null;
  decidedAt: Date;
  edge: string;
};

const EDGE = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15})~([0-9a-f-]{36})$/;

/** The promises behind a figure, with their cases, those decided last first; so many at a time. */
export async function decidedRows(
  tx: Tx,
  asking: Asking,
  after: string | null,
  most: number,
): Promise<{ rows: DecidedRow[]; next: string | null }> {
  const edge = after ? EDGE.exec(after) : null;
  const beyond = edge
    ? sql`AND (${decidedAt}, k.id) < (${edge[1]}::timestamp AT TIME ZONE 'UTC', ${edge[2]}::uuid)`
    : Prisma.empty;
  const found = await tx.$queryRaw<Found[]>`
    SELECT k.id AS "clockId", t.number, t.subject, t.customer_name AS customer, t.served_by_name AS "servedBy",
      k.priority, k.kind AS clock, k.cycle, ${decision} AS result, k.started_at AS "startedAt", k.due_at AS "dueAt",
      k.stopped_at AS "stoppedAt", ${decidedAt} AS "decidedAt",
      to_char(${decidedAt} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || '~' || k.id AS edge
    ${decidedClocks(asking)} ${beyond}
    ORDER BY ${decidedAt} DESC, k.id DESC LIMIT ${most + 1}`;
  const page = found.slice(0, most);
  return {
    rows: page.map(({ edge: _edge, ...row }) => ({
      ...row,
      startedAt: row.startedAt.getTime(),
      dueAt: row.dueAt?.getTime() ?? null,
      stoppedAt: row.stoppedAt?.getTime() ?? null,
      decidedAt: row.decidedAt.getTime(),
    })),
    next: found.length > most ? (page.at(-1)?.edge ?? null) : null,
  };
}

/** A page of the promises behind a figure. */
export async function readDecided(tx: Tx, asking: Asking, after: string | null): Promise<DecidedDto> {
  const { actor, workspace, filter, now } = asking;
  const { rows, next } = await decidedRows(tx, asking, after, PAGE);
  const counted = await tx.$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count ${decidedClocks(asking)}`;
  const plans = filter.plan ? await planNames(tx, actor) : new Map<string, string>();
  const products = filter.product ? await productChoices(tx, actor.tenantId) : [];
  return {
    filter,
    rows,
    count: counted[0]?.count ?? 0,
    next,
    first: after === null || !EDGE.test(after),
    named: {
      ...(await namesOf(tx, actor, workspace, filter)),
      plan: plans.get(filter.plan ?? "") ?? null,
      product: products.find(one => one.id === filter.product)?.name ?? null,
    },
    side: actor.side,
    zone: actor.timeZone,
    today: todayIn(workspace.timeZone, now.getTime()),
  };
}
