import { askedState } from "#lib/domain/mail/subject.ts";
import type { TicketContext, TicketRow } from "#lib/features/tickets/load.ts";
import { promised } from "#lib/features/tickets/promise.ts";
import { conversationOf } from "#lib/features/tickets/queries/links.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { momentText } from "#lib/platform/i18n/day-text.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { type Made, senderFields } from "./outcome.ts";
import type { Looked } from "./process.ts";
import { tellSender } from "./tell-sender.ts";

type Answered = Made & { reason: string; toldAt: Date | null };

/**
 * Answers who asks for a case's state by mail (S8): with the state to somebody who sees it; to others with the same words as for one
 * that isn't there, and what they can do. Of one number they are told so once an hour, so that programs which ask each other
 * come to rest.
 */
export async function answerState(ctx: TicketContext, looked: Looked, number: string): Promise<Answered> {
  const { tx, actor, now } = ctx;
  const { tenantId } = actor;
  const row = await tx.ticket.findFirst({ where: { tenantId, number } });
  // A case that goes on in another stands as that one does; a chain points at its end.
  const into = row?.mergedIntoId
    ? await tx.ticket.findFirst({ where: { tenantId, id: row.mergedIntoId } })
    : null;
  const shown = into ?? row;
  const about = { locale: actor.locale, workspace: looked.workspace };
  const known = { ...looked.row, ...senderFields(looked.mail) };
  const state = shown && (await stateOf(ctx, shown, looked.workspace.name, into && number));
  const told = await stepAs(tx, actor, "app_worker", async () => {
    if (state) {
      await tellSender(tx, known, "state", state, { ...about, path: `/tickets/${shown.number}` });
      return true;
    }
    if (await saidLately(tx, known, number, now)) return false;
    const opens = actor.roles.includes("customer_contact") ? "yes" : "no";
    await tellSender(tx, known, "stateUnknown", { number, opens }, { ...about, path: "/tickets" });
    return true;
  });
  return {
    reason: row ? "answer_state" : "state_unknown",
    toldAt: told ? now : null,
    audience: actor.side === "partner" ? "partner" : actor.side === "vendor" ? "vendor" : "everyone",
    partnerOrgId: actor.side === "partner" ? actor.orgId : (looked.customer?.partnerOrgId ?? null),
    customerOrgId: actor.side === "customer" ? actor.orgId : null,
    ticketId: null,
    ticketNumber: row?.number ?? "",
    writtenId: null,
    leftOut: [],
  };
}

/** How a case stands, as its page says it to whoever asks: who has it, by when they hear of it, and what was said last. */
async function stateOf(
  { tx, actor, now }: TicketContext,
  row: TicketRow,
  maker: string,
  /** The number that was asked for, where that case goes on in this one. */
  asked: string | null,
) {
  const t = translator(actor.locale);
  const { tenantId, number, subject, priority, servedByName: servedBy } = row;
  const customer = actor.side === "customer";
  const due = await promised(tx, row);
  const last = await tx.ticketMessage.findFirst({
    where: { tenantId, ticketId: { in: await conversationOf(tx, row) } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  const where = customer
    ? t(`ticketPages.side.forCustomer.${row.state}`, { servedBy, maker })
    : t("inboundMail.servedBy", { servedBy });
  const moment = (at: number) => momentText(at, actor.timeZone, actor.locale);
  return {
    number,
    subject,
    priority,
    state: t(`ticketPages.state.${customer ? "forCustomer" : "forStaff"}.${row.state}`),
    where: asked ? `${t("inboundMail.goesOn", { asked })} ${where}` : where,
    clock: due?.clock ?? "",
    until: due ? moment(due.at) : "none",
    late: due && due.at < now.getTime() ? "yes" : "no",
    last: last ? `${last.authorName}, ${last.authorOrgName}` : "none",
    lastAt: last ? moment(last.at.getTime()) : "",
  };
}

/** Whether this sender was told of this number within the hour, as the worker. */
async function saidLately(tx: Tx, to: Looked["row"], number: string, now: Date): Promise<boolean> {
  const before = await tx.inboundMail.findMany({
    where: {
      tenantId: to.tenantId,
      fromAddress: to.fromAddress,
      reason: "state_unknown",
      toldAt: { gt: new Date(now.getTime() - 3_600_000) },
    },
    select: { subject: true },
    take: 200,
  });
  return before.some(({ subject }) => askedState(subject) === number);
}
