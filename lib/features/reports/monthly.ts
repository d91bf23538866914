import type { Actor } from "#lib/domain/policies/types.ts";
import type { Decision, DecisionCounts } from "#lib/domain/tickets/decision.ts";
import type { ClockKind } from "#lib/domain/tickets/plan.ts";
import type { Priority } from "#lib/domain/tickets/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import { startOfDay, todayIn } from "#lib/domain/time/zone.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { invalid } from "#lib/platform/refusal.ts";
import { decision } from "./decided.ts";
import { decidedClocks, decidedRows } from "./queries.ts";
import { MOST_MONTHS, monthsFrom, type ReportFilter } from "./schema.ts";

export type ReportCustomer = {
  customerOrgId: string;
  partnerOrgId: string | null;
  name: string;
  slug: string;
};

/** A customer by id or slug, of those the reader may see. */
export async function customerOfReport(
  tx: Tx,
  tenantId: string,
  which: { id: string } | { slug: string },
): Promise<ReportCustomer | null> {
  const org = await tx.organisation.findFirst({ where: { tenantId, side: "customer", ...which } });
  return org && { customerOrgId: org.id, partnerOrgId: org.partnerOrgId, name: org.name, slug: org.slug };
}

export type MonthlyLine = { priority: Priority; clock: ClockKind; counts: DecisionCounts };
export type MonthlyLate = {
  number: string;
  subject: string;
  priority: Priority;
  clock: ClockKind;
  dueAt: Instant | null;
  stoppedAt: Instant | null;
};

/** A customer's month: what its paper says. */
export type Monthly = {
  customer: ReportCustomer;
  month: string;
  /** The month is not over: figures up to now. */
  soFar: boolean;
  contracts: { number: string; plan: string; servedBy: string; from: PlainDate; to: PlainDate }[];
  cases: { opened: number; resolved: number; open: number };
  lines: MonthlyLine[];
  late: MonthlyLate[];
  /** Late promises beyond those listed. */
  lateMore: number;
  at: Instant;
};

const MOST_LATE = 40;

/** A month a report can be made of: begun, and not longer ago than reports go back; else the reason at its field. */
export function monthProblem(month: string, today: PlainDate): string | null {
  const current = today.slice(0, 7);
  if (month > current) return "reports.invalid.future";
  return month < monthsFrom(current, 1 - MOST_MONTHS) ? "reports.invalid.longAgo" : null;
}

/**
 * How a customer was served in a month (S3, S4): its contracts, its cases, every promise to it that was decided, and those
 * that were broken. Promises between partner and vendor are none of the customer's (T2).
 */
export async function readMonthly(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  customer: ReportCustomer,
  month: string,
  now: Date,
): Promise<Monthly> {
  const { tenantId } = actor;
  const zone = workspace.timeZone;
  const first: PlainDate = `${month}-01`;
  const next: PlainDate = `${monthsFrom(month, 1)}-01`;
  const [from, to] = [new Date(startOfDay(zone, first)), new Date(startOfDay(zone, next))];
  const filter: ReportFilter = {
    by: "priority",
    from: month,
    to: month,
    clock: null,
    round: null,
    priority: null,
    plan: null,
    product: null,
    partner: null,
    customer: customer.customerOrgId,
    result: null,
  };
  const asking = { actor, workspace, filter, now, toCustomer: true };
  const counted = await tx.$queryRaw<({ priority: Priority; clock: ClockKind } & DecisionCounts)[]>`
    SELECT k.priority, k.kind AS clock,
      count(*) FILTER (WHERE ${decision} = 'met')::int AS met,
      count(*) FILTER (WHERE ${decision} = 'warned')::int AS warned,
      count(*) FILTER (WHERE ${decision} = 'breached')::int AS breached
    ${decidedClocks(asking)} GROUP BY 1, 2 ORDER BY 1, 2`;
  const broken = { ...asking, filter: { ...filter, result: "breached" as Decision } };
  const { rows: late } = await decidedRows(tx, broken, null, MOST_LATE);
  const contracts = await tx.contract.findMany({
    where: {
      tenantId,
      customerOrgId: customer.customerOrgId,
      signedOn: { not: null },
      startsOn: { lt: fromPlainDate(next) },
      endsOn: { gte: fromPlainDate(first) },
      OR: [{ cancelledOn: null }, { cancelledOn: { gt: fromPlainDate(first) } }],
    },
    orderBy: [{ startsOn: "asc" }, { id: "asc" }],
  });
  const cases = await tx.$queryRaw<Monthly["cases"][]>`
    SELECT count(*) FILTER (WHERE opened_at >= ${from} AND opened_at < ${to})::int AS opened,
      count(*) FILTER (WHERE ${ended} >= ${from} AND ${ended} < ${to})::int AS resolved,
      count(*) FILTER (WHERE opened_at < ${to} AND (${ended} IS NULL OR ${ended} >= ${to}))::int AS open
    FROM ticket WHERE tenant_id = ${tenantId}::uuid AND customer_org_id = ${customer.customerOrgId}::uuid`;
  return {
    customer,
    month,
    soFar: to > now,
    contracts: contracts.map(row => ({
      number: row.number,
      plan: row.planName,
      servedBy: row.servedByName,
      from: toPlainDate(row.startsOn),
      to: row.cancelledOn ? addDays(toPlainDate(row.cancelledOn), -1) : toPlainDate(row.endsOn),
    })),
    cases: cases[0] ?? { opened: 0, resolved: 0, open: 0 },
    lines: counted.map(({ priority, clock, ...counts }) => ({ priority, clock, counts })),
    late,
    lateMore: counted.reduce((sum, row) => sum + row.breached, 0) - late.length,
    at: now.getTime(),
  };
}

/** The moment a case was finished, if it stays so. */
const ended = Prisma.sql`coalesce(resolved_at, closed_at)`;

/** Tells the customer's administrators that their month can be read (its paper is made when they open it). */
export async function sendMonthlyReport(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  customer: ReportCustomer,
  month: string,
  now: Date,
): Promise<{ sent: true }> {
  const problem = monthProblem(month, todayIn(workspace.timeZone, now.getTime()));
  if (problem) invalid({ month: problem });
  await recordEvent(tx, by, {
    subjectType: "customer",
    subjectId: customer.customerOrgId,
    type: "customer.report_sent",
    audience: "everyone",
    partnerOrgId: customer.partnerOrgId,
    customerOrgId: customer.customerOrgId,
    data: { month, name: customer.name, slug: customer.slug },
    tell: true,
  });
  await audit(tx, by, {
    action: "customer.report_sent",
    subjectType: "customer",
    subjectId: customer.customerOrgId,
    after: { month },
  });
  return { sent: true };
}

/** Whose month the reader can look at: the own company's, else that of customers with a contract, as far as they fit a list. */
export async function customersToChoose(tx: Tx, actor: Actor): Promise<{ slug: string; name: string }[]> {
  const { tenantId } = actor;
  if (actor.side === "customer") {
    const own = await customerOfReport(tx, tenantId, { id: actor.orgId });
    return own ? [{ slug: own.slug, name: own.name }] : [];
  }
  return tx.organisation.findMany({
    where: {
      tenantId,
      side: "customer",
      ...(actor.side === "partner" ? { partnerOrgId: actor.orgId } : {}),
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 300,
    select: { slug: true, name: true },
  });
}
