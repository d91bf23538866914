import { sameValue } from "#lib/domain/programmes/differences.ts";

type Plain = Record<string, unknown>;
type Keyed = Plain & { key: string };

/** What became of two people's changes to one thing: both in one, and where they met so that one had to give way. */
export type Merged<T> = { value: T; clashes: number };

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isAmount = (value: Plain) => "minor" in value && "currency" in value;

/** Things that can be told apart: each has a key, and none twice. */
function areThings(value: unknown): value is Keyed[] {
  if (!Array.isArray(value)) return false;
  const keys = value.map(item => (isPlain(item) ? item.key : null));
  return keys.every(key => typeof key === "string" && key !== "") && new Set(keys).size === keys.length;
}

/** A requirement of another kind is another thing in all its fields. */
const ofOneKind = (...all: Plain[]) => new Set(all.map(one => one.kind)).size === 1;

/**
 * What two people made of the same beginning, in one. Fields and things that only one of them changed are theirs; where
 * both changed the same to something different, `prefer` wins and it counts as a clash. Neither loses a thing to a
 * removal by the other that didn't know of the change.
 */
export function mergeChanges<T>(base: T, mine: T, theirs: T, prefer: "mine" | "theirs"): Merged<T> {
  const count = { clashes: 0 };
  const value = merge(base, mine, theirs, prefer, count) as T;
  return { value, clashes: count.clashes };
}

type Prefer = "mine" | "theirs";
type Count = { clashes: number };

function merge(base: unknown, mine: unknown, theirs: unknown, prefer: Prefer, count: Count): unknown {
  if (sameValue(mine, theirs) || sameValue(base, theirs)) return mine;
  if (sameValue(base, mine)) return theirs;
  if (isPlain(base) && isPlain(mine) && isPlain(theirs)) {
    const whole = isAmount(base) || isAmount(mine) || isAmount(theirs) || !ofOneKind(base, mine, theirs);
    if (!whole) return fields(base, mine, theirs, prefer, count);
  }
  if (areThings(base) && areThings(mine) && areThings(theirs))
    return things(base, mine, theirs, prefer, count);
  count.clashes += 1;
  return prefer === "mine" ? mine : theirs;
}

function fields(base: Plain, mine: Plain, theirs: Plain, prefer: Prefer, count: Count): Plain {
  const made: Plain = {};
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = merge(base[name], mine[name], theirs[name], prefer, count);
    if (value !== undefined) made[name] = value;
  }
  return made;
}

function things(base: Keyed[], mine: Keyed[], theirs: Keyed[], prefer: Prefer, count: Count): Keyed[] {
  const of = (list: Keyed[], key: string) => list.find(item => item.key === key);
  const made = new Map<string, Keyed>();
  for (const key of new Set([...mine, ...theirs].map(item => item.key))) {
    const [was, own, other] = [of(base, key), of(mine, key), of(theirs, key)];
    if (own && other) {
      const kept = merge(was ?? (prefer === "mine" ? other : own), own, other, prefer, count);
      made.set(key, kept as Keyed);
      continue;
    }
    const left = own ?? other;
    if (!left) continue;
    // Taken away by the other one: gone, unless it was changed meanwhile.
    if (was && sameValue(was, left)) continue;
    if (was) count.clashes += 1;
    made.set(key, left);
  }
  const keys = (list: Keyed[]) => list.map(item => item.key);
  const stays = (list: Keyed[], than: Keyed[]) =>
    keys(list)
      .filter(key => of(than, key))
      .join("\n");
  // Who moved things decides on the order; the other's additions stand after what stood before them.
  const moved = stays(mine, base) !== stays(base, mine);
  const [lead, other] = moved ? [keys(mine), keys(theirs)] : [keys(theirs), keys(mine)];
  const order = lead.filter(key => made.has(key));
  other.forEach((key, i) => {
    if (!made.has(key) || order.includes(key)) return;
    const before = other.slice(0, i).findLast(one => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  });
  return order.flatMap(key => made.get(key) ?? []);
}
