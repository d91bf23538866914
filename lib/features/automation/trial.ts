import { type CaseForRule, entryOf, leaves, type RuleAction } from "#lib/domain/automation/actions.ts";
import type { CaseFacts, Condition } from "#lib/domain/automation/conditions.ts";
import { triggerOf } from "#lib/domain/automation/events.ts";
import { PAST_FACTS, type PastFact, type Standing, standings } from "#lib/domain/automation/past.ts";
import { judge, type LineResult, type Rule, ruleApplies } from "#lib/domain/automation/rule.ts";
import { isOpen } from "#lib/domain/tickets/states.ts";
import type { Audience, Level, TicketKind, TicketState } from "#lib/domain/tickets/types.ts";
import { openPeriods } from "#lib/domain/time/walk.ts";
import { loadCalendar } from "#lib/features/plans/queries.ts";
import { type Member, membersOf } from "#lib/features/tickets/assignable.ts";
import { TAKEN_BACK, takenBackBy } from "#lib/features/tickets/history.ts";
import type { TicketRow } from "#lib/features/tickets/load.ts";
import { tagsOf } from "#lib/features/tickets/tags.ts";
import { beyond, type KeysetOrder, orderBy } from "#lib/platform/db/keyset.ts";
import { pageOf, startOf } from "#lib/platform/db/page.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { By } from "#lib/platform/record.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { personName } from "./deeds.ts";
import type { RunLine } from "./dto.ts";

export type TrialHit = {
  ticketId: string;
  ticketNumber: string;
  at: number;
  matched: Condition[];
  lines: RunLine[];
};

const ORDERS: KeysetOrder[] = [
  { column: { sql: Prisma.sql`t.opened_at`, type: "timestamptz" }, descending: true },
  { column: { sql: Prisma.sql`t.id`, type: "uuid" }, descending: true },
];

/** SQL: the desk's cases `t` that were opened since then. */
const casesSince = ({ tenantId, orgId, side }: By, since: Date) => {
  const own =
    side === "partner"
      ? Prisma.sql`t.partner_org_id = ${orgId}::uuid`
      : Prisma.sql`(t.partner_org_id IS NULL OR EXISTS (SELECT 1 FROM escalation e
          WHERE e.tenant_id = t.tenant_id AND e.ticket_id = t.id))`;
  return Prisma.sql`t.tenant_id = ${tenantId}::uuid AND ${own} AND t.opened_at >= ${since}`;
};

