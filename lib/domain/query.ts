/** One value of an address's query: the first where it stands twice, "" where it does not stand. */
export const one = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? "";

/** All values of an address's query under one name. */
export const many = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/**
 * A query that was kept or sent as text, as an address would say it: the first value of each name, and no null bytes, which no
 * address holds (the proxy turns it away) but "%00" within a text stands for; the database takes none.
 */
export function readQuery(text: string): Record<string, string> {
  const said: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text))
    if (!Object.hasOwn(said, name)) said[name] = value.replaceAll("\0", "");
  return said;
}
