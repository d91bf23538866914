/**
 * What no text has: what a decoder puts for bytes it can't read, and control characters. NUL is left out (it is taken away
 * anyway), and so is ESC, which colours the logs people paste.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const LOST = /[\ufffd\u0001-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f-\u0084\u0086-\u009f]/g;

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** How many letters of a text are lost: 0 of any text that was decoded as it was written. */
export const lostLetters = (text: string): number => count(text, LOST);

/** Whether bytes stand there that are none of the character set they were read by. */
export const hasBroken = (text: string): boolean => text.includes("\ufffd");

/** Whether it holds more than ASCII. */
export const beyondAscii = (text: string): boolean => /[\u0080-\uffff]/.test(text);

/**
 * Whether nobody can read this: bytes of a picture or an archive that were said to be text, or a character set nobody knows. A
 * few lost letters don't make it so.
 */
export function isRubbish(text: string): boolean {
  const lost = lostLetters(text);
  if (lost < 2) return false;
  const written = count(text, /[^\s\0]/g);
  const words = count(text, /[\p{L}\p{N}]/gu);
  return lost > written * 0.08 || (lost > written * 0.03 && words < written * 0.6);
}

/** What a character set's name says of how it writes: more than a byte for most letters, or one for each. */
export function kindOfCharset(name: string): "utf-8" | "wide" | "eastern" | "bytes" {
  const bare = name.trim().toLowerCase();
  if (/^(|utf-?8|unicode-1-1-utf-8)$/.test(bare)) return "utf-8";
  if (/^(utf-?16|ucs-?2|unicode|iso-10646)/.test(bare)) return "wide";
  return /gb|big5|jis|euc|ks_?c|korean|iso-2022|hz-|uhc|(cp|ms|ibm|windows-)9[345]\d/.test(bare)
    ? "eastern"
    : "bytes";
}
