import { daysOf, type Quarter } from "#lib/domain/time/quarters.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { type Action, type PlanContent, quartersOf, type Target } from "./content.ts";

export const ACTION_STATES = ["planned", "under_way", "done", "dropped"] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** What somebody once said of a target's quarter or of an action, in the order it was said. */
export type PlanRecord = { id: string; kind: "target" | "action"; itemKey: string; quarter: string } & {
  value: number | null;
  state: ActionState | null;
};

/** The newest of what was said of one thing; null for nothing. */
export const newestOf = <R extends PlanRecord>(
  records: readonly R[],
  kind: PlanRecord["kind"],
  itemKey: string,
  quarter = "",
): R | null =>
  records.findLast(r => r.kind === kind && r.itemKey === itemKey && r.quarter === quarter) ?? null;

export type TargetProgress = {
  target: Target;
  quarters: { quarter: Quarter; planned: number | null; reached: number | null; current: boolean }[];
  /** Of what adds up the sum; of a level the last figure. Null where there is none. */
  planned: number | null;
  reached: number | null;
  /** What should be there by now: of the quarters that are over. Null before the first is. */
  expected: number | null;
  behind: boolean;
};

/** How far each target is on a day, by what was said last of each quarter. */
export function targetProgress(
  content: PlanContent,
  records: readonly PlanRecord[],
  on: PlainDate,
): TargetProgress[] {
  return content.targets.items.map(target => {
    const quarters = quartersOf(content).map(quarter => {
      const days = daysOf(quarter);
      return {
        quarter,
        planned: target.figures[quarter] ?? null,
        reached: newestOf(records, "target", target.key, quarter)?.value ?? null,
        current: days.from <= on && on <= days.to,
      };
    });
    const total = (values: (number | null)[]): number | null => {
      const known = values.filter(value => value !== null);
      if (known.length === 0) return null;
      return target.adds ? rounded(known.reduce((sum, value) => sum + value, 0)) : (known.at(-1) ?? null);
    };
    const over = quarters.filter(({ quarter }) => daysOf(quarter).to < on);
    const expected = total(over.map(q => q.planned));
    const reached = total(quarters.map(q => q.reached));
    return {
      target,
      quarters,
      planned: total(quarters.map(q => q.planned)),
      reached,
      expected,
      behind: expected !== null && (reached ?? 0) < expected,
    };
  });
}

/** Figures have two decimals; sums of them must not grow more. */
const rounded = (value: number): number => Math.round(value * 100) / 100;

export type ActionProgress = { action: Action; state: ActionState; late: boolean };

/** How each action stands; late is what is neither done nor dropped after its day, or after its quarter. */
export function actionProgress(
  content: PlanContent,
  records: readonly PlanRecord[],
  on: PlainDate,
): ActionProgress[] {
  return content.actions.items.map(action => {
    const state = newestOf(records, "action", action.key)?.state ?? "planned";
    const last = action.dueOn ?? (action.quarter ? daysOf(action.quarter).to : null);
    return { action, state, late: last !== null && last < on && state !== "done" && state !== "dropped" };
  });
}
