import { coveredModules } from "#lib/domain/contracts/modules.ts";
import { callTime } from "#lib/domain/tickets/calls.ts";
import { startPriority } from "#lib/domain/tickets/priority.ts";
import { NEW_FLOW } from "#lib/domain/tickets/states.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import { instantOf } from "#lib/domain/time/zone.ts";
import { endOf, loadProducts, modulesOf } from "#lib/features/products/queries.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, nextNumber } from "#lib/platform/record.ts";
import { forbid, invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { syncClocks } from "../clocks.ts";
import type { TicketChanged } from "../dto.ts";
import { type Gate, refusalParams } from "../gate.ts";
import { record, type TicketContext, type TicketRow } from "../load.ts";
import type { OpenTicketInput } from "../schema.ts";
import { excerptOf, writeMessage } from "./message.ts";

export type Opening = Omit<
  OpenTicketInput,
  "contactId" | "linkedNumber" | "affectedPercent" | "wishedOn" | "calledOn" | "calledAt"
> & {
  wishedOn?: string;
  affectedBp: number;
  /** Who asks: the contact, also when staff logs a call (S8). */
  openedBy: { personId: string; name: string };
  channel: "site" | "phone" | "email" | "recurring";
  linkedTicketId: string | null;
  /** When it was asked, where that was before it is written down, as in a mail that waited: its clocks count from then. */
  openedAt?: Date;
};

/**
 * Opens a ticket under a contract in force for a trained authorised contact (S5, S7, S8, S9, S15). The terms are those the
 * contract froze; the serving partner is the contract's (T1). Refuses with tickets.refusal.<reason>, naming the contacts.
 */
export async function openTicket(
  ctx: TicketContext,
  gate: Gate,
  input: OpenTicketInput,
): Promise<TicketChanged> {
  const { tx, actor } = ctx;
  let openedBy = { personId: actor.personId, name: actor.name };
  if (actor.side !== "customer") {
    const contact = gate.contract.contacts.find(c => c.personId === input.contactId);
    if (!contact) invalid({ contactId: "errors.required" });
    openedBy = { personId: contact.personId, name: contact.name };
  } else if (input.contactId !== null && input.contactId !== actor.personId) forbid();
  let linkedTicketId: string | null = null;
  if (input.linkedNumber) {
    const linked = await tx.ticket.findFirst({
      where: {
        tenantId: actor.tenantId,
        number: input.linkedNumber,
        customerOrgId: gate.contract.customerOrgId,
      },
      select: { id: true },
    });
    linkedTicketId = linked?.id ?? notFoundRefusal();
  }
  const came = actor.side === "customer" ? null : await callCame(ctx, gate, input);
  const row = await createTicket(ctx, gate, {
    ...input,
    ...(came === null ? {} : { openedAt: new Date(came) }),
    affectedBp: Math.round(input.affectedPercent * 100),
    openedBy,
    channel: actor.side === "customer" ? "site" : "phone",
    linkedTicketId,
  });
  // The trace: when it was written down is the line's own time, when the call came its words.
  if (came !== null)
    await record(tx, actor, row, { type: "ticket.call_came", data: { number: row.number, was: came } });
  return { number: row.number, version: row.version, state: "new" };
}

/** When a call came that is written down later (S8); null: it is written down as it comes. */
async function callCame(
  { tx, actor, now }: TicketContext,
  gate: Gate,
  { calledOn, calledAt, systemId }: OpenTicketInput,
): Promise<Instant | null> {
  if (calledOn === "" && calledAt === "") return null;
  if (calledOn === "") invalid({ calledOn: "errors.required" });
  if (calledAt === "") invalid({ calledAt: "errors.required" });
  const productId = gate.contract.systems.find(system => system.id === systemId)?.productId;
  const product = productId
    ? await tx.product.findFirst({ where: { tenantId: actor.tenantId, id: productId } })
    : null;
  if (!product) return null;
  const came = callTime(instantOf(actor.timeZone, calledOn, calledAt), now.getTime(), product.callHours);
  return came.ok
    ? came.value
    : invalid({
        calledOn: { key: `tickets.refusal.${came.error}`, params: { hours: product.callHours } },
      });
}

/**
 * Writes the ticket, its first message, its clocks and its facts. The gate was asked with these very choices. `conversation`
 * writes what was said already in place of the first message.
 */
export async function createTicket(
  ctx: TicketContext,
  gate: Gate,
  opening: Opening,
  conversation: (row: TicketRow) => Promise<unknown> = row => firstMessage(ctx, row, opening),
): Promise<TicketRow> {
  const { tx, actor, now } = ctx;
  const openedAt = opening.openedAt ?? now;
  // A mail was a case from when it came; what staff writes down later, or splits off, is told of when they do.
  const mailed = opening.channel === "email";
  const { contract } = gate;
  const [refusal] = gate.refusals;
  if (refusal === "checklist") invalid({ checklist: "tickets.refusal.checklist" });
  if (refusal) refuse(`tickets.refusal.${refusal}`, refusalParams(gate, actor.locale));
  const system = contract.systems.find(s => s.id === opening.systemId) ?? notFoundRefusal();
  const product = await tx.product.findFirstOrThrow({
    where: { tenantId: actor.tenantId, id: system.productId },
  });
  const covered = coveredModules(modulesOf(product.modules), system.modules);
  const module = covered.find(one => one.key === opening.moduleKey);
  if (opening.moduleKey && !module) invalid({ moduleKey: "tickets.refusal.moduleNotCovered" });
  const incident = opening.kind === "incident";
  const wishedOn = opening.kind === "request" ? (opening.wishedOn ?? "") : "";
  if (wishedOn !== "" && wishedOn < gate.today) invalid({ wishedOn: "tickets.refusal.wishedPast" });
  const { priority, reason } = startPriority(
    opening.kind,
    {
      environment: opening.environment,
      affectedBasisPoints: opening.affectedBp,
      canWork: opening.canWork,
    },
    contract.plan.terms.priorityRules,
  );
  // That the version was no longer supported when it was opened is kept with it (S11).
  const known = (await loadProducts(tx, actor.tenantId)).find(one => one.id === product.id);
  const end = known && endOf(known, opening.productVersion, contract.plan.versions, gate.today);
  const sequence = await nextNumber(tx, actor.tenantId, `ticket:${product.ticketPrefix}`, 1001);
  const row = await tx.ticket.create({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      number: `${product.ticketPrefix}-${sequence}`,
      kind: opening.kind,
      subject: opening.subject,
      contractId: contract.id,
      planVersionId: contract.planVersionId,
      customerOrgId: contract.customerOrgId,
      customerName: contract.customerName,
      partnerOrgId: contract.partnerOrgId,
      servedByName: contract.servedByName,
      productId: product.id,
      productName: product.name,
      productVersion: opening.productVersion,
      ...(module ? { module: module as Prisma.InputJsonObject } : {}),
      environment: opening.environment,
      // Whoever asks a question is not affected by anything.
      affectedBp: incident ? opening.affectedBp : 0,
      canWork: incident ? opening.canWork : true,
      wishedOn: wishedOn === "" ? null : fromPlainDate(wishedOn),
      checklist: Object.fromEntries(opening.checklist.map(key => [key, true])) as Prisma.InputJsonObject,
      priority,
      priorityReason: reason.key,
      state: NEW_FLOW.state,
      level: NEW_FLOW.level,
      channel: opening.channel,
      openedById: opening.openedBy.personId,
      openedByName: opening.openedBy.name,
      openedAt,
      lastMessageAt: mailed ? openedAt : now,
      updatedAt: now,
      linkedTicketId: opening.linkedTicketId,
    },
  });
  await record(tx, actor, row, {
    type: "ticket.opened",
    data: {
      number: row.number,
      subject: row.subject,
      priority,
      reason: reason.key,
      channel: row.channel,
      contact: row.openedByName,
      excerpt: excerptOf(opening.description),
      // Of a mail a contact let in: who wrote it.
      ...(ctx.written?.author ? { writer: ctx.written.author.name } : {}),
      ...(opening.openedAt ? { openedAt: opening.openedAt.getTime() } : {}),
    },
    tell: true,
    ...(mailed ? { at: openedAt } : {}),
  });
  await conversation(row);
  await audit(tx, actor, {
    action: "ticket.open",
    subjectType: "ticket",
    subjectId: row.id,
    after: {
      number: row.number,
      priority,
      contract: contract.number,
      contact: row.openedByName,
      version: row.productVersion,
      ...(opening.openedAt ? { openedAt: opening.openedAt.toISOString() } : {}),
      ...(end ? { versionEnd: end } : {}),
    },
  });
  await syncClocks(tx, actor, row.id);
  return row;
}

/** The first message: what the case is about, in the words of who asked. */
const firstMessage = (ctx: TicketContext, row: TicketRow, opening: Opening): Promise<string> =>
  writeMessage(ctx, row, {
    audience: "everyone",
    body: opening.description,
    files: opening.files,
    channel: opening.channel,
    ...(opening.openedAt ? { at: opening.openedAt } : {}),
    // A call is written down by staff, but these are the contact's words, not a reply of support.
    ...(opening.channel === "phone"
      ? {
          author: { id: row.openedById, name: row.openedByName, side: "customer", orgName: row.customerName },
        }
      : {}),
  });
