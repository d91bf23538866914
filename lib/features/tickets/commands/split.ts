import type { Environment } from "#lib/domain/tickets/priority.ts";
import type { TicketKind } from "#lib/domain/tickets/types.ts";
import type { TicketMessage } from "#lib/platform/db/client/client.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { messageSlot } from "../attach.ts";
import type { TicketChanged } from "../dto.ts";
import { gateOf, refusalParams } from "../gate.ts";
import { flowOf, record, sameVersion, type TicketContext, type TicketRow } from "../load.ts";
import type { SplitInput } from "../schema/links.ts";
import { addLink } from "./link.ts";
import { createTicket } from "./open.ts";
import { save } from "./save.ts";

/**
 * Chosen messages become a case of their own (T6), for whoever opened the first one and under the rules of every opening (S7,
 * S15). They are copied with author, time, audience and files, so that the first case's history and clocks stay as they
 * were; the new one counts from the oldest of the customer's among them. Both are linked.
 */
export async function splitTicket(
  ctx: TicketContext,
  row: TicketRow,
  input: SplitInput,
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  const { tx, actor, now } = ctx;
  const { tenantId } = row;
  const messages = await tx.ticketMessage.findMany({
    where: { tenantId, ticketId: row.id, id: { in: input.messageIds } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const first = messages.find(one => one.audience === "everyone");
  if (!first || messages.length < new Set(input.messageIds).size)
    invalid({ messageIds: "tickets.refusal.splitNothing" });
  const asked = messages.find(one => one.audience === "everyone" && one.authorSide === "customer") ?? first;
  const confirmed = Object.keys((row.checklist ?? {}) as object);
  const gate =
    (await gateOf(
      tx,
      tenantId,
      row.contractId,
      { personId: row.openedById, systemId: null, confirmed: null },
      now,
    )) ?? notFoundRefusal();
  const system = gate.contract.systems.find(one => one.productId === row.productId);
  if (!system) refuse("tickets.refusal.systemNotCovered", refusalParams(gate, actor.locale));
  const key = (row.module as { key: string } | null)?.key ?? "";
  const made = await createTicket(
    ctx,
    gate,
    {
      contractId: row.contractId,
      systemId: system.id,
      kind: row.kind as TicketKind,
      subject: input.subject,
      description: first.body,
      productVersion: row.productVersion,
      moduleKey: system.modules.length === 0 || system.modules.includes(key) ? key : "",
      environment: row.environment as Environment,
      affectedBp: row.affectedBp,
      canWork: row.canWork,
      checklist: confirmed,
      files: [],
      openedBy: { personId: row.openedById, name: row.openedByName },
      channel: row.channel === "phone" ? "phone" : "site",
      linkedTicketId: null,
      openedAt: asked.at,
    },
    to => copyMessages(ctx, to, messages),
  );
  await addLink(ctx, row, made, { kind: "related", fromId: row.id, toId: made.id });
  await record(tx, actor, row, {
    type: "ticket.split",
    data: { number: row.number, into: made.number, count: messages.length },
  });
  // Whoever chose from the same page has seen another conversation than this is now.
  await save(ctx, row, { action: "ticket.split", flow: flowOf(row) });
  return { number: made.number, version: made.version, state: "new" };
}

/** Messages with their files, as they were, on another case of the same parties. */
async function copyMessages(
  ctx: TicketContext,
  to: TicketRow,
  messages: readonly TicketMessage[],
): Promise<void> {
  const { tx, actor } = ctx;
  const { tenantId } = to;
  const copies = messages.map(one => ({ ...one, id: newId(), ticketId: to.id, answer: false }));
  await tx.ticketMessage.createMany({ data: copies });
  // In one statement and without the bytes passing through here; as the worker, for a note's file is its own side's alone.
  await stepAs(tx, actor, "app_worker", async () => {
    for (const [i, one] of messages.entries())
      await tx.$executeRaw`
        WITH file AS MATERIALIZED (
          SELECT a.*, gen_random_uuid() AS copy_id FROM attachment a
          WHERE a.tenant_id = ${tenantId}::uuid AND a.subject_type = 'ticket'
            AND a.subject_id = ${one.ticketId}::uuid AND a.slot = ${messageSlot(one.id)}
        ), head AS (
          INSERT INTO attachment (tenant_id, id, subject_type, subject_id, slot, audience, partner_org_id,
            customer_org_id, name, media_type, size, sha256, uploaded_by_id, uploaded_by, at)
          SELECT tenant_id, copy_id, 'ticket', ${to.id}::uuid, ${messageSlot(copies[i]?.id ?? "")}, audience,
            partner_org_id, customer_org_id, name, media_type, size, sha256, uploaded_by_id, uploaded_by, at FROM file
        )
        INSERT INTO attachment_content (tenant_id, attachment_id, audience, partner_org_id, customer_org_id, bytes)
        SELECT c.tenant_id, file.copy_id, c.audience, c.partner_org_id, c.customer_org_id, c.bytes
        FROM file JOIN attachment_content c ON c.tenant_id = file.tenant_id AND c.attachment_id = file.id`;
  });
}