/** How many cases a trial has to look at. */
export async function casesToTry(tx: Tx, desk: By, since: Date): Promise<number> {
  const rows = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM ticket t WHERE ${casesSince(desk, since)}`;
  return rows[0]?.n ?? 0;
}

/**
 * What a rule would have done with the desk's cases opened since then, the newest first, some at a time: `next` leads on. It reads
 * with the desk's eyes and writes nothing: each case is judged as its timeline says it stood then.
 */
export async function tryRule(
  tx: Tx,
  desk: By,
  rule: Rule,
  { since, after, most }: { since: Date; after: string | null; most: number },
): Promise<{ cases: number; hits: TrialHit[]; next: string | null }> {
  const { tenantId } = desk;
  const start = startOf({ after, before: null }, ORDERS);
  const found = await tx.$queryRaw<{ id: string; edge: string }[]>`
    SELECT t.id, t.opened_at::text AS edge FROM ticket t
    WHERE ${casesSince(desk, since)}
      ${start.edge ? Prisma.sql`AND ${beyond(ORDERS, start.edge, start.back)}` : Prisma.empty}
    ORDER BY ${orderBy(ORDERS, start.back)} LIMIT ${most + 1}`;
  const { rows, next } = pageOf(found, most, start, row => [row.edge, row.id]);
  const ids = rows.map(row => row.id);
  const tickets = await tx.ticket.findMany({
    where: { tenantId, id: { in: ids } },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
  });
  const facts = await factsOfCases(tx, tenantId, ids);
  const known = await surroundings(tx, desk, ids);
  const hits = tickets.flatMap(row =>
    standings(facts.get(row.id) ?? []).flatMap(({ fact, standing }): TrialHit[] => {
      const trigger = triggerOf(fact);
      if (trigger === null || !mine(desk, row, standing)) return [];
      const { applies, matched } = ruleApplies(rule, { trigger }, known.facts(row, standing, fact.at));
      if (!applies) return [];
      return [
        {
          ticketId: row.id,
          ticketNumber: row.number,
          at: fact.at,
          matched,
          lines: wouldDo(desk, rule.actions, caseThen(row, standing), known.members),
        },
      ];
    }),
  );
  return { cases: rows.length, hits, next };
}

const mine = (desk: By, row: TicketRow, then: Standing) =>
  desk.side === "partner" || row.partnerOrgId === null || then.atLevel3;

async function factsOfCases(tx: Tx, tenantId: string, ids: string[]): Promise<Map<string, PastFact[]>> {
  const rows = await tx.event.findMany({
    where: {
      tenantId,
      subjectType: "ticket",
      subjectId: { in: ids },
      type: { in: [...PAST_FACTS, TAKEN_BACK] },
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, subjectId: true, type: true, at: true, actorSide: true, audience: true, data: true },
  });
  // What was taken back never was.
  const gone = takenBackBy(rows);
  const stood = rows.filter(row => row.type !== TAKEN_BACK && !gone.has(row.id));
  return Map.groupBy(
    stood.map(row => ({
      ...row,
      at: row.at.getTime(),
      audience: row.audience as Audience,
      data: (row.data ?? {}) as Record<string, unknown>,
    })),
    row => row.subjectId,
  );
}

/** What all cases of a trial share: plans' keys, the calendar, the desk's people; and today's tags of each. */
async function surroundings(tx: Tx, desk: By, ids: readonly string[]) {
  const { tenantId, orgId } = desk;
  const versions = await tx.supportPlanVersion.findMany({
    where: { tenantId },
    select: { id: true, plan: { select: { key: true } } },
  });
  const plans = new Map(versions.map(one => [one.id, one.plan.key]));
  const { calendarKey } = await tx.workspace.findFirstOrThrow({
    where: { tenantId },
    select: { calendarKey: true },
  });
  const calendar = await loadCalendar(tx, tenantId, calendarKey);
  const tags = await tagsOf(tx, desk, ids);
  const facts = (row: TicketRow, then: Standing, at: number): CaseFacts => ({
    kind: row.kind as TicketKind,
    priority: then.priority,
    level: then.level,
    state: then.state,
    channel: row.channel,
    productId: row.productId,
    customerOrgId: row.customerOrgId,
    partnerOrgId: row.partnerOrgId,
    plan: plans.get(row.planVersionId) ?? "",
    subject: row.subject,
    tags: tags.get(row.id) ?? [],
    assigned: then.holderId !== null,
    inHours: openPeriods(calendar, at, at + 1).length > 0,
  });
  return { facts, members: await membersOf(tx, tenantId, [orgId]) };
}

const caseThen = (row: TicketRow, then: Standing): CaseForRule => ({
  tenantId: row.tenantId,
  customerOrgId: row.customerOrgId,
  partnerOrgId: row.partnerOrgId,
  state: then.state as TicketState,
  level: then.level as Level,
  level3: then.atLevel3 ? "asked" : null,
  assigneePersonId: then.holderId,
  priority: then.priority,
  holderId: then.holderId,
});

/** Each action on what the ones before would have left. */
function wouldDo(
  desk: By,
  actions: readonly RuleAction[],
  from: CaseForRule,
  members: readonly Member[],
): RunLine[] {
  let on = from;
  return actions.map((action): RunLine => {
    const line = (result: LineResult, value: string, key?: string): RunLine => ({
      type: action.type,
      value,
      result,
      ...(key ? { reason: { key, params: {} } } : {}),
    });
    let value = entryOf(action).value(action);
    try {
      value = personName(desk, members, action) || value;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return line("refused", "", error.key);
    }
    const verdict = judge(desk, action, on);
    if (verdict === "refused") return line("refused", value, whyNotThen(on));
    if (verdict === "do") on = leaves(action, on);
    return line(verdict === "do" ? "done" : "same", value);
  });
}

const whyNotThen = (on: CaseForRule): string => {
  if (!isOpen(on)) return "automation.refusal.finished";
  return on.level3 === null ? "automation.refusal.notThisDesk" : "automation.refusal.atLevel3";
};
