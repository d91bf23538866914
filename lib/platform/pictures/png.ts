import { joined, lettersAt, viewOf } from "./bytes.ts";

const MARK = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Chunks that change how it looks: its colours, its sizes, and of a moving one its frames. The picture's own begin with a capital. */
const LOOKS = new Set(
  "acTL fcTL fdAT bKGD cHRM cICP cLLI gAMA hIST iCCP mDCV pHYs sBIT sPLT sRGB tRNS".split(" "),
);

/** A PNG, moving or not, without texts, times, EXIF, chunks of programs, and what follows its end. Null: it is not whole. */
export function barePng(bytes: Uint8Array): Uint8Array | null {
  if (MARK.some((byte, n) => bytes[n] !== byte)) return null;
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.byteLength; ) {
    const end = at + 12 + view.getUint32(at);
    const name = lettersAt(bytes, at + 4, 4);
    if (end > bytes.byteLength || !/^[A-Za-z]{4}$/.test(name)) return null;
    if (/^[A-Z]/.test(name) || LOOKS.has(name)) kept.push(bytes.subarray(at, end));
    if (name === "IEND") return joined(bytes, kept);
    at = end;
  }
  return null;
}
