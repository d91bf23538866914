import { entryOf, personOf, type RuleAction } from "#lib/domain/automation/actions.ts";
import type { Condition } from "#lib/domain/automation/conditions.ts";
import { type Trigger, triggerOf } from "#lib/domain/automation/events.ts";
import {
  judge,
  outcomeOf,
  RUNS_WITHIN_MINUTES,
  type Rule,
  ruleApplies,
  stopOf,
} from "#lib/domain/automation/rule.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { TAKEN_BACK, takenBackBy } from "#lib/features/tickets/history.ts";
import { holdTicket, record, type TicketRow, targetOf } from "#lib/features/tickets/load.ts";
import type { TicketRule } from "#lib/platform/db/client/client.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { orRefused } from "#lib/platform/db/savepoint.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { Refusal, refuse } from "#lib/platform/refusal.ts";
import { deskOnly, peopleOf, perform, personName, type RuleContext } from "./deeds.ts";
import type { RunLine } from "./dto.ts";
import { caseFacts, concerns, forRule } from "./facts.ts";

const json = (value: unknown) => value as Prisma.InputJsonValue;

/** A rule as its row keeps it; checked when it was saved. */
export const ruleOfRow = (row: TicketRule): Rule => ({
  trigger: row.trigger as Trigger,
  match: row.match === "any" ? "any" : "all",
  conditions: row.conditions as unknown as Condition[],
  actions: row.actions as unknown as RuleAction[],
});

/** The active rules that a fact of a case may start, of the desks it concerns, each desk's in its order. As the worker. */
export async function rulesFor(tx: Tx, tenantId: string, eventId: string): Promise<TicketRule[]> {
  const event = await tx.event.findFirst({ where: { tenantId, id: eventId } });
  const trigger = event && triggerOf({ ...event, audience: event.audience as Audience });
  if (!trigger) return [];
  const ticket = await tx.ticket.findFirst({
    where: { tenantId, id: event.subjectId },
    select: { partnerOrgId: true },
  });
  if (!ticket) return [];
  const { partnerOrgId } = ticket;
  const desks = [{ side: "vendor" }, ...(partnerOrgId === null ? [] : [{ orgId: partnerOrgId }])];
  return tx.ticketRule.findMany({
    where: { tenantId, trigger, active: true, removedAt: null, OR: desks },
    orderBy: [{ side: "asc" }, { orgId: "asc" }, { position: "asc" }, { id: "asc" }],
  });
}

/**
 * One rule on one event, in the desk's own transaction: what the desk does not see, row security does not show. Once for each
 * event, also when killed in between or when two workers do it: the run is written with what it did, under the case's lock.
 */
export async function runRule(
  tx: Tx,
  desk: By,
  of: { ruleId: string; eventId: string; causes: readonly string[] },
  now: Date,
): Promise<void> {
  const { tenantId, orgId } = desk;
  const rule = await tx.ticketRule.findFirst({
    where: { tenantId, id: of.ruleId, orgId, active: true, removedAt: null },
  });
  const event = await tx.event.findFirst({ where: { tenantId, id: of.eventId } });
  const trigger = event && triggerOf({ ...event, audience: event.audience as Audience });
  if (!rule || !trigger) return;
  const row = await holdTicket(tx, tenantId, Prisma.sql`id = ${event.subjectId}::uuid`);
  if (!row || !concerns(desk, row)) return;
  if (await tx.ticketRuleRun.count({ where: { tenantId, ruleId: rule.id, eventId: event.id } })) return;
  if (await takenBack(tx, desk, row, event.id)) return;
  const worded = ruleOfRow(rule);
  const { applies, matched } = ruleApplies(worded, { trigger }, await caseFacts(tx, desk, row, event.at));
  if (!applies) return;
  const lately = await tx.ticketRuleRun.findMany({
    where: {
      tenantId,
      ruleId: rule.id,
      ticketId: row.id,
      at: { gt: new Date(now.getTime() - RUNS_WITHIN_MINUTES * 60_000) },
    },
    select: { outcome: true },
  });
  const runs = lately.filter(run => run.outcome !== "stopped").length;
  const stopped = stopOf(rule.id, of.causes, runs);
  // What it brought about meets it again and there is nothing left to do: it came to rest, and nobody is alarmed.
  if (stopped !== null && worded.actions.every(action => judge(desk, action, forRule(desk, row)) === "same"))
    return;
  const ctx: RuleContext = { tx, actor: desk, now, rule };
  const lines: RunLine[] = [];
  if (stopped === null) for (const action of worded.actions) lines.push(await oneAction(ctx, row.id, action));
  else if (!lately.some(run => run.outcome === "stopped")) await sayStopped(ctx, row, rule, stopped);
  const outcome = stopped === null ? outcomeOf(lines.map(line => line.result)) : "stopped";
  await tx.ticketRuleRun.createMany({
    data: [
      {
        tenantId,
        id: newId(),
        orgId,
        ruleId: rule.id,
        ruleName: rule.name,
        ruleVersion: rule.version,
        ticketId: row.id,
        ticketNumber: row.number,
        eventId: event.id,
        trigger,
        outcome,
        stopped,
        matched: json(matched),
        lines: json(lines),
        at: now,
      },
    ],
  });
  if (outcome !== "nothing")
    await audit(tx, desk, {
      action: "ticket_rule.run",
      subjectType: "ticket",
      subjectId: row.id,
      after: { rule: rule.name, ruleId: rule.id, version: rule.version, outcome },
    });
}

