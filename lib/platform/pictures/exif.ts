import { lettersAt, viewOf } from "./bytes.ts";

const ORIENTATION = 0x0112;

/** How a picture is to be turned, from its EXIF data (a TIFF); 1 where it says nothing or nothing that can be read. */
export function orientationOf(exif: Uint8Array): number {
  const order = lettersAt(exif, 0, 2);
  if (exif.byteLength < 8 || (order !== "II" && order !== "MM")) return 1;
  const little = order === "II";
  const view = viewOf(exif);
  const directory = view.getUint32(4, little);
  if (directory + 2 > exif.byteLength) return 1;
  const count = view.getUint16(directory, little);
  for (let n = 0; n < count; n++) {
    const at = directory + 2 + n * 12;
    if (at + 12 > exif.byteLength) return 1;
    if (view.getUint16(at, little) !== ORIENTATION) continue;
    const turned = view.getUint16(at + 8, little);
    return turned >= 1 && turned <= 8 ? turned : 1;
  }
  return 1;
}

/** EXIF data that say how the picture is to be turned and nothing else. */
export function exifOf(orientation: number): Uint8Array {
  const made = new Uint8Array(26);
  const view = viewOf(made);
  made.set([0x4d, 0x4d, 0, 42]);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION);
  // One short.
  view.setUint16(12, 3);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return made;
}
