import { close, reopen, resolve, resume, waitForCustomer } from "#lib/domain/tickets/states.ts";
import { loadPlanTerms } from "#lib/features/plans/queries.ts";
import type { TicketChanged } from "../dto.ts";
import { workspaceDay } from "../gate.ts";
import { flowOf, must, record, sameVersion, type TicketContext, type TicketRow } from "../load.ts";
import { holderAfter } from "./hand-on.ts";
import { alsoChildren } from "./link.ts";
import { excerptOf, writeMessage } from "./message.ts";
import { waited } from "./reply.ts";
import { save } from "./save.ts";

const told = (row: TicketRow) => ({ number: row.number, subject: row.subject });

/** Solved, with the closing note that reaches the customer (S18, T5); ends an escalation under way. Children with it, where asked for (T6). */
export async function resolveTicket(
  ctx: TicketContext,
  row: TicketRow,
  input: { version: number; note: string; children?: boolean },
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  if (input.children)
    await alsoChildren(ctx, row, "resolve", child =>
      resolveTicket(ctx, child, { version: child.version, note: input.note }),
    );
  const flow = must(resolve(flowOf(row), ctx.now.getTime()));
  const messageId = await writeMessage(ctx, row, { audience: "everyone", body: input.note, files: [] });
  await record(ctx.tx, ctx.actor, row, {
    type: "ticket.resolved",
    data: { ...told(row), excerpt: excerptOf(input.note), messageId },
    tell: true,
  });
  return save(ctx, row, { action: "ticket.resolve", flow, data: { lastMessageAt: ctx.now } });
}

/** Closed by the customer's word, or by who serves it, before its time (T5). Resolved children with it, where asked for (T6). */
export async function closeTicket(
  ctx: TicketContext,
  row: TicketRow,
  input: { version: number; children?: boolean },
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  if (input.children)
    await alsoChildren(ctx, row, "close", child => closeTicket(ctx, child, { version: child.version }));
  const flow = must(close(flowOf(row), ctx.now.getTime()));
  await record(ctx.tx, ctx.actor, row, { type: "ticket.closed", data: told(row), tell: true });
  return save(ctx, row, { action: "ticket.close", flow });
}

/** Open again within the plan's days, with a new cycle of clocks (T5). */
export async function reopenTicket(
  ctx: TicketContext,
  row: TicketRow,
  input: { version: number; reason: string },
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  const terms = await loadPlanTerms(ctx.tx, row.tenantId, row.planVersionId);
  const { timeZone } = await workspaceDay(ctx.tx, row.tenantId, ctx.now);
  const flow = must(reopen(flowOf(row), ctx.now.getTime(), terms.reopenDays, timeZone));
  await record(ctx.tx, ctx.actor, row, {
    type: "ticket.reopened",
    data: told(row),
    text: input.reason,
    tell: true,
  });
  const holder = await holderAfter(ctx, row, flow);
  return save(ctx, row, { action: "ticket.reopen", flow, data: { ...holder, cycle: { increment: 1 } } });
}

/** Asks the customer for something and waits for it: the clock pauses where the plan says so (T5). */
export async function askCustomer(
  ctx: TicketContext,
  row: TicketRow,
  input: { version: number; body: string; files: string[] },
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  const flow = must(waitForCustomer(flowOf(row)));
  const messageId = await writeMessage(ctx, row, {
    audience: "everyone",
    body: input.body,
    files: input.files,
  });
  await record(ctx.tx, ctx.actor, row, {
    type: "ticket.waiting",
    data: { ...told(row), excerpt: excerptOf(input.body), messageId },
    tell: true,
  });
  return save(ctx, row, { action: "ticket.wait", flow, data: { lastMessageAt: ctx.now } });
}

/** The wait is over without a reply, as after a call. */
export async function resumeTicket(
  ctx: TicketContext,
  row: TicketRow,
  input: { version: number },
): Promise<TicketChanged> {
  sameVersion(row, input.version);
  const flow = must(resume(flowOf(row)));
  await record(ctx.tx, ctx.actor, row, {
    type: "ticket.resumed",
    data: { number: row.number, ...waited(row, ctx.now) },
  });
  return save(ctx, row, { action: "ticket.resume", flow });
}
