import { PLAN_PARTS, type PlanContent, type PlanPart, quartersOf } from "./content.ts";

export type PlanField =
  | "name"
  | "size"
  | "note"
  | "unit"
  | "adds"
  | "owner"
  | "quarter"
  | "dueOn"
  | { figure: string };
type Value = string | number | boolean | null;

/** One thing in which two texts of a plan differ. */
export type PlanChange =
  | { kind: "title"; before: string; after: string }
  | { kind: "period"; before: PlanContent["period"]; after: PlanContent["period"] }
  | { kind: "text"; part: PlanPart; before: string; after: string }
  | { kind: "added" | "removed"; part: PlanPart; name: string }
  | { kind: "changed"; part: PlanPart; name: string; field: PlanField; before: Value; after: Value };

type Text = { title: string; content: PlanContent };
type Item = { key: string; name: string } & Record<string, unknown>;

const FIELDS = ["name", "size", "note", "unit", "adds", "owner", "quarter", "dueOn"] as const;

/**
 * What changed from one text of a plan to another, part by part. Items are told by their key, so that a renamed target is
 * a changed one; their order is nobody's statement. Equal texts differ in nothing.
 */
export function planDifferences(before: Text, after: Text): PlanChange[] {
  const changes: PlanChange[] = [];
  if (before.title !== after.title) changes.push({ kind: "title", before: before.title, after: after.title });
  const [was, is] = [before.content, after.content];
  if (was.period.from !== is.period.from || was.period.quarters !== is.period.quarters)
    changes.push({ kind: "period", before: was.period, after: is.period });
  const quarters = [...new Set([...quartersOf(was), ...quartersOf(is)])].sort();
  for (const part of PLAN_PARTS) {
    if (was[part].text !== is[part].text)
      changes.push({ kind: "text", part, before: was[part].text, after: is[part].text });
    const old = new Map((was[part].items as Item[]).map(item => [item.key, item]));
    for (const item of is[part].items as Item[]) {
      const earlier = old.get(item.key);
      old.delete(item.key);
      if (!earlier) changes.push({ kind: "added", part, name: item.name });
      else changes.push(...itemChanges(part, earlier, item, quarters));
    }
    for (const item of old.values()) changes.push({ kind: "removed", part, name: item.name });
  }
  return changes;
}

function itemChanges(part: PlanPart, before: Item, after: Item, quarters: readonly string[]): PlanChange[] {
  const found: PlanChange[] = [];
  const compare = (field: PlanField, was: unknown, is: unknown) => {
    const [from, to] = [(was ?? null) as Value, (is ?? null) as Value];
    if (from !== to) found.push({ kind: "changed", part, name: after.name, field, before: from, after: to });
  };
  for (const field of FIELDS) compare(field, before[field], after[field]);
  const figures = (item: Item) => (item.figures ?? {}) as Record<string, number | null>;
  for (const quarter of quarters)
    compare({ figure: quarter }, figures(before)[quarter], figures(after)[quarter]);
  return found;
}
