export type SendKey = { key: string; of: string };

/** Random, also on plain http, where `crypto.randomUUID` is missing. */
function fresh(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
}

const described = (_name: string, value: unknown) =>
  typeof File !== "undefined" && value instanceof File
    ? `${value.name}:${value.size}:${value.lastModified}`
    : value;

/**
 * The key under which something is sent. The same content keeps its key, so that a repeated send (a second
 * press, a lost answer) does the deed once; what was edited meanwhile is another deed and gets another key.
 */
export function sendKey(before: SendKey | null, content: unknown): SendKey {
  const of = JSON.stringify(content, described) ?? "";
  return before?.of === of ? before : { key: fresh(), of };
}
