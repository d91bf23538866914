/** Letters of a tag at the most. */
export const TAG_LETTERS = 40;
/** So many tags a desk puts on one case. */
export const TAGS_PER_TICKET = 20;

/**
 * A tag as it is kept: small letters, single spaces, no leading "#", no commas (they part tags in an address) and nothing
 * invisible. Null where nothing is left, or too much. A tag that is kept already stays as it is.
 */
export function tagName(typed: string): string | null {
  const name = typed
    .normalize("NFC")
    .toLowerCase()
    .normalize("NFC")
    .replace(/[\p{C},]/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[#\s]+|\s+$/gu, "");
  return name === "" || [...name].length > TAG_LETTERS ? null : name;
}

/** The tags of a case after some are put on it and others taken away, in order; null where they would be too many. */
export function tagsAfter(
  tags: readonly string[],
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): string[] | null {
  const after = [...new Set([...tags.filter(tag => !remove.includes(tag)), ...add])].sort((a, b) =>
    a < b ? -1 : 1,
  );
  return after.length > TAGS_PER_TICKET ? null : after;
}
