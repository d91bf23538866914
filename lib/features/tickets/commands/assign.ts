import { handTo } from "#lib/domain/tickets/states.ts";
import type { Level } from "#lib/domain/tickets/types.ts";
import { invalid, refuse } from "#lib/platform/refusal.ts";
import { assignableOf, membersOf } from "../assignable.ts";
import type { TicketChanged } from "../dto.ts";
import { requireHolder } from "../level2.ts";
import {
  flowOf,
  must,
  record,
  sameVersion,
  servingOnly,
  type TicketContext,
  type TicketRow,
} from "../load.ts";
import { writeMessage } from "./message.ts";
import { save } from "./save.ts";

/** Whether the actor works this ticket as manufacturer beside a serving partner (T1, T2). */
export const asManufacturer = (ctx: TicketContext, row: TicketRow) =>
  ctx.actor.side === "vendor" && row.partnerOrgId !== null;

/** Gives the ticket to an engineer of the actor's own side (levels 1 and 2, or level 3 at the vendor); level 2 of a partner to a certified one (T3). */
export async function assignTicket(
  ctx: TicketContext,
  row: TicketRow,
  input: { version: number; personId: string },
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  const { tx, actor } = ctx;
  const people = assignableOf(actor, await membersOf(tx, actor.tenantId, [actor.orgId]));
  const person = people.find(p => p.personId === input.personId);
  if (!person) invalid({ personId: "tickets.refusal.notAssignable" });
  return give(ctx, row, person);
}

/** Takes it oneself. */
export async function takeTicket(
  ctx: TicketContext,
  row: TicketRow,
  input: { version: number },
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  return give(ctx, row, { personId: ctx.actor.personId, name: ctx.actor.name });
}

/**
 * Refuses where the case could not be given to this person of the actor's company today: who works on no cases there any more, or may
 * not hold it at its level (T3). For giving it back, which nobody is asked about.
 */
export async function requireReceiver(
  ctx: TicketContext,
  row: TicketRow,
  person: { personId: string; name: string },
): Promise<void> {
  const { tx, actor } = ctx;
  const people = assignableOf(actor, await membersOf(tx, actor.tenantId, [actor.orgId]));
  if (!people.some(one => one.personId === person.personId))
    refuse("tickets.refusal.holderGone", { name: person.name });
  if (!asManufacturer(ctx, row)) await requireHolder(ctx, row, person);
}

async function give(
  ctx: TicketContext,
  row: TicketRow,
  person: { personId: string; name: string },
): Promise<TicketChanged> {
  const level3 = asManufacturer(ctx, row);
  if (!level3) await requireHolder(ctx, row, person);
  const own = person.personId === ctx.actor.personId;
  await record(ctx.tx, ctx.actor, row, {
    type: own ? "ticket.taken" : "ticket.assigned",
    data: { number: row.number, subject: row.subject, name: person.name, personId: person.personId },
    // Who works at the manufacturer is not said to the customer: it reads one clear state (T5).
    audience: level3 ? "partner_vendor" : "everyone",
    tell: !own,
  });
  return save(ctx, row, {
    action: "ticket.assign",
    flow: flowOf(row),
    data: level3
      ? { l3AssigneeId: person.personId, l3AssigneeName: person.name }
      : { assigneeId: person.personId, assigneeName: person.name },
  });
}

/** Back to the desk: nobody has it until somebody takes it. At the vendor beside a partner, its escalation. */
export async function releaseTicket(
  ctx: TicketContext,
  row: TicketRow,
  input: { version: number },
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  const level3 = asManufacturer(ctx, row);
  const name = level3 ? row.l3AssigneeName : row.assigneeName;
  if (name === null) refuse("tickets.refusal.nobodyHasIt");
  await record(ctx.tx, ctx.actor, row, {
    type: "ticket.released",
    data: { number: row.number, subject: row.subject, name },
    audience: level3 ? "partner_vendor" : "everyone",
  });
  return save(ctx, row, {
    action: "ticket.release",
    flow: flowOf(row),
    data: level3 ? { l3AssigneeId: null, l3AssigneeName: null } : { assigneeId: null, assigneeName: null },
  });
}

/**
 * Hands the ticket between the levels of whoever serves it (T2), with a line for who takes it on. It waits unassigned there.
 * No clock of the customer stops.
 */
export async function handToLevel(
  ctx: TicketContext,
  row: TicketRow,
  input: { version: number; level: Level; note: string },
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  if (input.level === row.level) invalid({ level: "tickets.refusal.sameLevel" });
  const flow = must(handTo(flowOf(row), input.level, row.partnerOrgId === null));
  if (input.note !== "")
    await writeMessage(ctx, row, { audience: servingOnly(row), body: input.note, files: [] });
  await record(ctx.tx, ctx.actor, row, {
    type: "ticket.level_changed",
    data: { number: row.number, subject: row.subject, from: row.level, to: input.level },
    tell: true,
  });
  return save(ctx, row, {
    action: "ticket.level",
    flow,
    data: { assigneeId: null, assigneeName: null },
  });
}
