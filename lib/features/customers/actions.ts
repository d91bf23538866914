"use server";

import { customerPolicy } from "#lib/domain/policies/customer.ts";
import { action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import { findCustomer } from "./queries.ts";
import { createCustomerInput, updateCustomerInput } from "./schema.ts";

export const createCustomer = action({
  name: "customer.create",
  input: createCustomerInput,
  load: async (_input, { actor }) => ({ partnerOrgId: actor.side === "partner" ? actor.orgId : null }),
  allow: customerPolicy.create,
  whyNot: "customers.refusal.create",
  run: ({ tx, actor, input }) => commands.createCustomer(tx, actor, input),
});

export const updateCustomer = action({
  name: "customer.update",
  input: updateCustomerInput,
  load: async ({ customerId }, { tx, actor, workspace }) => {
    const customer = await findCustomer(tx, actor, { id: customerId }, workspace.name);
    return customer && { ...customer, customerOrgId: customer.id };
  },
  allow: customerPolicy.edit,
  whyNot: "customers.refusal.edit",
  run: ({ tx, actor, input, target }) => commands.updateCustomer(tx, actor, target, input),
});
