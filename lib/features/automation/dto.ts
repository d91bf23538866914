import type { ActionType, RuleAction } from "#lib/domain/automation/actions.ts";
import type { Condition } from "#lib/domain/automation/conditions.ts";
import type { Trigger } from "#lib/domain/automation/events.ts";
import type { LineResult, RuleOutcome } from "#lib/domain/automation/rule.ts";
import type { TaskDto } from "#lib/features/tasks/dto.ts";

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

/** A trial of a rule as its asker reads it. */
export type TrialDto = {
  task: TaskDto;
  /** Of the rule as it was tried. */
  ruleVersion: number;
  days: number;
  cases: number;
  /** How often it would have run; `listed` of them can be read one by one. */
  hits: number;
  listed: number;
};

export type TrialHitDto = {
  position: number;
  at: number;
  ticketNumber: string;
  /** Null where the case is not the reader's to see any more. */
  subject: string | null;
  matched: Condition[];
  lines: RunLine[];
};

export type TrialPage = { rows: TrialHitDto[]; next: string | null; previous: string | null };

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
