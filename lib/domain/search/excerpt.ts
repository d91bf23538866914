/** A piece of an excerpt; `hit`: what was asked for. */
export type Piece = { text: string; hit: boolean };

const WORD = /[\p{L}\p{N}]+/gu;
/** A root has at least, and an ending at most, these many letters. */
const ROOT = 5;
const ENDING = 5;

/** Without accents and capitals, each place where it was. */
const folded = (text: string): string =>
  text.replace(/[^\p{ASCII}]|[A-Z]/gu, letter => {
    const plain = letter.normalize("NFD").charAt(0).toLowerCase();
    return letter.length === 1 && plain.length === 1 ? plain : letter;
  });

/** Begins as a word asked for does, or has its root: "instalado" where "instalación" was asked. */
function fits(word: string, asked: string): boolean {
  if (word.startsWith(asked)) return true;
  let root = 0;
  while (root < asked.length && word[root] === asked[root]) root++;
  return root >= ROOT && asked.length - root <= ENDING && word.length - root <= ENDING;
}

/**
 * The part of a text around the first word of those asked for, in at most `longest` characters between ellipses, with those words
 * marked; its beginning where none stands in it. Marks are for the eye: search itself knows languages, this only beginnings and roots.
 */
export function excerpt(text: string, asked: string, longest = 140): Piece[] {
  const whole = text.normalize("NFC").replace(/\s+/g, " ").trim();
  const plain = folded(whole);
  const all = folded(asked.normalize("NFC")).match(WORD) ?? [];
  const wanted = all.some(word => word.length > 2) ? all.filter(word => word.length > 2) : all;
  const words = [...plain.matchAll(WORD)].map(match => ({
    from: match.index,
    to: match.index + match[0].length,
    hit: wanted.some(word => fits(match[0], word)),
  }));
  const first = words.find(word => word.hit);
  const { start, end } = around(words, first?.from ?? 0, whole, longest);
  const pieces: Piece[] = [];
  const add = (piece: string, hit: boolean) => {
    if (piece !== "") pieces.push({ text: piece, hit });
  };
  let at = start;
  for (const { from, to, hit } of words) {
    if (!hit || from < start || from >= end) continue;
    add(whole.slice(at, from), false);
    add(whole.slice(from, Math.min(to, end)), true);
    at = Math.min(to, end);
  }
  add(whole.slice(at, end), false);
  if (start > 0) pieces.unshift({ text: "…", hit: false });
  if (end < whole.length) pieces.push({ text: "…", hit: false });
  return pieces;
}

/** From the beginning of a word a third before the place to the end of a word; a word too long for it is cut. */
function around(
  words: readonly { from: number; to: number }[],
  place: number,
  whole: string,
  longest: number,
): { start: number; end: number } {
  if (whole.length <= longest) return { start: 0, end: whole.length };
  const earliest = Math.max(0, Math.min(place - Math.floor(longest / 3), whole.length - longest));
  const start = earliest === 0 ? 0 : (words.find(word => word.from >= earliest)?.from ?? place);
  const latest = start + longest;
  if (latest >= whole.length) return { start, end: whole.length };
  const last = words.findLast(word => word.from >= start && word.to <= latest);
  if (last) return { start, end: last.to };
  // No half of a character.
  const half = /[\uD800-\uDBFF]/.test(whole.charAt(latest - 1));
  return { start, end: half ? latest - 1 : latest };
}
