import { Kept, viewOf } from "./bytes.ts";

const MARK = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Chunks that change how it looks: its colours, its sizes, and of a moving one its frames. The picture's own begin with a capital. */
const LOOKS = new Set(
  "acTL fcTL fdAT bKGD cHRM cICP cLLI gAMA hIST iCCP mDCV pHYs sBIT sPLT sRGB tRNS".split(" ").map(numberOf),
);
const END = numberOf("IEND");

/** A chunk's name as the number it is in the file. */
function numberOf(name: string): number {
  return Buffer.from(name, "latin1").readUInt32BE();
}

/** A PNG, moving or not, without texts, times, EXIF, chunks of programs, and what follows its end. Null: it is not whole. */
export function barePng(bytes: Uint8Array): Uint8Array | null {
  if (MARK.some((byte, n) => bytes[n] !== byte)) return null;
  const view = viewOf(bytes);
  const kept = new Kept(bytes);
  kept.add(0, 8);
  for (let at = 8; at + 12 <= bytes.byteLength; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.byteLength) return null;
    const name = view.getUint32(at + 4);
    const capital = (bytes[at + 4] as number) < 0x60;
    if (capital || LOOKS.has(name)) kept.add(at, end);
    if (name === END) return kept.file();
    at = end;
  }
  return null;
}
