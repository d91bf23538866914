import { leastBusy } from "#lib/domain/tickets/level2.ts";
import type { EscalationAct } from "#lib/domain/tickets/plan.ts";
import { handTo } from "#lib/domain/tickets/states.ts";
import type { Level } from "#lib/domain/tickets/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker } from "#lib/platform/db/workspace.ts";
import { audit, systemWriter } from "#lib/platform/record.ts";
import { membersOf } from "../assignable.ts";
import { syncClocks } from "../clocks.ts";
import { level2Rule } from "../level2.ts";
import { besideCustomer, flowOf, record, type TicketRow } from "../load.ts";

/**
 * What a step of the escalation does to a case beside telling people (S6): it goes one level up, or over to somebody of a
 * role. As the worker, once a step. What cannot be done is left: the step has been told all the same.
 */
export async function actOn(
  tx: Tx,
  ticket: TicketRow,
  acts: readonly EscalationAct[],
  now: Date,
): Promise<void> {
  let row = ticket;
  for (const act of acts) {
    const done =
      act.kind === "raise_level" ? await raise(tx, row, now) : await reassign(tx, row, act.role, now);
    if (!done) continue;
    row = await tx.ticket.findFirstOrThrow({ where: { tenantId: row.tenantId, id: row.id } });
  }
  if (row !== ticket) await syncClocks(tx, asWorker(row.tenantId), row.id);
}

/** From level 1 to 2, or at a vendor that serves itself to 3; there it waits for somebody to take it (T1, T2). */
async function raise(tx: Tx, row: TicketRow, now: Date): Promise<boolean> {
  const level = Math.min(3, row.level + 1) as Level;
  const flow = handTo(flowOf(row), level, row.partnerOrgId === null);
  if (level === row.level || !flow.ok) return false;
  await record(tx, systemWriter(row.tenantId), row, {
    type: "ticket.level_changed",
    data: { number: row.number, subject: row.subject, from: row.level, to: level },
    tell: true,
  });
  return change(tx, row, now, "ticket.level", { level, assigneeId: null, assigneeName: null });
}

/**
 * Over to whoever of the role at the company that has it now has the fewest open cases; at a partner from level 2 on only to a
 * certified one (T3). Nothing, where nobody may have it or one of the role has it already.
 */
async function reassign(tx: Tx, row: TicketRow, role: string, now: Date): Promise<boolean> {
  const { tenantId, partnerOrgId } = row;
  const level3 = row.l3State !== null;
  const vendors = role.startsWith("vendor_");
  // Roles of a company that does not have the case have nobody to give it to.
  if (vendors !== (level3 || partnerOrgId === null)) return false;
  const orgId = vendors ? await vendorOrg(tx, tenantId) : partnerOrgId;
  if (orgId === null) return false;
  const people = (await membersOf(tx, tenantId, [orgId])).filter(one => one.roles.includes(role));
  const holder = level3 ? row.l3AssigneeId : row.assigneeId;
  if (people.length === 0 || people.some(one => one.personId === holder)) return false;
  const rule =
    !vendors && row.level >= 2
      ? await level2Rule(tx, tenantId, partnerOrgId, now)
      : { asked: false, holders: [] };
  const may = rule.asked
    ? people.filter(one => rule.holders.some(known => known.personId === one.personId))
    : people;
  const ids = may.map(one => one.personId);
  const open = await tx.$queryRaw<{ id: string; count: number }[]>`
    SELECT id, count(*)::int AS count FROM (
      SELECT unnest(ARRAY[assignee_id, l3_assignee_id]) AS id FROM ticket
      WHERE tenant_id = ${tenantId}::uuid AND open
        AND (assignee_id = ANY (${ids}::uuid[]) OR l3_assignee_id = ANY (${ids}::uuid[]))) held
    GROUP BY id`;
  const count = (id: string) => open.find(one => one.id === id)?.count ?? 0;
  const to = leastBusy(may.map(one => ({ ...one, openCases: count(one.personId) })));
  if (!to) return false;
  await record(tx, systemWriter(tenantId), row, {
    type: "ticket.assigned",
    data: { number: row.number, subject: row.subject, name: to.name, personId: to.personId },
    // Who works at the manufacturer is not said to the customer (T5).
    audience: level3 ? besideCustomer(row) : "everyone",
    tell: true,
  });
  return change(
    tx,
    row,
    now,
    "ticket.assign",
    level3
      ? { l3AssigneeId: to.personId, l3AssigneeName: to.name }
      : { assigneeId: to.personId, assigneeName: to.name },
  );
}

const vendorOrg = async (tx: Tx, tenantId: string): Promise<string | null> =>
  (await tx.organisation.findFirst({ where: { tenantId, side: "vendor" }, select: { id: true } }))?.id ??
  null;

async function change(
  tx: Tx,
  row: TicketRow,
  now: Date,
  action: string,
  data: Record<string, string | number | null>,
): Promise<true> {
  await tx.ticket.updateMany({
    where: { tenantId: row.tenantId, id: row.id },
    data: { ...data, updatedAt: now, version: { increment: 1 } },
  });
  await audit(tx, systemWriter(row.tenantId), {
    action,
    subjectType: "ticket",
    subjectId: row.id,
    before: { level: row.level, assigneeName: row.assigneeName, l3AssigneeName: row.l3AssigneeName },
    after: data,
  });
  return true;
}
