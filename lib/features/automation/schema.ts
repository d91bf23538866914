import { z } from "zod";
import { ACTION_TYPES, type RuleAction } from "#lib/domain/automation/actions.ts";
import { CONDITION_FIELDS, type Condition, isTyped, valuesOf } from "#lib/domain/automation/conditions.ts";
import { TRIGGERS } from "#lib/domain/automation/events.ts";
import { RULE_OUTCOMES } from "#lib/domain/automation/rule.ts";
import { fieldsIn } from "#lib/domain/tickets/saved-reply.ts";
import { tagName } from "#lib/domain/tickets/tag.ts";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";

export const MOST_NAME = 80;
export const MOST_NOTE = 2_000;
export const MOST_REASON = 300;
const MOST_PARTS = 12;
/** So many a desk keeps: each event asks all that wait for it. */
export const MOST_RULES = 60;

type Issue = { code: "custom"; message: string; path: string[]; params?: Record<string, string> };
const at = (path: string, message: string, params?: Record<string, string>): Issue => ({
  code: "custom",
  message,
  path: [path],
  ...(params ? { params } : {}),
});

/** What is ticked of a list: of a list of one the browser's form says it alone, or that it is not. */
const ticks = z
  .union([z.array(z.string().max(80)).max(60), z.string().max(80), z.boolean()])
  .transform(value => (Array.isArray(value) ? value : typeof value === "string" && value ? [value] : []));

/** A condition as the form has it: ticks for what is chosen from a list, words for a subject. */
const condition = z
  .object({
    field: z.enum(CONDITION_FIELDS),
    not: z.enum(["is", "not"]),
    values: ticks,
    words: z.string().trim().max(300),
  })
  .superRefine((one, ctx) => {
    const kind = valuesOf(one.field);
    const typed = isTyped(one.field);
    if (typed ? wordsOf(one.words).length === 0 : one.values.length === 0)
      ctx.addIssue(at(typed ? "words" : "values", "errors.required"));
    if (kind === "tags" && wordsOf(one.words).some(word => tagName(word) === null))
      ctx.addIssue(at("words", "tickets.refusal.tagName"));
    if (Array.isArray(kind) && one.values.some(value => !kind.includes(value)))
      ctx.addIssue(at("values", "errors.invalidValue"));
  })
  .transform(
    ({ field, not, values, words }): Condition => ({
      field,
      not: not === "not",
      values: !isTyped(field)
        ? values
        : valuesOf(field) === "tags"
          ? [...new Set(wordsOf(words).map(word => tagName(word) ?? word))]
          : wordsOf(words),
    }),
  );

/** "backup, restore" → both. */
const wordsOf = (text: string) => [
  ...new Set(
    text
      .split(",")
      .map(word => word.trim())
      .filter(Boolean),
  ),
];

/** An action as the form has it, all its fields there whichever is chosen. */
const action = z
  .object({
    type: z.enum(ACTION_TYPES as [string, ...string[]]),
    personId: z.union([z.literal(""), z.uuid()]),
    priority: z.enum(PRIORITIES),
    reason: z.string().trim().max(MOST_REASON),
    level: z.enum(["1", "2"]),
    text: z.string().trim().max(MOST_NOTE),
  })
  .superRefine((one, ctx) => {
    if (["assign", "follow", "notify"].includes(one.type) && one.personId === "")
      ctx.addIssue(at("personId", "errors.required"));
    if (one.type === "priority" && one.reason === "") ctx.addIssue(at("reason", "errors.required"));
    if (one.type === "tag" && tagName(one.text) === null) ctx.addIssue(at("text", "tickets.refusal.tagName"));
    if (one.type !== "note") return;
    if (one.text === "") ctx.addIssue(at("text", "errors.required"));
    const fields = fieldsIn(one.text);
    if (fields.ok) return;
    const { code, ...params } = fields.error;
    ctx.addIssue(at("text", `savedReplies.refusal.${code}`, params));
  })
  .transform((one): RuleAction => {
    switch (one.type) {
      case "priority":
        return { type: "priority", priority: one.priority, reason: one.reason };
      case "level":
        return { type: "level", level: one.level === "1" ? 1 : 2 };
      case "tag":
        return { type: "tag", name: tagName(one.text) ?? "" };
      case "note":
        return { type: "note", text: one.text };
      default:
        return { type: one.type as "assign" | "follow" | "notify", personId: one.personId };
    }
  });

export const ruleInput = z.object({
  /** Null: a new one. */
  ruleId: z.uuid().nullable(),
  version: z.int32(),
  name: z.string().trim().min(1, "errors.required").max(MOST_NAME),
  trigger: z.enum(TRIGGERS),
  match: z.enum(["all", "any"]),
  conditions: z.array(condition).max(MOST_PARTS),
  actions: z.array(action).min(1, "automation.refusal.noAction").max(MOST_PARTS),
});
export type RuleInput = z.infer<typeof ruleInput>;
/** What the form holds. */
export type RuleForm = z.input<typeof ruleInput>;

export const ruleStateInput = z.object({ ruleId: z.uuid(), version: z.int32(), active: z.boolean() });
export const moveRuleInput = z.object({ ruleId: z.uuid(), version: z.int32(), up: z.boolean() });
export const removeRuleInput = z.object({ ruleId: z.uuid(), version: z.int32() });

/** So many days back a rule can be tried. */
export const TRIAL_DAYS = ["7", "14", "30", "90"] as const;
export const startTrialInput = z.object({
  ruleId: z.uuid(),
  days: z.enum(TRIAL_DAYS).transform(Number),
});
export type TrialForm = z.input<typeof startTrialInput>;

/** What an address says of the log. */
export type LogFilter = {
  ruleId: string | null;
  number: string | null;
  outcome: (typeof RULE_OUTCOMES)[number] | null;
};

const uuid = z.uuid();
/** No rule and no case has it: what an address asks for and nobody has finds nothing, not everything. */
const NONE = "00000000-0000-0000-0000-000000000000";

export function readLogFilter(query: { rule: string; case: string; outcome: string }): LogFilter {
  const rule = query.rule.trim();
  return {
    ruleId: rule === "" ? null : uuid.safeParse(rule).success ? rule : NONE,
    number: query.case.trim().toUpperCase().slice(0, 30) || null,
    outcome: RULE_OUTCOMES.find(one => one === query.outcome) ?? null,
  };
}