/** Whether a line of the case takes this fact back; as the worker, for the desk may not read that line. */
const takenBack = (tx: Tx, desk: By, row: TicketRow, eventId: string): Promise<boolean> =>
  stepAs(tx, desk, "app_worker", async () => {
    const back = await tx.event.findMany({
      where: { tenantId: row.tenantId, subjectType: "ticket", subjectId: row.id, type: TAKEN_BACK },
      select: { type: true, data: true },
    });
    return takenBackBy(back).has(eventId);
  });

/** One action on what the ones before left; refused, whatever it began is taken back and the next goes on. */
async function oneAction(ctx: RuleContext, ticketId: string, action: RuleAction): Promise<RunLine> {
  const { tx, actor, rule } = ctx;
  const row = await tx.ticket.findFirstOrThrow({ where: { tenantId: actor.tenantId, id: ticketId } });
  // Of somebody who has left nothing is written down that nobody could read.
  let value = personOf(action) === null ? entryOf(action).value(action) : "";
  const line = (more: Pick<RunLine, "result"> & Partial<RunLine>): RunLine => ({
    type: action.type,
    value,
    ...more,
  });
  const verdict = judge(actor, action, forRule(actor, row));
  const did = await orRefused(tx, async () => {
    value = personName(actor, await peopleOf(ctx), action) || value;
    if (verdict === "same") return "same";
    if (verdict === "refused") refuse(whyNotNow(row));
    if ((await perform(ctx, row, action)) === "same") return "same";
    await record(tx, actor, row, {
      type: "ticket.rule_did",
      data: { rule: rule.name, what: action.type, value },
      audience: deskOnly(actor),
    });
    return "done";
  });
  if (!(did instanceof Refusal)) return line({ result: did === "same" ? "same" : "done" });
  const [field] = Object.values(did.fields);
  const reason = field
    ? { key: field.key, params: field.params ?? {} }
    : { key: did.key, params: did.params };
  return line({ result: "refused", reason });
}

/** The heaviest reason against a deed of the desk, in words that hold for all of them. */
export const whyNotNow = (row: TicketRow): string => {
  const { level3 } = targetOf(row);
  if (!row.open) return "automation.refusal.finished";
  return level3 === null ? "automation.refusal.notThisDesk" : "automation.refusal.atLevel3";
};

/** Said once, on the case and to who worded the rule; later events within the hour are in the log alone. */
const sayStopped = (
  { tx, actor }: RuleContext,
  row: TicketRow,
  rule: TicketRule,
  why: "chain" | "often",
): Promise<string> =>
  record(tx, actor, row, {
    type: "ticket.rule_stopped",
    data: { rule: rule.name, why, number: row.number, personId: rule.changedById },
    audience: deskOnly(actor),
    tell: true,
  });
