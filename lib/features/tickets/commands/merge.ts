import { ticketPolicy } from "#lib/domain/policies/ticket.ts";
import { mergeAway, openedWith } from "#lib/domain/tickets/merge.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import type { TicketChanged } from "../dto.ts";
import {
  flowOf,
  record,
  sameVersion,
  type TicketContext,
  type TicketRow,
  type TicketTarget,
  ticketToChange,
} from "../load.ts";
import type { MergeInput } from "../schema/links.ts";
import { save } from "./save.ts";

/**
 * The case goes on in another one of the same customer (T6). It is closed, its conversation is read there too, what is
 * written to it later arrives there, what it asks for is asked for there, and the one that goes on counts from the earlier
 * opening: no promise is lost.
 */
export async function mergeTicket(
  ctx: TicketContext,
  row: TicketRow,
  input: MergeInput,
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  const { tx, actor, now } = ctx;
  const { tenantId } = row;
  const target = await ticketToChange(tx, actor, input.into);
  if (!target) invalid({ into: "tickets.refusal.noSuchCase" });
  const into = target.row;
  const flow = mergeAway({ ...row, flow: flowOf(row) }, { ...into, flow: flowOf(into) }, now.getTime());
  if (!flow.ok) {
    if (flow.error === "finished" || flow.error === "already_escalated")
      refuse(`tickets.refusal.${flow.error}`);
    invalid({ into: `tickets.refusal.${flow.error}` });
  }
  if (!ticketPolicy.split(actor, target)) invalid({ into: "tickets.refusal.noSuchCase" });
  await record(tx, actor, row, {
    type: "ticket.merged_away",
    data: { number: row.number, subject: row.subject, into: into.number },
    tell: true,
  });
  const openedAt = openedWith(row.openedAt.getTime(), await mergedBefore(ctx, row));
  await record(tx, actor, into, {
    type: "ticket.merged_in",
    data: { number: into.number, from: row.number, openedAt },
  });
  const { count } = await tx.ticket.updateMany({
    where: { tenantId, mergedIntoId: row.id },
    data: { mergedIntoId: into.id },
  });
  // Whoever followed the one follows the other; whose doing it was, no side can read.
  await stepAs(
    tx,
    actor,
    "app_worker",
    () => tx.$executeRaw`
      INSERT INTO ticket_follower (tenant_id, ticket_id, person_id)
      SELECT tenant_id, ${into.id}::uuid, person_id FROM ticket_follower
      WHERE tenant_id = ${tenantId}::uuid AND ticket_id = ${row.id}::uuid ON CONFLICT DO NOTHING`,
  );
  await passOnWishes(ctx, row, into);
  await save(ctx, into, { action: "ticket.merge_in", flow: flowOf(into), data: { lastMessageAt: now } });
  await save(ctx, row, {
    action: "ticket.merge",
    flow: flow.value,
    data: { mergedIntoId: into.id, ...(count > 0 ? { updatedAt: now } : {}) },
  });
  return { number: into.number, version: into.version + 1, state: target.state };
}

/**
 * What the one asked for, the other asks for, each wish once: a wish that is taken off it is off both. Whose wishes they are no side
 * need be able to read, such as a draft of the vendor's.
 */
async function passOnWishes({ tx, actor }: TicketContext, row: TicketRow, into: TicketRow): Promise<void> {
  await stepAs(tx, actor, "app_worker", async () => {
    await tx.$executeRaw`
      INSERT INTO feature_case (tenant_id, feature_id, ticket_id, partner_org_id, customer_org_id, by_name, at)
      SELECT tenant_id, feature_id, ${into.id}::uuid, ${into.partnerOrgId}::uuid, ${into.customerOrgId}::uuid, by_name, at
      FROM feature_case WHERE tenant_id = ${row.tenantId}::uuid AND ticket_id = ${row.id}::uuid ON CONFLICT DO NOTHING`;
    await tx.featureCase.deleteMany({ where: { tenantId: row.tenantId, ticketId: row.id } });
  });
}

/** When the cases were opened that went on in this one. */
async function mergedBefore({ tx }: TicketContext, row: TicketRow): Promise<number[]> {
  const cases = await tx.ticket.findMany({
    where: { tenantId: row.tenantId, mergedIntoId: row.id },
    select: { openedAt: true },
  });
  return cases.map(one => one.openedAt.getTime());
}

/** The case in which a merged one goes on, held; as not found where the actor does not see it. */
export async function goesOnIn(ctx: TicketContext, row: TicketRow): Promise<TicketTarget> {
  const into = await ctx.tx.ticket.findFirst({
    where: { tenantId: row.tenantId, id: row.mergedIntoId ?? "" },
    select: { number: true },
  });
  return (into && (await ticketToChange(ctx.tx, ctx.actor, into.number))) || notFoundRefusal();
}
