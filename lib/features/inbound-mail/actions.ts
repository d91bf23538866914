"use server";

import { mailPolicy } from "#lib/domain/policies/mail.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import { approveMail, declineMail, discardMail, findMail, retryMail } from "./decide.ts";
import { createMailbox, saveMailbox } from "./mailboxes.ts";
import { chosenMails, decideMany, ofSameSender } from "./many.ts";
import * as schema from "./schema.ts";

const mail = ({ mailId }: { mailId: string }, { tx, actor }: ActionContext) => findMail(tx, actor, mailId);
const byContact = {
  whyNot: (actor: { side: string }) =>
    actor.side === "customer" ? "inboundMail.refusal.contactOnly" : "inboundMail.refusal.customersWord",
};
const byDesk = { whyNot: "inboundMail.refusal.deskOnly" };

export const approveMailAction = action({
  name: "mail.approve",
  input: schema.mailInput,
  load: mail,
  allow: mailPolicy.approve,
  ...byContact,
  run: ctx => approveMail(ctx, ctx.target, ctx.input.version),
});

export const declineMailAction = action({
  name: "mail.decline",
  input: schema.declineInput,
  load: mail,
  allow: mailPolicy.decline,
  ...byContact,
  run: ctx => declineMail(ctx, ctx.target, ctx.input),
});

export const retryMailAction = action({
  name: "mail.retry",
  input: schema.mailInput,
  load: mail,
  allow: mailPolicy.retry,
  ...byDesk,
  run: ctx => retryMail(ctx, ctx.target, ctx.input.version),
});

export const discardMailAction = action({
  name: "mail.discard",
  input: schema.discardInput,
  load: mail,
  allow: mailPolicy.discard,
  ...byDesk,
  run: ctx => discardMail(ctx, ctx.target, ctx.input),
});

/** Who may is asked again of each mail, when its turn comes. */
export const decideManyAction = action({
  name: "mail.decide_many",
  input: schema.decideManyInput,
  load: ({ choice }, { tx, actor }) => chosenMails(tx, actor, choice),
  allow: mailPolicy.many,
  whyNot: "inboundMail.refusal.contactOnly",
  run: ctx => decideMany(ctx, ctx.target, ctx.input),
});

/** How many mails of the same sender stand as this one does. */
export const countOfSenderAction = action({
  name: "mail.count_of_sender",
  input: schema.ofSenderInput,
  load: mail,
  allow: mailPolicy.many,
  whyNot: "inboundMail.refusal.contactOnly",
  run: async ({ tx, actor, target }) => ({
    count: (await ofSameSender(tx, actor, target.row, schema.MOST_MAILS + 1)).length,
  }),
});

const keeper = { allow: mailPolicy.mailboxes, whyNot: "inboundMail.refusal.adminOnly" } as const;

export const createMailboxAction = action({
  name: "mailbox.create",
  input: schema.createMailboxInput,
  load: async (_, { actor }) => (actor.side === "vendor" ? {} : null),
  ...keeper,
  run: ctx => createMailbox(ctx, ctx.input),
});

export const saveMailboxAction = action({
  name: "mailbox.change",
  input: schema.saveMailboxInput,
  load: async ({ mailboxId }, { tx, actor }) =>
    actor.side === "vendor"
      ? tx.mailbox.findFirst({ where: { tenantId: actor.tenantId, id: mailboxId } })
      : null,
  ...keeper,
  run: ctx => saveMailbox(ctx, ctx.target, ctx.input),
});
