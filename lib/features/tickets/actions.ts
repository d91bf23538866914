"use server";

import { newTicketForm } from "#lib/domain/form-draft.ts";
import { contractOptionsPolicy } from "#lib/domain/policies/contract-options.ts";
import { chooseSuccessor, ticketPolicy } from "#lib/domain/policies/ticket.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { dropFormDraft } from "#lib/features/form-drafts/drafts.ts";
import { caseContract, timeWithReply } from "#lib/features/hours/case-time.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import { acknowledgeStep } from "./commands/acknowledge.ts";
import { assignTicket, handToLevel, releaseTicket, takeTicket } from "./commands/assign.ts";
import { changePriority, diagnoseTicket } from "./commands/diagnose.ts";
import { escalateTicket, saveEvidence } from "./commands/escalate.ts";
import {
  acceptEscalation,
  answerEscalation,
  askForMore,
  giveMore,
  handBackEscalation,
  passOnAnswer,
} from "./commands/level3.ts";
import { openTicket } from "./commands/open.ts";
import { replyToTicket } from "./commands/reply.ts";
import { askCustomer, closeTicket, reopenTicket, resolveTicket, resumeTicket } from "./commands/resolve.ts";
import { keepSuccessor } from "./commands/successor.ts";
import type { TicketAction } from "./dto.ts";
import { gateOf } from "./gate.ts";
import { ticketToChange } from "./load.ts";
import { replyAction, ticketRules, whyNot } from "./permissions.ts";
import { dropReplyDraft } from "./reply-draft.ts";
import * as schema from "./schema.ts";
import { dependenceOn } from "./successors.ts";
import { ticketAction } from "./ticket-action.ts";

/** Who takes a colleague's cases over when their certificate ends (T3). */
export const chooseSuccessorAction = action({
  name: "ticket.successor",
  input: schema.successorInput,
  load: async (input, { tx, actor, now }: ActionContext) =>
    actor.side === "partner" ? dependenceOn(tx, actor.tenantId, actor.orgId, input.personId, now) : null,
  allow: chooseSuccessor,
  whyNot: () => "tickets.refusal.successorRole",
  run: ctx => keepSuccessor(ctx, ctx.target, ctx.input),
});

/** The gate knows the reasons and the contacts (S7, S15), so a customer's person who may not is refused by it, not by role. */
export const openTicketAction = action({
  name: "ticket.open",
  input: schema.openTicketInput,
  load: (input, { tx, actor, now }: ActionContext) =>
    gateOf(
      tx,
      actor.tenantId,
      input.contractId,
      {
        personId: (actor.side === "customer" ? actor.personId : input.contactId) ?? "",
        systemId: input.systemId,
        confirmed: input.checklist,
      },
      now,
    ),
  allow: (actor, { contract }) =>
    actor.side === "customer" || ticketPolicy.open(actor, { tenantId: actor.tenantId, ...contract }),
  whyNot: actor => (actor.side === "vendor" ? "tickets.refusal.partnerServes" : "tickets.refusal.role"),
  run: async ctx => {
    const opened = await openTicket(ctx, ctx.target, ctx.input);
    const { actor, target } = ctx;
    const about = actor.side === "customer" ? null : target.contract.customerOrgId;
    await dropFormDraft(ctx.tx, actor, newTicketForm(about));
    return opened;
  },
});

/** Whoever works under the contract writes down time; a message without any asks nothing. */
const booksTime = (actor: Actor, { books }: { books: { of: ContractDto | null } | null }): boolean =>
  books === null || (books.of !== null && contractOptionsPolicy.work(actor, books.of));

/** What a message does beside its words is asked of the rules of those deeds: who may speak need not be who ends a case. */
const partsOf = (t: { action: TicketAction; answer: boolean; ends: boolean }): TicketAction[] => [
  t.action,
  ...(t.answer ? (["answer"] as const) : []),
  ...(t.ends ? (["resolve"] as const) : []),
];

