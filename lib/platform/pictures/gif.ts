import { Kept, lettersAt } from "./bytes.ts";

/** How often it moves, and its colours; all else that programs add says nothing of how it looks. */
const LOOKS = new Set(["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"]);

/** A GIF, moving or not, without comments, XMP and what follows its end. Null: it is not whole. */
export function bareGif(bytes: Uint8Array): Uint8Array | null {
  if (!/^GIF8[79]a$/.test(lettersAt(bytes, 0, 6)) || bytes.byteLength < 14) return null;
  let at = 13 + coloursOf(bytes[10] as number);
  const kept = new Kept(bytes);
  kept.add(0, at);
  while (at < bytes.byteLength) {
    const from = at;
    const what = bytes[at];
    if (what === 0x3b) {
      kept.add(from, from + 1);
      return kept.file();
    }
    let needed = true;
    if (what === 0x2c) at += 11 + coloursOf(bytes[at + 9] ?? 0);
    else if (what === 0x21) {
      needed = isNeeded(bytes, at);
      at += 2;
    } else return null;
    const end = afterBlocks(bytes, at);
    if (end === null) return null;
    if (needed) kept.add(from, end);
    at = end;
  }
  return null;
}

const coloursOf = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

const isNeeded = (bytes: Uint8Array, at: number): boolean =>
  bytes[at + 1] === 0xff ? LOOKS.has(lettersAt(bytes, at + 3, 11)) : bytes[at + 1] !== 0xfe;

/** Blocks, each behind its length, up to the empty one. */
function afterBlocks(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at < bytes.byteLength; at += (bytes[at] as number) + 1)
    if (bytes[at] === 0) return at + 1;
  return null;
}
