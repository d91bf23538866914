import { type Change, changesOf } from "#lib/domain/programmes/differences.ts";
import { USUAL_OPTIONS } from "./options.ts";
import { PLAN_PARTS, type PlanDraftDefinition, type PlanPart, planPartOf } from "./plan-draft.ts";

export type PlanDifference = { part: PlanPart } & Change;

/** What a plan says whether it is written in it or not, so that what only came to be written is no difference. */
const whole = ({ key: _, ...plan }: PlanDraftDefinition) => ({
  ...plan,
  channels: plan.channels ?? [],
  options: plan.options ?? USUAL_OPTIONS,
  terms: { ...plan.terms, pauseOnlyAfterReply: plan.terms.pauseOnlyAfterReply ?? false },
});

/** The options' own lists are told apart from the plan's by their names. */
const OF_OPTIONS: readonly string[] = ["items", "agenda"];

/** What one version of a plan says otherwise than another, in the order of the editor. Things are the same by key. */
export function planDifferences(before: PlanDraftDefinition, after: PlanDraftDefinition): PlanDifference[] {
  const found = changesOf(whole(before), whole(after)).map(change => {
    const list = change.trail[0]?.list ?? (change.kind === "order" ? change.list : null);
    const path = list ?? (change.kind === "changed" ? change.field : "");
    return { part: list && OF_OPTIONS.includes(list) ? ("options" as const) : planPartOf(path), ...change };
  });
  return PLAN_PARTS.flatMap(part => found.filter(one => one.part === part));
}