/** Public messages and notes: which rule holds depends on who is to read it. */
export const replyToTicketAction = action({
  name: "ticket.reply",
  input: schema.replyInput,
  load: async (input, ctx: ActionContext) => {
    const ticket = await ticketToChange(ctx.tx, ctx.actor, input.number);
    return (
      ticket && {
        ...ticket,
        action: replyAction(input.audience),
        answer: input.answer,
        ends: input.nextState === "resolved",
        books: input.time && { of: await caseContract(ctx, input.number) },
      }
    );
  },
  allow: (actor, t) => partsOf(t).every(part => ticketRules[part](actor, t)) && booksTime(actor, t),
  whyNot: (actor, t) => {
    const part = partsOf(t).find(one => !ticketRules[one](actor, t));
    return part ? whyNot(part)(actor, t) : "hours.refusal.work";
  },
  run: async ctx => {
    const { row } = ctx.target;
    const { time } = ctx.input;
    const replied = await replyToTicket(ctx, row, ctx.input);
    if (time) await timeWithReply(ctx, { number: replied.number, subject: row.subject }, time);
    await dropReplyDraft(ctx.tx, ctx.actor, row.id);
    return replied;
  },
});

export const diagnoseTicketAction = ticketAction({
  name: "diagnose",
  input: schema.diagnoseInput,
  run: diagnoseTicket,
});
export const changePriorityAction = ticketAction({
  name: "changePriority",
  input: schema.changePriorityInput,
  run: changePriority,
});
export const takeTicketAction = ticketAction({ name: "take", input: schema.ticketInput, run: takeTicket });
export const assignTicketAction = ticketAction({
  name: "assign",
  input: schema.assignInput,
  run: assignTicket,
});
export const releaseTicketAction = ticketAction({
  name: "assign",
  as: "ticket.release",
  input: schema.ticketInput,
  run: releaseTicket,
});
export const handToLevelAction = ticketAction({
  name: "handToLevel",
  input: schema.handOverInput,
  run: handToLevel,
});
export const acknowledgeStepAction = ticketAction({
  name: "acknowledge",
  input: schema.acknowledgeInput,
  run: acknowledgeStep,
});
export const askCustomerAction = ticketAction({
  name: "waitForCustomer",
  input: schema.messageInput,
  run: askCustomer,
});
export const resumeTicketAction = ticketAction({
  name: "resume",
  input: schema.ticketInput,
  run: resumeTicket,
});
export const saveEvidenceAction = ticketAction({
  name: "saveEvidence",
  input: schema.evidenceInput,
  run: saveEvidence,
});
export const escalateTicketAction = ticketAction({
  name: "escalate",
  input: schema.escalateInput,
  run: escalateTicket,
});
export const acceptEscalationAction = ticketAction({
  name: "accept",
  input: schema.ticketInput,
  run: acceptEscalation,
});
export const askForMoreAction = ticketAction({
  name: "askMore",
  input: schema.messageInput,
  run: askForMore,
});
export const giveMoreAction = ticketAction({ name: "giveMore", input: schema.giveMoreInput, run: giveMore });
export const answerEscalationAction = ticketAction({
  name: "answerLevel3",
  input: schema.answerLevel3Input,
  run: answerEscalation,
});
export const passOnAnswerAction = ticketAction({
  name: "passOn",
  input: schema.passOnInput,
  run: passOnAnswer,
});
export const handBackEscalationAction = ticketAction({
  name: "handBack",
  input: schema.reasonInput,
  run: handBackEscalation,
});
export const resolveTicketAction = ticketAction({
  name: "resolve",
  input: schema.closingInput,
  run: resolveTicket,
});
export const closeTicketAction = ticketAction({ name: "close", input: schema.closeInput, run: closeTicket });
export const reopenTicketAction = ticketAction({
  name: "reopen",
  input: schema.reasonInput,
  run: reopenTicket,
});
