import type { z } from "zod";
import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { type PlanDraftDefinition, type PlanProblem, planPartOf } from "#lib/domain/contracts/plan-draft.ts";
import { type PlanSurroundings, planProblems } from "#lib/domain/contracts/plan-problems.ts";
import { supportPlanSchema } from "./definition.ts";

const message = (name: string) => `plans.definition.${name}`;
/** A schema's own messages are keys of the catalogue. */
const isKey = (text: string) => /^[a-z]+(\.[A-Za-z0-9]+)+$/.test(text);
const isEmpty = (value: unknown) => value === undefined || value === null || value === "";
const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | null)?.[step], root);

/** What is said of a thing that may be of several shapes: what the shape it has says of its fields. */
function flat(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union" || isKey(issue.message)) return [issue];
  const branch = issue.errors.find(list => !list.some(one => one.code === "unrecognized_keys"));
  return branch ? branch.flatMap(one => flat({ ...one, path: [...issue.path, ...one.path] })) : [issue];
}

/**
 * Everything that is wrong with a plan as typed, field by field and between fields, and what its author may not mean. A
 * field has one error: the first. Without an error the plan can be published.
 */
export function problemsOfPlan(draft: PlanDraftDefinition, around: PlanSurroundings): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const add = (
    level: PlanProblem["level"],
    key: string,
    at: readonly PropertyKey[],
    params?: PlanProblem["params"],
  ) => {
    const path = at.map(String).join(".");
    if (
      problems.some(one => one.path === path && one.level === level && (level === "error" || one.key === key))
    )
      return;
    problems.push({ path, part: planPartOf(path), level, key, ...(params ? { params } : {}) });
  };
  for (const issue of supportPlanSchema.safeParse(draft).error?.issues.flatMap(flat) ?? []) {
    const left = isEmpty(valueAt(draft, issue.path));
    add("error", isKey(issue.message) && !left ? issue.message : message("missing"), issue.path);
  }
  for (const { level, name, path, params } of planProblems(draft, around))
    add(level, message(name), path, params);
  return problems;
}

/** The plan a draft says; null while something is wrong in it. */
export function planOf(draft: PlanDraftDefinition, around: PlanSurroundings): SupportPlanDefinition | null {
  const wrong = problemsOfPlan(draft, around).some(problem => problem.level === "error");
  return wrong ? null : (supportPlanSchema.safeParse(draft).data ?? null);
}
