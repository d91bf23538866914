import type { Audience } from "#lib/domain/tickets/types.ts";
import { claimUploads } from "#lib/features/files/commands.ts";
import { evidenceSlot } from "./evidence.ts";
import { besideCustomer, servingOnly, type TicketContext, type TicketRow } from "./load.ts";

/** Files of a message hang on the ticket in this slot. */
export const messageSlot = (messageId: string) => `message:${messageId}`;

/** Files uploaded by this person and not yet used become a message's, with its audience and parties (T4). */
export const attachToMessage = (
  ctx: TicketContext,
  row: TicketRow,
  messageId: string,
  audience: Audience,
  files: readonly string[],
) => attach(ctx, row, messageSlot(messageId), audience, files);

/** Files of an escalation that is being gathered: the partner's own, until it is sent (T4). */
export const attachToEvidence = (
  ctx: TicketContext,
  row: TicketRow,
  escalationId: string,
  files: readonly string[],
) => attach(ctx, row, evidenceSlot(escalationId), servingOnly(row), files);

/** With the escalation its files go to the manufacturer (T3), whenever they were added. */
export async function sendEvidence(
  { tx }: TicketContext,
  row: TicketRow,
  escalationId: string,
): Promise<void> {
  const { tenantId } = row;
  const data = { audience: besideCustomer(row) };
  const files = await tx.attachment.findMany({
    where: { tenantId, subjectType: "ticket", subjectId: row.id, slot: evidenceSlot(escalationId) },
    select: { id: true },
  });
  const ids = files.map(file => file.id);
  await tx.attachment.updateMany({ where: { tenantId, id: { in: ids } }, data });
  await tx.attachmentContent.updateMany({ where: { tenantId, attachmentId: { in: ids } }, data });
  await tx.searchEntry.updateMany({ where: { tenantId, id: { in: ids } }, data });
}

/** How many files an escalation has. */
export const countFiles = (ctx: TicketContext, row: TicketRow, escalationId: string): Promise<number> =>
  ctx.tx.attachment.count({
    where: {
      tenantId: row.tenantId,
      subjectType: "ticket",
      subjectId: row.id,
      slot: evidenceSlot(escalationId),
    },
  });

async function attach(
  ctx: TicketContext,
  row: TicketRow,
  slot: string,
  audience: Audience,
  files: readonly string[],
): Promise<void> {
  await claimUploads(ctx.tx, ctx.actor, files, {
    subjectType: "ticket",
    subjectId: row.id,
    audience,
    partnerOrgId: row.partnerOrgId,
    customerOrgId: row.customerOrgId,
    slot,
  });
}
