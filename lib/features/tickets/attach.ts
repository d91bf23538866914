import type { Audience } from "#lib/domain/tickets/types.ts";
import { claimUploads } from "#lib/features/files/commands.ts";
import { evidenceSlot } from "./evidence.ts";
import { besideCustomer, type TicketContext, type TicketRow } from "./load.ts";

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

/** Files of an escalation: what partner and vendor read (T3). */
export const attachToEvidence = (
  ctx: TicketContext,
  row: TicketRow,
  escalationId: string,
  files: readonly string[],
) => attach(ctx, row, evidenceSlot(escalationId), besideCustomer(row), files);

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
