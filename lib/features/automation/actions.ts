"use server";

import { automationPolicy } from "#lib/domain/policies/automation.ts";
import { action } from "#lib/platform/action.ts";
import { moveRule, removeRule, saveRule, setRuleState } from "./commands.ts";
import { findRule } from "./queries.ts";
import { moveRuleInput, removeRuleInput, ruleInput, ruleStateInput, startTrialInput } from "./schema.ts";
import { startTrial } from "./trials.ts";

const whyNot = "automation.refusal.notLead";

export const saveRuleAction = action({
  name: "ticketRule.save",
  input: ruleInput,
  load: async ({ ruleId }, { tx, actor }) => {
    // Who has no part in a desk has no such list.
    if (!automationPolicy.read(actor, null)) return null;
    if (ruleId === null) return { orgId: actor.orgId, rule: null };
    const rule = await findRule(tx, actor, ruleId);
    return rule && { orgId: rule.orgId, rule };
  },
  allow: automationPolicy.change,
  whyNot,
  run: ({ tx, actor, target, input, now }) => saveRule(tx, actor, target.rule, input, now),
});

export const setRuleStateAction = action({
  name: "ticketRule.state",
  input: ruleStateInput,
  load: ({ ruleId }, { tx, actor }) => findRule(tx, actor, ruleId),
  allow: automationPolicy.change,
  whyNot,
  run: ({ tx, actor, target, input, now }) => setRuleState(tx, actor, target, input, now),
});

export const moveRuleAction = action({
  name: "ticketRule.move",
  input: moveRuleInput,
  load: ({ ruleId }, { tx, actor }) => findRule(tx, actor, ruleId),
  allow: automationPolicy.change,
  whyNot,
  run: ({ tx, actor, target, input }) => moveRule(tx, actor, target, input),
});

export const removeRuleAction = action({
  name: "ticketRule.remove",
  input: removeRuleInput,
  load: ({ ruleId }, { tx, actor }) => findRule(tx, actor, ruleId),
  allow: automationPolicy.change,
  whyNot,
  run: ({ tx, actor, target, input, now }) => removeRule(tx, actor, target, input, now),
});

export const startTrialAction = action({
  name: "ticketRule.try",
  input: startTrialInput,
  load: ({ ruleId }, { tx, actor }) => findRule(tx, actor, ruleId),
  allow: automationPolicy.try,
  run: ({ tx, actor, target, input, now }) => startTrial(tx, actor, target, input, now),
});
