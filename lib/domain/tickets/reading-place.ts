import type { Instant } from "../time/types.ts";

/** A message of a conversation as its reader gets it. */
export type ReadLine = { id: string; at: Instant; own: boolean };

/** Where a conversation opens: at its first new message, or at its newest where nothing is new. */
export type Opening = {
  /** Up to here the reader has read; null where nobody knows. */
  readTo: Instant | null;
  firstNew: string | null;
  /** So many messages of others are new among those given. */
  count: number;
};

/** What others wrote after a moment, in the order given. */
export const newAfter = (lines: readonly ReadLine[], readTo: Instant): ReadLine[] =>
  lines.filter(line => !line.own && line.at > readTo);

/**
 * Where a reader goes on in a conversation, oldest line first. Whoever answered has read what stood before their answer, also where
 * no place of theirs is kept; who never read and never wrote begins at the newest, for then all of it is as new as the last of it.
 */
export function openingOf(lines: readonly ReadLine[], kept: Instant | null): Opening {
  const wrote = lines.findLast(line => line.own)?.at ?? null;
  if (kept === null && wrote === null) return { readTo: null, firstNew: null, count: 0 };
  const readTo = Math.max(kept ?? wrote ?? 0, wrote ?? kept ?? 0);
  const fresh = newAfter(lines, readTo);
  return { readTo, firstNew: fresh[0]?.id ?? null, count: fresh.length };
}
