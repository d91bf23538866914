import { Kept, lettersAt, viewOf } from "./bytes.ts";
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
  const kept = new Kept(bytes);
  let turned = 1;
  let extended = 0;
  for (let at = 12; at < whole; ) {
    if (at + 8 > whole) return null;
    const name = lettersAt(bytes, at, 4);
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (end > whole) return null;
    // Its flags are written anew: it is the first where there is one.
    if (name === "VP8X") {
      if (at !== 12 || size < 1) return null;
      extended = end - at;
    } else if (name === "EXIF") turned = orientationOf(withoutMark(bytes.subarray(at + 8, at + 8 + size)));
    else if (LOOKS.has(name)) kept.add(at, end);
    at = end;
  }
  const head = Uint8Array.from(bytes.subarray(0, 12 + extended));
  const turns = extended > 0 && turned !== 1;
  if (extended > 0) head[20] = ((head[20] as number) & ~(HAS_EXIF | HAS_XMP)) | (turns ? HAS_EXIF : 0);
  const tail = turns ? exifChunk(turned) : new Uint8Array(0);
  viewOf(head).setUint32(4, head.byteLength - 8 + kept.length + tail.byteLength, true);
  return kept.file(head, tail);
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
