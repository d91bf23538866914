import type { Actor } from "#lib/domain/policies/types.ts";
import { type CaseForRule, entryOf, type RuleAction } from "./actions.ts";
import { type CaseFacts, type Condition, holds } from "./conditions.ts";
import type { Trigger } from "./events.ts";

/** What a desk words: when this happens to a case that is so, then do this. */
export type Rule = {
  trigger: Trigger;
  match: "all" | "any";
  /** None: every case. */
  conditions: readonly Condition[];
  /** In this order, each on what the one before left. */
  actions: readonly RuleAction[];
};

/** Whether a rule applies to an event of a case, with the conditions that the case met. */
export function ruleApplies(
  rule: Pick<Rule, "trigger" | "match" | "conditions">,
  event: { trigger: Trigger },
  facts: CaseFacts,
): { applies: boolean; matched: Condition[] } {
  if (rule.trigger !== event.trigger) return { applies: false, matched: [] };
  const matched = rule.conditions.filter(condition => holds(condition, facts));
  const { length } = rule.conditions;
  const applies = length === 0 || (rule.match === "all" ? matched.length === length : matched.length > 0);
  return { applies, matched };
}

/** Whether the desk's deed would change anything on a case, and may: the policy is the one of the page's button. */
export function judge(desk: Actor, action: RuleAction, on: CaseForRule): "do" | "same" | "refused" {
  const entry = entryOf(action);
  if (entry.same(action, on)) return "same";
  return entry.allow(desk, on) ? "do" : "refused";
}

/** How far rules go on from one another's deeds: what so many in a row brought about starts none. */
export const MOST_DEPTH = 3;
/** So often one rule runs on one case within so many minutes; then it is stopped there and says so. */
export const MOST_RUNS = 10;
export const RUNS_WITHIN_MINUTES = 60;

/**
 * Whether a rule goes on, or why it is stopped on this case: `causes` are the rules that led to the event, one after the other.
 * None answers what it brought about itself, so two that undo each other come to an end.
 */
export function stopOf(
  ruleId: string,
  causes: readonly string[],
  runsLately: number,
): "chain" | "often" | null {
  if (causes.length >= MOST_DEPTH || causes.includes(ruleId)) return "chain";
  return runsLately >= MOST_RUNS ? "often" : null;
}

export const RULE_OUTCOMES = ["done", "partly", "refused", "nothing", "stopped"] as const;
/** What came of a run. */
export type RuleOutcome = (typeof RULE_OUTCOMES)[number];

export type LineResult = "done" | "same" | "refused";

/** One run in a word, from what came of each action. */
export function outcomeOf(results: readonly LineResult[]): RuleOutcome {
  const refused = results.includes("refused");
  if (results.includes("done")) return refused ? "partly" : "done";
  return refused ? "refused" : "nothing";
}
