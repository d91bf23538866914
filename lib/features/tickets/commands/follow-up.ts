import type { Environment } from "#lib/domain/tickets/priority.ts";
import type { TicketKind } from "#lib/domain/tickets/types.ts";
import { notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import type { TicketReplied } from "../dto.ts";
import { gateOf, refusalParams } from "../gate.ts";
import { record, type TicketContext, type TicketRow } from "../load.ts";
import type { ReplyInput } from "../schema.ts";
import { createTicket } from "./open.ts";

/**
 * A reply to a ticket that can't be reopened any more opens a linked one (T5), under the rules of every opening (S7, S15): the
 * facts of the old one stand until somebody says otherwise. Answers with the new ticket's number.
 */
export async function followUp(
  ctx: TicketContext,
  row: TicketRow,
  input: ReplyInput,
): Promise<TicketReplied> {
  const { tx, actor, now } = ctx;
  const confirmed = Object.keys((row.checklist ?? {}) as object);
  const gate =
    (await gateOf(
      tx,
      row.tenantId,
      row.contractId,
      { personId: actor.personId, systemId: null, confirmed: null },
      now,
    )) ?? notFoundRefusal();
  const system = gate.contract.systems.find(s => s.productId === row.productId);
  if (!system) refuse("tickets.refusal.systemNotCovered", refusalParams(gate, actor.locale));
  const key = (row.module as { key: string } | null)?.key ?? "";
  const covered = system.modules.length === 0 || system.modules.includes(key);
  const linked = await createTicket(ctx, gate, {
    contractId: row.contractId,
    systemId: system.id,
    kind: row.kind as TicketKind,
    subject: row.subject,
    description: input.body,
    productVersion: row.productVersion,
    // A module the contract covers no more is left to be told anew.
    moduleKey: covered ? key : "",
    environment: row.environment as Environment,
    affectedBp: row.affectedBp,
    canWork: row.canWork,
    checklist: confirmed,
    files: input.files,
    openedBy: { personId: actor.personId, name: actor.name },
    channel: ctx.written?.channel ?? "site",
    linkedTicketId: row.id,
  });
  await record(tx, actor, row, { type: "ticket.followed", data: { number: linked.number } });
  const message = await tx.ticketMessage.findFirstOrThrow({
    where: { tenantId: row.tenantId, ticketId: linked.id },
    select: { id: true },
  });
  return { number: linked.number, version: linked.version, state: "new", messageId: message.id };
}
