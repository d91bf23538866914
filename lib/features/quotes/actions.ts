"use server";

import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { findContract, workspaceDays } from "#lib/features/contracts/queries.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import * as orders from "./orders.ts";
import * as schema from "./schema.ts";

const load = async ({ contractId }: { contractId: string }, { tx, actor, now }: ActionContext) => {
  const { today } = await workspaceDays(tx, actor.tenantId, now);
  return findContract(tx, actor.tenantId, contractId, today);
};

export const sendQuoteAction = action({
  name: "quote.send",
  input: schema.sendQuoteInput,
  load,
  allow: contractPolicy.quote,
  whyNot: "contractLife.refusal.quoting",
  run: ({ tx, actor, input, target, now }) => commands.sendQuote(tx, actor, target, input, now),
});

export const acceptQuoteAction = action({
  name: "quote.accept",
  input: schema.acceptQuoteInput,
  load,
  allow: contractPolicy.answerQuote,
  whyNot: "contractLife.refusal.answering",
  run: ({ tx, actor, input, target, now }) => commands.acceptQuote(tx, actor, target, input, now),
});

export const declineQuoteAction = action({
  name: "quote.decline",
  input: schema.declineQuoteInput,
  load,
  allow: contractPolicy.answerQuote,
  whyNot: "contractLife.refusal.answering",
  run: ({ tx, actor, input, target, now }) => commands.declineQuote(tx, actor, target, input, now),
});

export const withdrawQuoteAction = action({
  name: "quote.withdraw",
  input: schema.withdrawQuoteInput,
  load,
  allow: contractPolicy.quote,
  whyNot: "contractLife.refusal.quoting",
  run: ({ tx, actor, input, target, now }) => commands.withdrawQuote(tx, actor, target, input, now),
});

export const recordOrderAction = action({
  name: "order.record",
  input: schema.recordOrderInput,
  load,
  allow: contractPolicy.order,
  whyNot: "contractLife.refusal.ordering",
  run: ({ tx, actor, input, target, now }) => orders.recordOrder(tx, actor, target, input, now),
});

export const takeBackOrderAction = action({
  name: "order.takeBack",
  input: schema.takeBackOrderInput,
  load,
  allow: contractPolicy.takeBackOrder,
  whyNot: "contractLife.refusal.takingBack",
  run: ({ tx, actor, input, target, now }) => orders.takeBackOrder(tx, actor, target, input, now),
});
