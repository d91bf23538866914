/** Values inside a definition, by the path its problems have: "phases.0.steps.2.title". */

type Branch = Record<string, unknown> | unknown[];

const isBranch = (value: unknown): value is Branch => typeof value === "object" && value !== null;

export function valueAt(root: unknown, path: string): unknown {
  if (path === "") return root;
  let value = root;
  for (const step of path.split(".")) {
    if (!isBranch(value)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** The same with another value there; what is set to undefined is left out. Nothing else is touched. */
export function withValueAt<T>(root: T, path: string, value: unknown): T {
  if (path === "") return value as T;
  const [step = "", ...rest] = path.split(".");
  const copy: Branch = Array.isArray(root) ? [...root] : { ...(root as object) };
  const inner = withValueAt((copy as Record<string, unknown>)[step], rest.join("."), value);
  if (inner === undefined && !Array.isArray(copy)) delete copy[step];
  else (copy as Record<string, unknown>)[step] = inner;
  return copy as T;
}

/** Whether a path is the field itself or something inside it. */
export const isWithin = (path: string, field: string) => path === field || path.startsWith(`${field}.`);

/** The id of a field's control: the list of problems leads there. */
export const fieldId = (path: string) => `p-${path.replaceAll(".", "-")}`;

/** A key made of a name, other than those there are. */
export function keyFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 40)
    .replace(/_+$/, "");
  const base = plain || "item";
  let key = base;
  for (let n = 2; taken.includes(key) || key in {}; n++) key = `${base}_${n}`;
  return key;
}
