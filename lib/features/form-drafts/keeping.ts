import type { Kept } from "#lib/domain/text-draft.ts";

/** Days after which a draft nobody went on with is dropped. */
const KEPT_DAYS = 60;

/** What was last written before this is dropped. */
export const keptSince = (now: Date): Date => new Date(now.getTime() - KEPT_DAYS * 86_400_000);

/** One person's draft in its row, whatever it is a draft of. */
export type DraftRow<Words> = {
  read: () => Promise<Kept<Words> | null>;
  /** Writes where `version` is the one that stands, or nothing does; null where another stands. */
  write: (words: Words, version: number) => Promise<{ version: number } | null>;
  /** Forgets it where `version` is the one that stands. */
  drop: (version: number) => Promise<unknown>;
  same: (a: Words, b: Words) => boolean;
};

/**
 * Keeps what a person writes, if `version` is the one that stands: answers the new version. Where another window wrote meanwhile
 * nothing is changed, and its words are answered unless they are the same. Null keeps nothing any more.
 */
export async function keepDraft<Words>(
  row: DraftRow<Words>,
  words: Words | null,
  version: number,
): Promise<{ version: number } | { other: Kept<Words> }> {
  if (words === null) {
    await row.drop(version);
    const other = await row.read();
    return other ? { other } : { version };
  }
  const written = await row.write(words, version);
  if (written) return written;
  const other = await row.read();
  // Dropped between the two looks: the next writing begins anew.
  if (!other) return { version };
  // A page that is left writes once more, and the next page may come before that answer: the same words are no other's.
  return row.same(words, other) ? { version: other.version } : { other };
}
