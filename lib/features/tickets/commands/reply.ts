import {
  answer,
  onCustomerReply,
  reopen,
  resolve,
  resume,
  startWork,
  waitForCustomer,
} from "#lib/domain/tickets/states.ts";
import type { TicketFlow } from "#lib/domain/tickets/types.ts";
import { loadPlanTerms } from "#lib/features/plans/queries.ts";
import { conflict, refuse } from "#lib/platform/refusal.ts";
import type { TicketReplied } from "../dto.ts";
import { workspaceDay } from "../gate.ts";
import { flowOf, must, record, type TicketContext, type TicketRow } from "../load.ts";
import { conversationOf } from "../queries/links.ts";
import type { ReplyInput } from "../schema.ts";
import { followUp } from "./follow-up.ts";
import { holderAfter } from "./hand-on.ts";
import { goesOnIn } from "./merge.ts";
import { excerptOf, writeMessage } from "./message.ts";
import { save } from "./save.ts";

/**
 * Writes to an audience (T4). A public reply may be the answer that stops the response clock (S3) and change the state in the
 * same send; a contact's reply ends the wait, reopens the ticket or opens a linked one (T5). A reply that crossed a
 * newer public message is held back once (conflict), so that nobody answers what is answered already.
 */
export async function replyToTicket(
  ctx: TicketContext,
  row: TicketRow,
  input: ReplyInput,
): Promise<TicketReplied> {
  const { tx, actor } = ctx;
  if (row.mergedIntoId !== null) return followMerge(ctx, row, input);
  if (input.audience !== "everyone") return note(ctx, row, input);
  await crossed(ctx, row, input.seenMessageId);
  if (actor.side === "customer") return customerReply(ctx, row, input);

  const facts: { type: string; data?: Record<string, string | number> }[] = [];
  let flow = flowOf(row);
  if (input.answer) {
    if (flow.answeredAt === null) facts.push({ type: "ticket.answered" });
    flow = must(answer(flow, ctx.now.getTime()));
  }
  flow = nextState(ctx, flow, input, facts);
  const messageId = await writeMessage(ctx, row, {
    audience: "everyone",
    body: input.body,
    files: input.files,
    answer: input.answer,
  });
  for (const fact of facts)
    await record(tx, actor, row, {
      ...fact,
      data: { number: row.number, ...(fact.type === "ticket.resumed" ? waited(row, ctx.now) : {}) },
    });
  await replied(ctx, row, messageId, input);
  const stops = await stopsByReply(ctx, row);
  if (stops && flow.diagnosedAt !== null)
    flow = { ...flow, answeredAt: flow.answeredAt ?? ctx.now.getTime() };
  return {
    ...(await save(ctx, row, { action: "ticket.reply", flow, data: { lastMessageAt: ctx.now } })),
    messageId,
  };
}

/** What is written to a case that went on in another arrives there (T6), with nothing but its words. */
async function followMerge(ctx: TicketContext, row: TicketRow, input: ReplyInput): Promise<TicketReplied> {
  const into = await goesOnIn(ctx, row);
  return replyToTicket(ctx, into.row, {
    ...input,
    number: into.row.number,
    answer: false,
    nextState: "stay",
    seenMessageId: null,
  });
}

/** Change of state in the same send (the composer's last field). */
function nextState(
  ctx: TicketContext,
  flow: TicketFlow,
  input: ReplyInput,
  facts: { type: string }[],
): TicketFlow {
  if (input.nextState === "waiting_customer") {
    if (flow.state !== "waiting_customer") facts.push({ type: "ticket.waiting" });
    return must(waitForCustomer(flow));
  }
  if (input.nextState === "resolved") {
    facts.push({ type: "ticket.resolved" });
    return must(resolve(flow, ctx.now.getTime()));
  }
  if (input.nextState === "in_progress") {
    if (flow.state === "waiting_customer") {
      facts.push({ type: "ticket.resumed" });
      return must(resume(flow));
    }
    return must(startWork(flow));
  }
  return flow;
}

/** Lines that the customer does not read change neither its clock nor its state, nor anything it could notice. */
async function note(ctx: TicketContext, row: TicketRow, input: ReplyInput): Promise<TicketReplied> {
  if (input.answer || input.nextState !== "stay") refuse("tickets.refusal.noteChangesNothing");
  const messageId = await writeMessage(ctx, row, input);
  await replied(ctx, row, messageId, input);
  return { number: row.number, version: row.version, state: flowOf(row).state, messageId };
}

async function customerReply(ctx: TicketContext, row: TicketRow, input: ReplyInput): Promise<TicketReplied> {
  const { tx, actor, now } = ctx;
  if (input.answer || input.nextState !== "stay") refuse("tickets.refusal.notYours");
  const terms = await loadPlanTerms(tx, row.tenantId, row.planVersionId);
  const { timeZone } = await workspaceDay(tx, row.tenantId, now);
  const before = flowOf(row);
  const outcome = onCustomerReply(before, now.getTime(), terms.reopenDays, timeZone);
  if (outcome === "linked") return followUp(ctx, row, input);

  const messageId = await writeMessage(ctx, row, {
    audience: "everyone",
    body: input.body,
    files: input.files,
  });
  let flow = before;
  if (outcome === "resume") {
    flow = must(resume(before));
    await record(tx, actor, row, { type: "ticket.resumed", data: waited(row, now) });
  } else if (outcome === "reopen") {
    flow = must(reopen(before, now.getTime(), terms.reopenDays, timeZone));
    await record(tx, actor, row, { type: "ticket.reopened", data: { number: row.number } });
  }
  await replied(ctx, row, messageId, input);
  const reopened =
    outcome === "reopen" ? { ...(await holderAfter(ctx, row, flow)), cycle: { increment: 1 } } : {};
  return {
    ...(await save(ctx, row, {
      action: "ticket.reply",
      flow,
      data: { lastMessageAt: now, ...reopened },
    })),
    messageId,
  };
}

/** For how long it waited, in hours and minutes of the wall clock. */
export function waited(row: TicketRow, now: Date): Record<string, number> {
  const minutes = row.waitingSince
    ? Math.max(0, Math.round((now.getTime() - row.waitingSince.getTime()) / 60_000))
    : 0;
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}

/** Tells those who read the audience; the line itself is the message, so the timeline leaves this fact out. */
const replied = (ctx: TicketContext, row: TicketRow, messageId: string, input: ReplyInput) =>
  record(ctx.tx, ctx.actor, row, {
    type: "ticket.replied",
    data: {
      number: row.number,
      subject: row.subject,
      messageId,
      excerpt: excerptOf(input.body),
      next: input.nextState,
    },
    audience: input.audience,
    tell: true,
  });

/** Somebody else's newer public message: held back until the writer has seen it. */
async function crossed(ctx: TicketContext, row: TicketRow, seen: string | null): Promise<void> {
  if (seen === null) return;
  const newest = await ctx.tx.ticketMessage.findFirst({
    where: {
      tenantId: row.tenantId,
      ticketId: { in: await conversationOf(ctx.tx, row) },
      audience: "everyone",
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { id: true, authorId: true },
  });
  if (newest && newest.id !== seen && newest.authorId !== ctx.actor.personId)
    conflict("tickets.refusal.crossed");
}

/** Whether any public message of support is the answer, as a plan may say (S3). */
export async function stopsByReply(ctx: TicketContext, row: TicketRow): Promise<boolean> {
  const terms = await loadPlanTerms(ctx.tx, row.tenantId, row.planVersionId);
  return terms.stopsAt === "first_public_reply";
}
