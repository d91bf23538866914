import { type Level2Rule, mayHold, successorOf } from "#lib/domain/tickets/level2.ts";
import { isOpen } from "#lib/domain/tickets/states.ts";
import type { TicketFlow } from "#lib/domain/tickets/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { audit, systemWriter } from "#lib/platform/record.ts";
import { level2Rule } from "../level2.ts";
import { record, type TicketContext, type TicketRow } from "../load.ts";
import { chosenSuccessor } from "../successors.ts";

export type NewHolder = { assigneeId: string | null; assigneeName: string | null };

/**
 * The facts of a case whose holder no longer counts for level 2 (T3): who has it now, for everyone; and why, for partner
 * and vendor, who are told. Nobody certified: it waits for the partner's support manager, and the vendor is told too.
 */
async function handedOn(tx: Tx, row: TicketRow, rule: Level2Rule, chosen: string | null): Promise<NewHolder> {
  const to = successorOf(rule, chosen);
  const by = systemWriter(row.tenantId);
  const told = {
    number: row.number,
    subject: row.subject,
    from: row.assigneeName ?? "",
    fromId: row.assigneeId ?? "",
  };
  if (to)
    await record(tx, by, row, {
      type: "ticket.assigned",
      data: { number: row.number, subject: row.subject, name: to.name, personId: to.personId },
    });
  await record(tx, by, row, {
    type: to ? "ticket.level2_passed" : "ticket.level2_nobody",
    data: {
      ...told,
      ...(to
        ? { name: to.name, personId: to.personId, how: to.personId === chosen ? "chosen" : "fewest" }
        : {}),
    },
    audience: "partner_vendor",
    tell: true,
  });
  return { assigneeId: to?.personId ?? null, assigneeName: to?.name ?? null };
}

/**
 * Who has the case after a change that brings it to level 2 by itself, as an answer of level 3 or a reply that reopens it:
 * its holder, where they still count, else their successor, which is who acts where that person may hold it. Empty when
 * nothing changes. Any side may cause it.
 */
export async function holderAfter(
  ctx: TicketContext,
  row: TicketRow,
  flow: TicketFlow,
): Promise<NewHolder | Record<string, never>> {
  const { tx, actor, now } = ctx;
  const { assigneeId, partnerOrgId, tenantId } = row;
  if (assigneeId === null || partnerOrgId === null || flow.level < 2 || !isOpen(flow)) return {};
  return stepAs(tx, actor, "app_worker", async () => {
    const rule = await level2Rule(tx, tenantId, partnerOrgId, now);
    if (mayHold({ partnerOrgId, level: flow.level }, rule, assigneeId).ok) return {};
    if (mayHold({ partnerOrgId, level: flow.level }, rule, actor.personId).ok && actor.side === "partner") {
      const { number, subject } = row;
      const { name, personId } = actor;
      await record(tx, actor, row, { type: "ticket.taken", data: { number, subject, name, personId } });
      return { assigneeId: personId, assigneeName: name };
    }
    return handedOn(tx, row, rule, await chosenSuccessor(tx, tenantId, partnerOrgId, assigneeId));
  });
}

/** Cases of one run; what is left is for the next. */
const AT_ONCE = 200;

/**
 * Hands over every open case of level 2 and up whose holder no longer counts (T3): a certificate ended, was revoked or
 * replaced, a person left or no longer counts for the company. Each once, also after a worker was down and when two do
 * it at the same moment; a case somebody is changing is left to the next run. As the worker; returns how many.
 */
export async function handOnCases(tx: Tx, tenantId: string, now: Date): Promise<number> {
  const held = await tx.$queryRaw<{ partnerOrgId: string; assigneeId: string }[]>`
    SELECT DISTINCT partner_org_id AS "partnerOrgId", assignee_id AS "assigneeId" FROM ticket
    WHERE tenant_id = ${tenantId}::uuid AND open AND level >= 2
      AND partner_org_id IS NOT NULL AND assignee_id IS NOT NULL`;
  let done = 0;
  for (const [partnerOrgId, holders] of Map.groupBy(held, one => one.partnerOrgId)) {
    const rule = await level2Rule(tx, tenantId, partnerOrgId, now);
    const gone = holders.filter(one => !mayHold({ partnerOrgId, level: 2 }, rule, one.assigneeId).ok);
    for (const { assigneeId } of gone)
      done += await handOnOf(tx, tenantId, partnerOrgId, assigneeId, now, AT_ONCE - done);
    if (done >= AT_ONCE) break;
  }
  return done;
}

async function handOnOf(
  tx: Tx,
  tenantId: string,
  partnerOrgId: string,
  assigneeId: string,
  now: Date,
  limit: number,
): Promise<number> {
  if (limit <= 0) return 0;
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM ticket
    WHERE tenant_id = ${tenantId}::uuid AND partner_org_id = ${partnerOrgId}::uuid AND open AND level >= 2
      AND assignee_id = ${assigneeId}::uuid
    ORDER BY due_at NULLS LAST, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  if (locked.length === 0) return 0;
  const chosen = await chosenSuccessor(tx, tenantId, partnerOrgId, assigneeId);
  for (const { id } of locked) {
    const row = await tx.ticket.findFirstOrThrow({ where: { tenantId, id } });
    // Anew for each, so that those who take over share the cases.
    const rule = await level2Rule(tx, tenantId, partnerOrgId, now);
    const holder = await handedOn(tx, row, rule, chosen);
    await tx.ticket.updateMany({
      where: { tenantId, id },
      data: { ...holder, updatedAt: now, version: { increment: 1 } },
    });
    await audit(tx, systemWriter(tenantId), {
      action: "ticket.hand_on",
      subjectType: "ticket",
      subjectId: id,
      before: { assigneeName: row.assigneeName },
      after: { assigneeName: holder.assigneeName },
    });
  }
  return locked.length;
}
