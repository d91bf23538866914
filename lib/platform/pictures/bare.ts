import { bareGif } from "./gif.ts";
import { bareHeic } from "./heic.ts";
import { bareJpeg } from "./jpeg.ts";
import { barePng } from "./png.ts";
import { bareWebp } from "./webp.ts";

const FORMATS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array | null>> = {
  "image/jpeg": bareJpeg,
  "image/png": barePng,
  "image/gif": bareGif,
  "image/webp": bareWebp,
  "image/heic": bareHeic,
};

/**
 * A picture without where, when, with what and by whom it was made, which a photograph carries along unseen (EXIF, GPS, XMP, IPTC,
 * comments). Nothing is drawn anew: what one sees stays to the last bit, with its colours, its turn and its movement. A
 * file of another kind, or one that breaks off, is as it came: of evidence nothing may be changed.
 */
export function barePicture(mediaType: string, bytes: Uint8Array): Uint8Array {
  const bare = Object.hasOwn(FORMATS, mediaType) ? FORMATS[mediaType] : undefined;
  return bare?.(bytes) ?? bytes;
}
