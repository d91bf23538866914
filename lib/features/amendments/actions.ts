"use server";

import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { findContract, workspaceDays } from "#lib/features/contracts/queries.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import * as invoices from "./invoices.ts";
import * as schema from "./schema.ts";

const load = async ({ contractId }: { contractId: string }, { tx, actor, now }: ActionContext) => {
  const { today } = await workspaceDays(tx, actor.tenantId, now);
  return findContract(tx, actor.tenantId, contractId, today);
};

export const amendContractAction = action({
  name: "contract.amend",
  input: schema.amendInput,
  load,
  allow: contractPolicy.amend,
  whyNot: "contractLife.refusal.amending",
  run: ({ tx, actor, input, target, now }) => commands.amendContract(tx, actor, target, input, now),
});

export const closeInvoiceAction = action({
  name: "contract.invoice.close",
  input: schema.closeInvoiceInput,
  load,
  allow: contractPolicy.invoice,
  whyNot: "contractLife.refusal.invoicing",
  run: ({ tx, actor, input, target, now }) => invoices.closeInvoice(tx, actor, target, input, now),
});

export const reopenInvoiceAction = action({
  name: "contract.invoice.reopen",
  input: schema.reopenInvoiceInput,
  load,
  allow: contractPolicy.invoice,
  whyNot: "contractLife.refusal.invoicing",
  run: ({ tx, actor, input, target, now }) => invoices.reopenInvoice(tx, actor, target, input, now),
});
