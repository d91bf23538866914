/** No form of ours nests deeper; the framework walks what is nested by recursion. */
const DEPTH = 64;
/** References followed from one part of a body to another: forms have one or two. */
const MOST_PARTS = 1_000;

/** A body's parts by name; a body of text is its root alone. */
export type Parts = { get(name: string): unknown };

/**
 * Whether a body is a call of a server action as browsers write one: a list of arguments as JSON, nested no deeper than a form, in which a
 * string that begins with "$" is one of the few things our forms send. The protocol knows many more (promises, streams, functions,
 * maps), and throws on what is wrong with any of them, which would answer 500.
 * @param prefix of its parts' names, as of arguments bound to a form that works without script
 */
export function isCall(parts: Parts, root = "0", prefix = ""): boolean {
  const models = new Map<string, unknown>();
  const model = (name: string): unknown => {
    if (!models.has(name)) models.set(name, parsed(parts.get(prefix + name)));
    return models.get(name);
  };
  const call = model(root);
  if (!Array.isArray(call)) return false;
  const looked = new Set<string>();
  const waiting = [root];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (looked.has(name)) continue;
    looked.add(name);
    if (looked.size > MOST_PARTS) return false;
    const value = model(name);
    const good = everyString(value, DEPTH, text => {
      if (!text.startsWith("$") || PLAIN.test(text)) return true;
      if (text.startsWith("$D")) return !Number.isNaN(Date.parse(text.slice(2)));
      const file = /^\$B([0-9a-f]{1,6})$/.exec(text)?.[1];
      if (file) return parts.get(prefix + partOf(file)) instanceof Blob;
      const [, other, path] = /^\$([0-9a-f]{1,6})((?::[^:]*)*)$/.exec(text) ?? [];
      if (other === undefined) return false;
      waiting.push(partOf(other));
      return reaches(model(partOf(other)), (path ?? "").split(":").slice(1));
    });
    if (!good) return false;
  }
  return true;
}

/** A text that begins with "$" itself, what JSON has no word for, a long number, a form (whose fields are parts of their own). */
const PLAIN = /^\$(\$[\s\S]*|undefined|NaN|-?Infinity|-0|n-?\d{1,300}|K[0-9a-f]{1,6})$/;

/** References count in hexadecimal, names of parts in decimal. */
const partOf = (hex: string): string => String(Number.parseInt(hex, 16));

const NOTHING = Symbol("not there, or no JSON");

function parsed(text: unknown): unknown {
  if (typeof text !== "string") return NOTHING;
  try {
    return JSON.parse(text);
  } catch {
    return NOTHING;
  }
}

const isContainer = (value: unknown): value is object => typeof value === "object" && value !== null;

function everyString(value: unknown, left: number, holds: (text: string) => boolean): boolean {
  if (typeof value === "string") return holds(value);
  if (value === NOTHING) return false;
  return (
    !isContainer(value) ||
    (left > 0 && Object.values(value).every(inner => everyString(inner, left - 1, holds)))
  );
}

/** Whether a path leads to something of a value itself: what was written twice stands once and is named after that. */
function reaches(value: unknown, path: readonly string[]): boolean {
  let at = value;
  for (const key of path) {
    if (!isContainer(at) || !Object.hasOwn(at, key)) return false;
    at = (at as Record<string, unknown>)[key];
  }
  return at !== NOTHING;
}
