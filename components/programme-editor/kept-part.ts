// What could not be sent yet outlives the tab on this device; what was sent is not kept here.

/** A part as typed, and the version and the words it was typed over. */
export type KeptPart = { version: number; base: object; content: object };

const name = (draftId: string, part: string) => `escala.programme.${draftId}.${part}`;

export function keepPart(draftId: string, part: string, kept: KeptPart | null): void {
  try {
    if (kept === null) localStorage.removeItem(name(draftId, part));
    else localStorage.setItem(name(draftId, part), JSON.stringify(kept));
  } catch {
    // Storage may be full or forbidden; then the words live as long as the page.
  }
}

export function keptPart(draftId: string, part: string): KeptPart | null {
  try {
    const value = JSON.parse(localStorage.getItem(name(draftId, part)) ?? "null") as KeptPart | null;
    return value && typeof value.version === "number" && value.content && value.base ? value : null;
  } catch {
    return null;
  }
}

/** What was typed as a number and is none, by its lasting path. */
export type OddNumbers = Readonly<Record<string, string>>;

const oddName = (draftId: string, part: string) => `escala.programme.${draftId}.${part}.odd`;

/**
 * A path that stays one thing's while its list is put in another order: items are named by their keys, "areas.[sales].months".
 * Null where an item has no key of its own yet: there the number is missing, which is said at its field.
 */
export function lastingPath(content: unknown, path: string): string | null {
  const names: string[] = [];
  let at: unknown = content;
  for (const name of path.split(".")) {
    const item: unknown = at === null ? null : (at as Record<string, unknown> | undefined)?.[name];
    if (Array.isArray(at)) {
      const key = keyOf(item);
      if (key === null || at.filter(other => keyOf(other) === key).length > 1) return null;
      names.push(`[${key}]`);
    } else names.push(name);
    at = item;
  }
  return names.join(".");
}

const keyOf = (item: unknown): string | null =>
  typeof item === "object" &&
  item !== null &&
  "key" in item &&
  typeof item.key === "string" &&
  item.key !== ""
    ? item.key
    : null;

/** Keeps the texts of a part that are no numbers: the server has nothing to hold them in. */
export function keepOddNumbers(draftId: string, part: string, odd: OddNumbers): void {
  try {
    if (Object.keys(odd).length === 0) localStorage.removeItem(oddName(draftId, part));
    else localStorage.setItem(oddName(draftId, part), JSON.stringify(odd));
  } catch {
    // As above.
  }
}

export function keptOddNumbers(draftId: string, part: string): OddNumbers {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(oddName(draftId, part)) ?? "{}");
    return Object.fromEntries(
      Object.entries(kept ?? {}).flatMap(([path, text]) => (typeof text === "string" ? [[path, text]] : [])),
    );
  } catch {
    return {};
  }
}

/** The newest this tab has saved of each part: a page that comes back from the browser's history may be older. */
const saved = new Map<string, { version: number; content: object }>();

export function rememberSaved(draftId: string, part: string, version: number, content: object): void {
  saved.set(name(draftId, part), { version, content });
}

/** What the server sent, or what this tab has saved since. */
export function newestOf<T extends { version: number; content: object }>(
  draftId: string,
  part: string,
  sent: T,
): T {
  const own = saved.get(name(draftId, part));
  return own && own.version > sent.version ? { ...sent, ...own } : sent;
}

/** Nothing of a draft that is gone shall come back over the next one. */
export function dropKeptParts(draftId: string, parts: readonly string[]): void {
  for (const part of parts) {
    keepPart(draftId, part, null);
    keepOddNumbers(draftId, part, {});
    saved.delete(name(draftId, part));
  }
}
