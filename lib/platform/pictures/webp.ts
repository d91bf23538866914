import { joined, lettersAt, viewOf } from "./bytes.ts";
import { exifOf, orientationOf } from "./exif.ts";

const LOOKS = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]);
/** In the flags of the head: that EXIF, that XMP follows. */
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

/** A WebP, moving or not, without EXIF but for how it is to be turned, XMP, and chunks of programs. Null: it is not whole. */
export function bareWebp(bytes: Uint8Array): Uint8Array | null {
  if (lettersAt(bytes, 0, 4) !== "RIFF" || lettersAt(bytes, 8, 4) !== "WEBP") return null;
  const view = viewOf(bytes);
  const whole = 8 + view.getUint32(4, true);
  if (whole > bytes.byteLength) return null;
  const kept: Uint8Array[] = [];
  let turned = 1;
  let extended: Uint8Array | null = null;
  for (let at = 12; at < whole; ) {
    if (at + 8 > whole) return null;
    const name = lettersAt(bytes, at, 4);
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (end > whole) return null;
    const chunk = Uint8Array.from(bytes.subarray(at, end));
    if (name === "VP8X") extended = chunk;
    if (name === "EXIF") turned = orientationOf(withoutMark(chunk.subarray(8, 8 + size)));
    else if (LOOKS.has(name)) kept.push(chunk);
    at = end;
  }
  if (extended && extended.byteLength > 8) {
    extended[8] = ((extended[8] as number) & ~(HAS_EXIF | HAS_XMP)) | (turned === 1 ? 0 : HAS_EXIF);
    if (turned !== 1) kept.push(exifChunk(turned));
  }
  const head = Uint8Array.from(bytes.subarray(0, 12));
  viewOf(head).setUint32(4, 4 + kept.reduce((sum, chunk) => sum + chunk.byteLength, 0), true);
  return joined(bytes, [head, ...kept]);
}

/** Some write EXIF as a JPEG would. */
const withoutMark = (exif: Uint8Array): Uint8Array =>
  lettersAt(exif, 0, 4) === "Exif" ? exif.subarray(6) : exif;

function exifChunk(turned: number): Uint8Array {
  const exif = exifOf(turned);
  const chunk = new Uint8Array(8 + exif.byteLength);
  chunk.set(Buffer.from("EXIF", "latin1"));
  viewOf(chunk).setUint32(4, exif.byteLength, true);
  chunk.set(exif, 8);
  return chunk;
}
