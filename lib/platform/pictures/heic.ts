import { lettersAt, viewOf } from "./bytes.ts";

type Box = { name: string; from: number; to: number };

/** The boxes between two places; null where one does not fit. */
function boxesOf(bytes: Uint8Array, from: number, to: number): Box[] | null {
  const view = viewOf(bytes);
  const boxes: Box[] = [];
  for (let at = from; at < to; ) {
    if (at + 8 > to) return null;
    let size = view.getUint32(at);
    let head = 8;
    if (size === 1) {
      if (at + 16 > to) return null;
      size = Number(view.getBigUint64(at + 8));
      head = 16;
    } else if (size === 0) size = to - at;
    if (size < head || at + size > to) return null;
    boxes.push({ name: lettersAt(bytes, at + 4, 4), from: at + head, to: at + size });
    at += size;
  }
  return boxes;
}

/** Numbers one after the other, of as many bytes as a file says. */
class Reader {
  #at: number;
  readonly #view: DataView;
  readonly #to: number;
  constructor(view: DataView, { from, to }: Box) {
    this.#view = view;
    this.#at = from;
    this.#to = to;
  }
  next(size: number): number {
    if (this.#at + size > this.#to) throw new RangeError("a box ends");
    const at = this.#at;
    this.#at += size;
    if (size === 0) return 0;
    if (size === 8) return Number(this.#view.getBigUint64(at));
    return size === 4
      ? this.#view.getUint32(at)
      : size === 2
        ? this.#view.getUint16(at)
        : this.#view.getUint8(at);
  }
}

/**
 * An HEIC as phones write it without its EXIF and XMP: these are items beside the picture, whose places stay and are filled with zeros, so
 * that nothing else moves. How it is to be turned stands with the picture. Null: it is not whole.
 */
export function bareHeic(bytes: Uint8Array): Uint8Array | null {
  try {
    const boxes = boxesOf(bytes, 0, bytes.byteLength);
    const meta = boxes?.find(box => box.name === "meta");
    const parts = meta && boxesOf(bytes, meta.from + 4, meta.to);
    const [infos, places] = [
      parts?.find(box => box.name === "iinf"),
      parts?.find(box => box.name === "iloc"),
    ];
    if (!infos || !places) return null;
    const told = toldItems(bytes, infos);
    const data = parts?.find(box => box.name === "idat");
    const stretches = placesOf(bytes, places, told, data?.from ?? null);
    if (stretches.every(({ from, to }) => bytes.subarray(from, to).every(byte => byte === 0))) return bytes;
    const bare = Uint8Array.from(bytes);
    for (const { from, to } of stretches) bare.fill(0, from, to);
    return bare;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Numbers of the items that say something of the picture and are none of it. */
function toldItems(bytes: Uint8Array, infos: Box): Set<number> {
  const view = viewOf(bytes);
  const first = infos.from + (view.getUint8(infos.from) === 0 ? 6 : 8);
  const told = new Set<number>();
  for (const { name, from } of boxesOf(bytes, first, infos.to) ?? []) {
    const version = view.getUint8(from);
    if (name !== "infe" || version < 2) continue;
    const wide = version === 2 ? 2 : 4;
    const type = lettersAt(bytes, from + 4 + wide + 2, 4);
    if (type === "Exif" || type === "mime")
      told.add(wide === 2 ? view.getUint16(from + 4) : view.getUint32(from + 4));
  }
  return told;
}

/** Where in the file these items stand. */
function placesOf(
  bytes: Uint8Array,
  box: Box,
  items: ReadonlySet<number>,
  data: number | null,
): { from: number; to: number }[] {
  const read = new Reader(viewOf(bytes), box);
  const version = read.next(1);
  read.next(1);
  read.next(2);
  const sizes = read.next(2);
  const [offset, length, base, index] = [
    sizes >> 12,
    (sizes >> 8) & 15,
    (sizes >> 4) & 15,
    version > 0 ? sizes & 15 : 0,
  ];
  const wide = version === 2 ? 4 : 2;
  const found: { from: number; to: number }[] = [];
  let most = bytes.byteLength;
  for (let left = read.next(wide); left > 0; left--) {
    const item = read.next(wide);
    const method = version > 0 ? read.next(2) & 15 : 0;
    read.next(2);
    const start = read.next(base) + (method === 1 ? (data ?? Number.NaN) : 0);
    const extents = read.next(2);
    // Without a place and a length there is nothing to read, however many there are said to be.
    for (let n = 0; n < extents && index + offset + length > 0; n++) {
      read.next(index);
      const from = start + read.next(offset);
      const to = from + read.next(length);
      if (!items.has(item) || method > 1) continue;
      most -= to - from;
      if (!(from >= 0 && to <= bytes.byteLength && most >= 0)) throw new RangeError("beyond the file");
      found.push({ from, to });
    }
  }
  return found;
}
