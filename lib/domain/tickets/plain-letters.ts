/** A text in plain letters, and where each of them stood: `from` and `to` of every letter in the text as it was. */
export type PlainLetters = { text: string; from: (at: number) => number; to: (at: number) => number };

/**
 * A text as a person reads it: full-width and other compatibility letters as plain ones (NFKC), and without the marks of format that
 * nobody sees, such as a zero-width space within a word. Letters are taken one by one, so that each keeps its place.
 */
export function plainLetters(text: string): PlainLetters {
  if (text.normalize("NFKC") === text && !/\p{Cf}/u.test(text))
    return { text, from: at => at, to: at => at + 1 };
  let plain = "";
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const letter of text) {
    const end = at + letter.length;
    const put = letter < "\u0080" ? letter : /\p{Cf}/u.test(letter) ? "" : letter.normalize("NFKC");
    for (let n = 0; n < put.length; n++) {
      from.push(at);
      to.push(end);
    }
    plain += put;
    at = end;
  }
  return { text: plain, from: n => from[n] ?? text.length, to: n => to[n] ?? text.length };
}
