/** What somebody asked for: words that must all occur, and phrases that must occur as they stand. */
export type AskedWords = { words: string; phrases: string[] };

/** Shorter than that a phrase says nothing. */
const LEAST = 3;
const MOST_PHRASES = 3;
const QUOTED = /["“”«»]([^"“”«»]+)["“”«»]/gu;

/** Words in quotes, of whatever language, are phrases; their words are asked for too, so that an index finds them first. */
export function askedWords(query: string): AskedWords {
  const phrases = [...query.matchAll(QUOTED)]
    .map(match => (match[1] ?? "").replace(/\s+/gu, " ").trim())
    .filter(phrase => phrase.length >= LEAST && /[\p{L}\p{N}]/u.test(phrase))
    .slice(0, MOST_PHRASES);
  return {
    words: query
      .replace(/["“”«»]/gu, " ")
      .replace(/\s+/gu, " ")
      .trim(),
    phrases,
  };
}

/** The digits of what may be a part of a case's number; null where it is none. Under three digits too many would fit. */
export const partOfNumber = (query: string): string | null =>
  /^#?\s*(\d{3,9})$/.exec(query.trim())?.[1] ?? null;
