/** Which text of a definition (a programme, a plan) is meant: a published version's number, or its draft. */
export type Edition = number | "draft";

/** `3` or `draft`, as an address says it; null for anything else. */
export function parseEdition(word: unknown): Edition | null {
  if (word === "draft") return word;
  return typeof word === "string" && /^[1-9]\d{0,5}$/.test(word) ? Number(word) : null;
}
