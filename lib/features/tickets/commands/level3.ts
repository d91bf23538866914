import {
  acceptLevel3,
  answerLevel3 as answered,
  giveMore as given,
  handBack as handedBack,
  wantMore,
} from "#lib/domain/tickets/states.ts";
import type { Audience, TicketFlow } from "#lib/domain/tickets/types.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { refuse } from "#lib/platform/refusal.ts";
import type { TicketChanged, TicketReplied } from "../dto.ts";
import { latestSent } from "../evidence.ts";
import { flowOf, must, record, sameVersion, type TicketContext, type TicketRow } from "../load.ts";
import { refuseSecrets } from "../secrets.ts";
import { holderAfter } from "./hand-on.ts";
import { excerptOf, writeMessage } from "./message.ts";
import { replyToTicket } from "./reply.ts";
import { save } from "./save.ts";

// What partner and manufacturer do with an escalation (T3). The customer reads none of it, only that it is there and that it came back.

type Words = { version: number; body: string; files: string[] };

async function escalationBecomes(
  ctx: TicketContext,
  row: TicketRow,
  data: Prisma.EscalationUpdateManyMutationInput,
): Promise<void> {
  const escalation = await latestSent(ctx.tx, row);
  if (!escalation) return;
  await ctx.tx.escalation.updateMany({
    where: { tenantId: row.tenantId, id: escalation.id },
    data: { ...data, version: { increment: 1 } },
  });
}

/** Read by partner and manufacturer, as the words are that it carries to the mail: `excerpt` of a message, `text` of its own. */
const fact = (
  ctx: TicketContext,
  row: TicketRow,
  type: string,
  { text, body, messageId }: { text?: string; body?: string; messageId?: string } = {},
) =>
  record(ctx.tx, ctx.actor, row, {
    type,
    data: {
      number: row.number,
      subject: row.subject,
      name: ctx.actor.name,
      ...(body ? { excerpt: excerptOf(body) } : {}),
      ...(messageId ? { messageId } : {}),
    },
    ...(text ? { text } : {}),
    audience: "partner_vendor",
    tell: true,
  });

/** Who at the vendor acts on an unassigned escalation has it from then on. */
const mine = (ctx: TicketContext, row: TicketRow) =>
  row.l3AssigneeId === null ? { l3AssigneeId: ctx.actor.personId, l3AssigneeName: ctx.actor.name } : {};

/** The vendor takes it: its engineer works on it. */
export async function acceptEscalation(
  ctx: TicketContext,
  row: TicketRow,
  input: { version: number },
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  const flow = must(acceptLevel3(flowOf(row)));
  await escalationBecomes(ctx, row, {
    state: "accepted",
    acceptedAt: ctx.now,
    acceptedBy: ctx.actor.name,
  });
  await fact(ctx, row, "ticket.l3_accepted");
  return save(ctx, row, { action: "ticket.l3_accept", flow, data: mine(ctx, row) });
}

/** The vendor asks for more; its clock rests until it is given, where the plan says so. */
export async function askForMore(ctx: TicketContext, row: TicketRow, input: Words): Promise<TicketChanged> {
  sameVersion(row, input.version);
  const flow = must(wantMore(flowOf(row)));
  const messageId = await writeMessage(ctx, row, {
    audience: "partner_vendor",
    body: input.body,
    files: input.files,
  });
  await escalationBecomes(ctx, row, { state: "more_wanted" });
  await fact(ctx, row, "ticket.l3_more_wanted", { body: input.body, messageId });
  return save(ctx, row, { action: "ticket.l3_ask", flow, data: mine(ctx, row) });
}

/** The partner gives what was asked for. */
export async function giveMore(
  ctx: TicketContext,
  row: TicketRow,
  input: Words & { anyway: boolean },
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  refuseSecrets([input.body], input);
  const flow = must(given(flowOf(row)));
  const messageId = await writeMessage(ctx, row, {
    audience: "partner_vendor",
    body: input.body,
    files: input.files,
  });
  await escalationBecomes(ctx, row, { state: "requested" });
  await fact(ctx, row, "ticket.l3_more_given", { body: input.body, messageId });
  return save(ctx, row, { action: "ticket.l3_give", flow });
}

/** The manufacturer's answer, to the partner or to everyone; the ticket goes back to level 2 (T2, P14). */
export async function answerEscalation(
  ctx: TicketContext,
  row: TicketRow,
  input: Words & { audience: Extract<Audience, "everyone" | "partner_vendor">; forCustomer: string },
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  const flow = must(answered(flowOf(row)));
  const messageId = await writeMessage(ctx, row, {
    audience: input.audience,
    body: input.body,
    files: input.files,
  });
  await escalationBecomes(ctx, row, {
    state: "answered",
    answeredAt: ctx.now,
    // What everyone reads already has nothing left to be passed on.
    forCustomer: input.audience === "everyone" ? "" : input.forCustomer,
  });
  await fact(ctx, row, "ticket.l3_answered", { body: input.body, messageId });
  // Who has the case reads it in that fact; the customer, for whom it is too, in this one.
  if (input.audience === "everyone")
    await record(ctx.tx, ctx.actor, row, {
      type: "ticket.replied",
      data: {
        number: row.number,
        subject: row.subject,
        messageId,
        excerpt: excerptOf(input.body),
        next: "stay",
        toCustomer: "yes",
      },
      tell: true,
    });
  return back(ctx, row, flow, "ticket.l3_answer", input.audience === "everyone");
}

/**
 * The partner passes the manufacturer's words for the customer on (P14, S18): those and no others, as they are or as it changed
 * them. They count as the answer where none was given yet (S3). Once: a second press finds them passed on.
 */
export async function passOnAnswer(
  ctx: TicketContext,
  row: TicketRow,
  input: { version: number; body: string },
): Promise<TicketReplied> {
  sameVersion(row, input.version);
  const escalation = await latestSent(ctx.tx, row);
  if (escalation?.state !== "answered" || escalation.forCustomer === "")
    refuse("tickets.refusal.nothingToPassOn");
  if (escalation.passedOnAt !== null) refuse("tickets.refusal.alreadyDone");
  await escalationBecomes(ctx, row, { passedOnAt: ctx.now });
  return replyToTicket(ctx, row, {
    number: row.number,
    audience: "everyone",
    body: input.body || escalation.forCustomer,
    files: [],
    answer: row.firstAnswerAt === null,
    nextState: "stay",
    seenMessageId: null,
  });
}

/** The vendor hands it back with a reason. */
export async function handBackEscalation(
  ctx: TicketContext,
  row: TicketRow,
  input: { version: number; reason: string },
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  const flow = must(handedBack(flowOf(row)));
  await escalationBecomes(ctx, row, {
    state: "handed_back",
    handedBackAt: ctx.now,
    reason: input.reason,
  });
  await fact(ctx, row, "ticket.l3_handed_back", { text: input.reason });
  return back(ctx, row, flow, "ticket.l3_hand_back", false);
}

async function back(
  ctx: TicketContext,
  row: TicketRow,
  flow: TicketFlow,
  action: string,
  said: boolean,
): Promise<TicketChanged> {
  await record(ctx.tx, ctx.actor, row, {
    type: "ticket.back_from_manufacturer",
    data: { number: row.number },
  });
  const holder = await holderAfter(ctx, row, flow);
  return save(ctx, row, { action, flow, data: { ...holder, ...(said ? { lastMessageAt: ctx.now } : {}) } });
}
