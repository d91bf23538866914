/** One value of an address's query: the first where it stands twice, "" where it does not stand. */
export const one = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? "";

/** All values of an address's query under one name. */
export const many = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
