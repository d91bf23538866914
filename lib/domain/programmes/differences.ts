import { cut, type DraftDefinition, PARTS, type Part } from "#lib/domain/programmes/draft.ts";
import type { LocalText } from "#lib/domain/text.ts";

/** A thing of a list that has a key: a tier, a phase, a step in it. */
export type Thing = { list: string; key: string; title: LocalText };

/**
 * What one definition says otherwise than another: a thing that came or went, things in another order, or a field
 * with another value. `trail` leads to the thing, from the outermost; it is empty for the programme's own fields.
 */
export type Change = { trail: readonly Thing[] } & (
  | { kind: "added" | "removed" }
  | { kind: "order"; list: string; before: LocalText[]; after: LocalText[] }
  | { kind: "changed"; field: string; before: unknown; after: unknown }
);
export type Difference = { part: Part } & Change;

type Plain = Record<string, unknown>;
type Keyed = Plain & { key: string };

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isKeyed = (value: unknown): value is Keyed => isPlain(value) && typeof value.key === "string";
const isList = (value: unknown): value is Keyed[] => Array.isArray(value) && value.every(isKeyed);
const has = (value: Plain, ...names: string[]) =>
  Object.keys(value).length === names.length && names.every(name => name in value);
/** Texts in two languages and amounts are one value each. */
const isWhole = (value: Plain) => has(value, "en", "es") || has(value, "minor", "currency");

/** Whether two values say the same, in whatever order their fields stand; what is left out is undefined. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => sameValue(item, b[i]));
  if (!isPlain(a) || !isPlain(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(name => sameValue(a[name], b[name]));
}

/** A thing's name as its author wrote it, its key where it has none yet. */
export function titleOf(thing: Plain): LocalText {
  const text = thing.name ?? thing.title ?? thing.label;
  const said = typeof text === "string" ? text : isPlain(text) ? `${text.en ?? ""}${text.es ?? ""}` : "";
  return said.trim() === "" ? String(thing.key ?? "") : (text as LocalText);
}

/** Things by key; a key used twice, as a draft may, is told apart by its turn. */
function byKey(list: readonly Keyed[]): Map<string, Keyed> {
  const found = new Map<string, Keyed>();
  for (const item of list) {
    let name = item.key;
    for (let turn = 2; found.has(name); turn++) name = `${item.key}#${turn}`;
    found.set(name, item);
  }
  return found;
}

class Comparison {
  readonly found: Change[] = [];

  value(trail: readonly Thing[], field: string, before: unknown, after: unknown): void {
    if (sameValue(before, after)) return;
    const fields = [before, after].filter(value => value !== undefined && value !== null);
    if (isList(before ?? []) && isList(after ?? []) && (isFilled(before) || isFilled(after)))
      this.list(trail, field, (before ?? []) as Keyed[], (after ?? []) as Keyed[]);
    else if (fields.every(isPlain) && !fields.some(isWhole))
      this.fields(trail, `${field}.`, isPlain(before) ? before : {}, isPlain(after) ? after : {});
    else this.found.push({ trail, kind: "changed", field, before, after });
  }

  fields(trail: readonly Thing[], prefix: string, before: Plain, after: Plain): void {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
      this.value(trail, `${prefix}${name}`, before[name], after[name]);
  }

  list(trail: readonly Thing[], field: string, before: readonly Keyed[], after: readonly Keyed[]): void {
    const list = field.split(".").at(-1) ?? field;
    const thing = (item: Keyed): Thing => ({ list, key: item.key, title: titleOf(item) });
    const was = byKey(before);
    const is = byKey(after);
    for (const [name, item] of was)
      if (!is.has(name)) this.found.push({ trail: [...trail, thing(item)], kind: "removed" });
    for (const [name, item] of is) {
      const old = was.get(name);
      if (old) this.fields([...trail, thing(item)], "", old, item);
      else this.found.push({ trail: [...trail, thing(item)], kind: "added" });
    }
    const stayed = [...was.keys()].filter(name => is.has(name));
    const now = [...is.keys()].filter(name => was.has(name));
    if (stayed.join("\n") === now.join("\n")) return;
    const titles = (names: string[]) =>
      names.flatMap(name => (is.has(name) ? titleOf(is.get(name) as Keyed) : []));
    this.found.push({ trail, kind: "order", list, before: titles(stayed), after: titles(now) });
  }
}

const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;

/** What one thing says otherwise than another, of whatever kind of definition. */
export function changesOf(before: object, after: object): Change[] {
  const comparison = new Comparison();
  comparison.fields([], "", before as Plain, after as Plain);
  return comparison.found;
}

/** What `after` says otherwise than `before` in one part, in the order of the editor. Things are the same by key. */
export function differencesIn(part: Part, before: object, after: object): Difference[] {
  return changesOf(before, after).map(change => ({ part, ...change }));
}

/** The same of whole definitions, part by part (P20); the key of the programme is none of it. */
export function differencesOf(before: DraftDefinition, after: DraftDefinition): Difference[] {
  return PARTS.flatMap(part => differencesIn(part, cut(before, part), cut(after, part)));
}
