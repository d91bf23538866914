/** No form nests deeper. What does was made to exhaust the stack, and is cut off there. */
const DEPTH = 64;

/**
 * Marks that turn the direction of everything after them until they are closed. No keyboard types them; left in a company's or
 * a file's name they would show "gpj.exe" as "exe.jpg", in a mail's subject too. Those that merely lean on their
 * neighbour (U+200E, U+200F) stay.
 */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Words without the marks that would turn what stands around them. */
export const unturned = (text: string): string => text.replace(TURNS, "");

/**
 * Text as the database can hold it: without null bytes and halves of characters, which no keyboard types, and without
 * marks that turn its direction. Goes through
 * plain objects and lists, cyclic ones too, down to a depth no form has; everything else (files, dates) stays what it is.
 */
export function storable(value: unknown, left = DEPTH): unknown {
  if (typeof value === "string")
    return unturned(value.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\ufffd"));
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
