/**
 * Text as the database can hold it: without null bytes and halves of characters, which no keyboard types. Goes through
 * plain objects and lists; everything else (files, dates) stays what it is.
 */
export function storable(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\ufffd");
  if (Array.isArray(value)) return value.map(storable);
  if (value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [storable(key), storable(of)]));
  return value;
}
