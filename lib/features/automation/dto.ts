import type { ActionType, RuleAction } from "#lib/domain/automation/actions.ts";
import type { Condition } from "#lib/domain/automation/conditions.ts";
import type { Trigger } from "#lib/domain/automation/events.ts";
import type { LineResult, RuleOutcome } from "#lib/domain/automation/rule.ts";

export type RuleDto = {
  id: string;
  orgId: string;
  version: number;
  name: string;
  position: number;
  active: boolean;
  trigger: Trigger;
  match: "all" | "any";
  conditions: Condition[];
  actions: RuleAction[];
  changedByName: string;
  changedAt: number;
};

/** What came of one action, with a refusal's words as a key. */
export type RunLine = {
  type: ActionType;
  /** A priority, a level or a person's name. */
  value: string;
  result: LineResult;
  reason?: { key: string; params: Record<string, string | number> };
};

export type RunDto = {
  id: string;
  at: number;
  ruleId: string;
  ruleName: string;
  ruleVersion: number;
  ticketNumber: string;
  trigger: Trigger;
  outcome: RuleOutcome;
  stopped: "chain" | "often" | null;
  matched: Condition[];
  lines: RunLine[];
};
