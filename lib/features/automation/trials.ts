import type { Rule } from "#lib/domain/automation/rule.ts";
import { automationPolicy } from "#lib/domain/policies/automation.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { startTask } from "#lib/features/tasks/commands.ts";
import { findTask } from "#lib/features/tasks/queries.ts";
import type { RuleTrial } from "#lib/platform/db/client/client.ts";
import { beyond, type KeysetOrder, orderBy } from "#lib/platform/db/keyset.ts";
import { type Cursor, pageOf, startOf } from "#lib/platform/db/page.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { By } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { deskActor } from "./desk.ts";
import type { RuleDto, TrialDto, TrialHitDto, TrialPage } from "./dto.ts";
import { casesToTry, tryRule } from "./trial.ts";

export const TRIAL_KIND = "rules.try";

/** Cases of one step. */
const AT_ONCE = 100;
/** So many of its runs a trial lists; how many there would have been is counted to the end. */
export const MOST_HITS = 1_000;
const KEPT_DAYS = 30;

const json = (value: unknown) => value as Prisma.InputJsonValue;
const deskOf = (tx: Tx, { tenantId, orgId, side }: Actor, ruleId: string) =>
  deskActor(tx, { tenantId, id: ruleId, orgId, side }, []);

/** Asks for a trial of a rule as it is worded now, over the desk's cases opened in so many days. It changes nothing and tells nobody. */
export async function startTrial(
  tx: Tx,
  actor: By,
  rule: RuleDto,
  { days }: { days: number },
  now: Date,
): Promise<{ taskId: string }> {
  const { tenantId, personId, orgId } = actor;
  const { trigger, match, conditions, actions } = rule;
  const since = new Date(now.getTime() - days * 86_400_000);
  const taskId = await startTask(tx, actor, TRIAL_KIND, { ruleId: rule.id, rule: rule.name, days });
  await tx.ruleTrial.createMany({
    data: [
      {
        tenantId,
        taskId,
        personId,
        orgId,
        ruleId: rule.id,
        ruleVersion: rule.version,
        content: json({ trigger, match, conditions, actions }),
        days,
        since,
      },
    ],
  });
  return { taskId };
}

type StepContext = { tx: Tx; actor: By; taskId: string; cursor: unknown };

/** Some cases more, with the rights of this moment. */
export async function trialStep({ tx, actor, taskId, cursor }: StepContext) {
  const { tenantId, personId, orgId } = actor;
  const trial = await tx.ruleTrial.findFirst({ where: { tenantId, taskId, orgId } });
  if (!trial || !automationPolicy.read(actor, null)) return refuse("automation.refusal.trialGone");
  const { after = null, total: before } = cursor as { after?: string | null; total?: number };
  const desk = await deskOf(tx, actor, trial.ruleId);
  const counted = before ?? (await casesToTry(tx, desk, trial.since));
  const rule = trial.content as unknown as Rule;
  const found = await tryRule(tx, desk, rule, { since: trial.since, after, most: AT_ONCE });
  const listed = found.hits.slice(0, Math.max(0, MOST_HITS - trial.hits));
  await tx.ruleTrialHit.createMany({
    data: listed.map((hit, i) => ({
      tenantId,
      taskId,
      personId,
      orgId,
      position: trial.hits + i,
      ticketId: hit.ticketId,
      ticketNumber: hit.ticketNumber,
      at: new Date(hit.at),
      matched: json(hit.matched),
      lines: json(hit.lines),
    })),
  });
  const cases = trial.cases + found.cases;
  const hits = trial.hits + found.hits.length;
  await tx.ruleTrial.updateMany({ where: { tenantId, taskId }, data: { cases, hits } });
  // Cases opened meanwhile were not counted at the start.
  const total = found.next ? Math.max(cases, counted) : cases;
  const step = { done: cases, total, cursor: { after: found.next, total: counted } };
  return found.next ? step : { ...step, finished: { keepHours: KEPT_DAYS * 24 } };
}

const dto = async (tx: Tx, actor: Actor, row: RuleTrial, now: Date): Promise<TrialDto | null> => {
  const task = await findTask(tx, actor, row.taskId, now);
  const { ruleVersion, days, cases, hits } = row;
  return task && { task, ruleVersion, days, cases, hits, listed: Math.min(hits, MOST_HITS) };
};

/** The actor's own last trials of a rule, the newest first. */
export async function lastTrials(
  tx: Tx,
  actor: Actor,
  ruleId: string,
  now: Date,
  most = 5,
): Promise<TrialDto[]> {
  if (!automationPolicy.read(actor, null)) return [];
  const { tenantId, personId, orgId } = actor;
  const rows = await tx.ruleTrial.findMany({
    where: { tenantId, personId, orgId, ruleId },
    orderBy: [{ createdAt: "desc" }, { taskId: "desc" }],
    take: most,
  });
  const found: TrialDto[] = [];
  for (const row of rows) {
    const one = await dto(tx, actor, row, now);
    if (one) found.push(one);
  }
  return found;
}

const PAGE = 50;
const ORDERS: KeysetOrder[] = [{ column: { sql: Prisma.sql`h.position`, type: "int" }, descending: false }];

/** What a trial found, a page at a time; of a case the actor does not see any more its number alone. */
export async function trialHits(tx: Tx, actor: Actor, taskId: string, cursor: Cursor): Promise<TrialPage> {
  if (!automationPolicy.read(actor, null)) return { rows: [], next: null, previous: null };
  const { tenantId, personId } = actor;
  const start = startOf(cursor, ORDERS);
  const found = await tx.$queryRaw<{ position: number }[]>`
    SELECT h.position FROM rule_trial_hit h
    WHERE h.tenant_id = ${tenantId}::uuid AND h.task_id = ${taskId}::uuid AND h.person_id = ${personId}::uuid
      ${start.edge ? Prisma.sql`AND ${beyond(ORDERS, start.edge, start.back)}` : Prisma.empty}
    ORDER BY ${orderBy(ORDERS, start.back)} LIMIT ${PAGE + 1}`;
  const page = pageOf(found, PAGE, start, row => [String(row.position)]);
  const hits = await tx.ruleTrialHit.findMany({
    where: { tenantId, taskId, personId, position: { in: page.rows.map(row => row.position) } },
    orderBy: { position: "asc" },
  });
  const tickets = await tx.ticket.findMany({
    where: { tenantId, id: { in: hits.map(hit => hit.ticketId) } },
    select: { id: true, subject: true },
  });
  const subjects = new Map(tickets.map(one => [one.id, one.subject]));
  return {
    ...page,
    rows: hits.map(hit => ({
      position: hit.position,
      at: hit.at.getTime(),
      ticketNumber: hit.ticketNumber,
      subject: subjects.get(hit.ticketId) ?? null,
      matched: hit.matched as unknown as TrialHitDto["matched"],
      lines: hit.lines as unknown as TrialHitDto["lines"],
    })),
  };
}

/** Drops trials whose tasks are gone. As the worker. */
export async function dropOldTrials(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const rows = await tx.ruleTrial.findMany({
    where: { tenantId, createdAt: { lt: new Date(now.getTime() - (KEPT_DAYS + 1) * 86_400_000) } },
    select: { taskId: true },
    take: 200,
  });
  const ids = rows.map(row => row.taskId);
  await tx.ruleTrialHit.deleteMany({ where: { tenantId, taskId: { in: ids } } });
  await tx.ruleTrial.deleteMany({ where: { tenantId, taskId: { in: ids } } });
  return ids.length;
}
