/** What a person typed, kept in this tab's storage until it is sent. Secrets are not kept; files lie elsewhere (file-store.ts). */

const prefix = "escala.form.";
const secret = /password|secret|token|code/i;

/** Values as they are kept: without files, and without what is secret. */
export function plain(value: unknown): unknown {
  if (typeof File !== "undefined" && value instanceof File) return undefined;
  if (Array.isArray(value)) return value.map(plain).filter(item => item !== undefined);
  if (value && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !secret.test(name))
        .map(([name, inner]) => [name, plain(inner)]),
    );
  }
  return value;
}

export function keepDraft(key: string, values: unknown): void {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(plain(values)));
  } catch {
    // Storage may be full or forbidden; then the text lives as long as the page.
  }
}

/** From which version what is kept here goes out, and whether the person's own place has it. */
export type Mark = { version: number; sent: boolean };

export function markDraft(key: string, mark: Mark): void {
  try {
    sessionStorage.setItem(`${prefix}${key}.mark`, JSON.stringify(mark));
  } catch {
    // As above.
  }
}

export function markOf(key: string): Mark {
  const none = { version: 0, sent: false };
  try {
    return { ...none, ...JSON.parse(sessionStorage.getItem(`${prefix}${key}.mark`) ?? "{}") };
  } catch {
    return none;
  }
}

export function keptDraft(key: string): Record<string, unknown> | null {
  try {
    const text = sessionStorage.getItem(prefix + key);
    const value: unknown = text ? JSON.parse(text) : null;
    return value && typeof value === "object" && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(prefix + key);
    sessionStorage.removeItem(`${prefix}${key}.mark`);
  } catch {
    // Nothing was kept.
  }
}
