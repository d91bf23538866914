"use server";

import { automationPolicy } from "#lib/domain/policies/automation.ts";
import { action } from "#lib/platform/action.ts";
import { removeRecurring, saveRecurring, setRecurringState } from "./commands.ts";
import { findRecurring, servingDesk } from "./queries.ts";
import { recurringInput, recurringStateInput, removeRecurringInput } from "./schema.ts";

const whyNot = "automation.refusal.notLead";

export const saveRecurringAction = action({
  name: "recurringTicket.save",
  input: recurringInput,
  load: async ({ recurringId, systemId }, { tx, actor, now }) => {
    if (!automationPolicy.read(actor, null)) return null;
    const orgId = await servingDesk(tx, actor, systemId);
    if (orgId === null) return null;
    if (recurringId === null) return { orgId, recurring: null };
    const recurring = await findRecurring(tx, actor, recurringId, now);
    return recurring && { orgId, recurring };
  },
  allow: automationPolicy.change,
  whyNot: (actor, { orgId }) => (orgId === actor.orgId ? whyNot : "recurring.refusal.noSystem"),
  run: ({ tx, actor, target, input, now }) => saveRecurring(tx, actor, target.recurring, input, now),
});

export const setRecurringStateAction = action({
  name: "recurringTicket.state",
  input: recurringStateInput,
  load: ({ recurringId }, { tx, actor, now }) => findRecurring(tx, actor, recurringId, now),
  allow: automationPolicy.change,
  whyNot,
  run: ({ tx, actor, target, input, now }) => setRecurringState(tx, actor, target, input, now),
});

export const removeRecurringAction = action({
  name: "recurringTicket.remove",
  input: removeRecurringInput,
  load: ({ recurringId }, { tx, actor, now }) => findRecurring(tx, actor, recurringId, now),
  allow: automationPolicy.change,
  whyNot,
  run: ({ tx, actor, target, input, now }) => removeRecurring(tx, actor, target, input, now),
});
