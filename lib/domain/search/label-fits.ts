const WORD = /[\p{L}\p{N}]+/gu;

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text: string): string[] => folded(text).match(WORD) ?? [];

/**
 * Those of some labels that fit what somebody types, such as the places and deeds of a portal: first by its letters as they stand, in
 * capitals or not, with accents or not; where nothing has them, each word may stand anywhere, unfinished, and with a typing error (two in a long one).
 * Nothing typed fits all.
 */
export function fitting<Item>(
  items: readonly Item[],
  labelOf: (item: Item) => string,
  typed: string,
): Item[] {
  const wanted = folded(typed.trim());
  const exact = items.filter(item => folded(labelOf(item)).includes(wanted));
  if (exact.length > 0) return exact;
  const asked = wordsOf(typed);
  if (asked.length === 0) return [];
  return items.filter(item => {
    const words = wordsOf(labelOf(item));
    return asked.every(word => words.some(one => near(word, one)));
  });
}

/** Whether a word may be meant by what is typed so far. Short words bear no error: each would be any other. */
function near(typed: string, word: string): boolean {
  if (word.startsWith(typed)) return true;
  const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  if (most === 0) return false;
  for (let length = typed.length - most; length <= typed.length + most; length++)
    if (length <= word.length && errorsBetween(typed, word.slice(0, length)) <= most) return true;
  return false;
}

/** How many letters were left out, put in, changed or swapped with their neighbour. */
function errorsBetween(left: string, right: string): number {
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = last;
    last = row;
  }
  return last[right.length] ?? 0;
}
