import { Kept, lettersAt, viewOf } from "./bytes.ts";
import { exifOf, orientationOf } from "./exif.ts";

const EXIF = "Exif\0\0";
const START_OF_SCAN = 0xda;
const END = 0xd9;

/** Segments that programs add, and comments. */
const isAdded = (marker: number): boolean => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;

/** Of what is added a decoder needs this: JFIF, colours as Adobe writes them, and the colour profile. */
const ADDED_FOR_LOOKS = new Map([
  [0xe0, "JFIF"],
  [0xee, "Adobe"],
  [0xe2, "ICC_PROFILE"],
]);

/**
 * A JPEG without what is not the picture: EXIF but for how it is to be turned, XMP, IPTC, comments, and whatever follows its end, such
 * as a second picture or a film. Its data are as they were, also where they break off. Null: it is no JPEG.
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = viewOf(bytes);
  const kept = new Kept(bytes);
  let turned = 1;
  let drawn = false;
  for (let at = 2; at < bytes.byteLength; ) {
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) break;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) {
      kept.add(at, at + 2);
      break;
    }
    if (marker < 0xc0 || at + 4 > bytes.byteLength) return null;
    const body = at + 4;
    let end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.byteLength) return null;
    if (marker === 0xe1 && lettersAt(bytes, body, 6) === EXIF)
      turned = orientationOf(bytes.subarray(body + 6, end));
    if (marker === START_OF_SCAN) {
      drawn = true;
      end = afterScan(bytes, end);
    }
    const needed = ADDED_FOR_LOOKS.get(marker);
    if (!isAdded(marker) || (needed && lettersAt(bytes, body, needed.length) === needed)) kept.add(at, end);
    at = end;
  }
  return drawn ? kept.file(headOf(turned)) : null;
}

function headOf(turned: number): Uint8Array {
  const start = [0xff, 0xd8];
  if (turned === 1) return new Uint8Array(start);
  const exif = exifOf(turned);
  const length = 2 + EXIF.length + exif.byteLength;
  return new Uint8Array([
    ...start,
    0xff,
    0xe1,
    length >> 8,
    length & 0xff,
    ...Buffer.from(EXIF, "latin1"),
    ...exif,
  ]);
}

/** Where the next marker stands: within a scan an 0xff is followed by a zero, or counts restarts. */
function afterScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.byteLength; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] as number;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.byteLength;
}
