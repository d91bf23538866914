import type { Condition } from "#lib/domain/automation/conditions.ts";
import type { Trigger } from "#lib/domain/automation/events.ts";
import type { RuleOutcome } from "#lib/domain/automation/rule.ts";
import { automationPolicy } from "#lib/domain/policies/automation.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { TicketRule, TicketRuleRun } from "#lib/platform/db/client/client.ts";
import { beyond, type KeysetOrder, orderBy } from "#lib/platform/db/keyset.ts";
import { type Cursor, type Page, pageOf, startOf } from "#lib/platform/db/page.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { RuleDto, RunDto, RunLine } from "./dto.ts";
import { ruleOfRow } from "./run.ts";
import { type LogFilter, MOST_RULES } from "./schema.ts";

const ruleDto = (row: TicketRule): RuleDto => {
  const { trigger, match, conditions, actions } = ruleOfRow(row);
  return {
    id: row.id,
    orgId: row.orgId,
    version: row.version,
    name: row.name,
    position: row.position,
    active: row.active,
    trigger,
    match,
    conditions: [...conditions],
    actions: [...actions],
    changedByName: row.changedByName,
    changedAt: row.changedAt.getTime(),
  };
};

const own = (actor: Actor) => ({ tenantId: actor.tenantId, orgId: actor.orgId, removedAt: null });

/** The rules of the actor's desk in their order, which are bounded. */
export async function deskRules(tx: Tx, actor: Actor): Promise<RuleDto[]> {
  if (!automationPolicy.read(actor, null)) return [];
  const rows = await tx.ticketRule.findMany({
    where: own(actor),
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: MOST_RULES,
  });
  return rows.map(ruleDto);
}

/** One rule of the actor's desk, or null; another desk's is not there. */
export async function findRule(tx: Tx, actor: Actor, ruleId: string): Promise<RuleDto | null> {
  if (!automationPolicy.read(actor, null)) return null;
  const row = await tx.ticketRule.findFirst({ where: { ...own(actor), id: ruleId } });
  return row && ruleDto(row);
}

export type RuleVersionDto = { version: number; byName: string; at: number; name: string; active: boolean };

/** How a rule was before, the newest first; of very many the newest 50. */
export async function ruleHistory(tx: Tx, actor: Actor, ruleId: string): Promise<RuleVersionDto[]> {
  if (!automationPolicy.read(actor, null)) return [];
  const rows = await tx.ticketRuleVersion.findMany({
    where: { tenantId: actor.tenantId, orgId: actor.orgId, ruleId },
    orderBy: { version: "desc" },
    take: 50,
  });
  return rows.map(({ version, byName, at, content }) => {
    const { name, active } = content as { name: string; active: boolean };
    return { version, byName, at: at.getTime(), name, active };
  });
}

const PAGE = 50;
const ORDERS: KeysetOrder[] = [
  { column: { sql: Prisma.sql`r.at`, type: "timestamptz" }, descending: true },
  { column: { sql: Prisma.sql`r.id`, type: "uuid" }, descending: true },
];

/** What the rules of the actor's desk did, the newest first. */
export async function ruleLog(
  tx: Tx,
  actor: Actor,
  filter: LogFilter,
  cursor: Cursor,
): Promise<Page<RunDto>> {
  if (!automationPolicy.read(actor, null)) return { rows: [], next: null, previous: null };
  const start = startOf(cursor, ORDERS);
  const where = [Prisma.sql`r.tenant_id = ${actor.tenantId}::uuid AND r.org_id = ${actor.orgId}::uuid`];
  if (filter.ruleId) where.push(Prisma.sql`r.rule_id = ${filter.ruleId}::uuid`);
  if (filter.number) where.push(Prisma.sql`r.ticket_number = ${filter.number}`);
  if (filter.outcome) where.push(Prisma.sql`r.outcome = ${filter.outcome}`);
  if (start.edge) where.push(beyond(ORDERS, start.edge, start.back));
  const found = await tx.$queryRaw<{ id: string; edge: string }[]>`
    SELECT r.id, r.at::text AS edge FROM ticket_rule_run r
    WHERE ${Prisma.join(where, " AND ")}
    ORDER BY ${orderBy(ORDERS, start.back)} LIMIT ${PAGE + 1}`;
  const page = pageOf(found, PAGE, start, row => [row.edge, row.id]);
  const rows = await tx.ticketRuleRun.findMany({
    where: { tenantId: actor.tenantId, id: { in: page.rows.map(row => row.id) } },
  });
  const byId = new Map(rows.map(row => [row.id, row]));
  return {
    ...page,
    rows: page.rows.flatMap(({ id }) => {
      const row = byId.get(id);
      return row ? [runDto(row)] : [];
    }),
  };
}

const runDto = (row: TicketRuleRun): RunDto => ({
  id: row.id,
  at: row.at.getTime(),
  ruleId: row.ruleId,
  ruleName: row.ruleName,
  ruleVersion: row.ruleVersion,
  ticketNumber: row.ticketNumber,
  trigger: row.trigger as Trigger,
  outcome: row.outcome as RuleOutcome,
  stopped: row.stopped as RunDto["stopped"],
  matched: row.matched as unknown as Condition[],
  lines: row.lines as unknown as RunLine[],
});
