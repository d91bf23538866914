/** No form nests deeper. What does was made to exhaust the stack, and is cut off there. */
const DEPTH = 64;

/**
 * Text as the database can hold it: without null bytes and halves of characters, which no keyboard types. Goes through
 * plain objects and lists, cyclic ones too, down to a depth no form has; everything else (files, dates) stays what it is.
 */
export function storable(value: unknown, left = DEPTH): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\ufffd");
  const list = Array.isArray(value);
  if (!list && !isPlain(value)) return value;
  if (left === 0) return null;
  if (list) return value.map(inner => storable(inner, left - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, of]) => [storable(key), storable(of, left - 1)]),
  );
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;
