import type { Actor } from "#lib/domain/policies/types.ts";
import { audiencesReadBy } from "#lib/domain/tickets/audience.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { replyToTicket } from "#lib/features/tickets/commands/reply.ts";
import type { TicketReplied } from "#lib/features/tickets/dto.ts";
import {
  type TicketContext,
  type TicketTarget,
  targetOf,
  ticketToChange,
} from "#lib/features/tickets/load.ts";
import { replyAction, ticketRules, whyNot } from "#lib/features/tickets/permissions.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { ReadMail } from "#lib/platform/mail-in/read.ts";
import { forbid, notFoundRefusal } from "#lib/platform/refusal.ts";
import { wordsOf } from "./words.ts";

/** A case by its id as this actor sees it; null where they don't. */
export async function caseOf(tx: Tx, actor: Actor, ticketId: string): Promise<TicketTarget | null> {
  const row = await tx.ticket.findFirst({ where: { tenantId: actor.tenantId, id: ticketId } });
  return row ? targetOf(row) : null;
}

/** Whether this actor may write to this audience of the case: the rule that draws the composer (T4). */
export const mayAnswer = (actor: Actor, target: TicketTarget, audience: Audience): boolean =>
  audiencesReadBy(actor.side).includes(audience) && ticketRules[replyAction(audience)](actor, target);

/**
 * Writes a mail to its case by the command of the page: a contact's ends a wait, reopens the case or opens a linked one (T5).
 * Refuses what the page would.
 */
export async function answerByMail(
  ctx: TicketContext,
  number: string,
  audience: Audience,
  mail: Pick<ReadMail, "visible" | "unreadable">,
  files: string[],
): Promise<TicketReplied> {
  const target = (await ticketToChange(ctx.tx, ctx.actor, number)) ?? notFoundRefusal();
  if (!mayAnswer(ctx.actor, target, audience)) forbid(whyNot(replyAction(audience))(ctx.actor, target));
  return replyToTicket(ctx, target.row, {
    number,
    audience,
    body: await wordsOf(ctx, mail),
    files,
    answer: false,
    nextState: "stay",
    // Whoever answers a mail answers that mail: nothing newer is held against it.
    seenMessageId: null,
  });
}
