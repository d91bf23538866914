/** What a zip says of itself in its central directory, read without unpacking anything. */
export type ZipEntry = { name: string; packed: number; size: number };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const HUGE = 0xffffffff;

/** The entries of a zip, or null where its directory can't be read: then it is no zip to trust. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // A zip64 directory holds more than we take anyway.
  if (count === 0xffff || at === HUGE) return null;
  const names = new TextDecoder("utf-8");
  const entries: ZipEntry[] = [];
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) return null;
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + 46 + nameLength + rest > view.byteLength) return null;
    if (packed === HUGE || size === HUGE) return null;
    entries.push({ name: names.decode(bytes.subarray(at + 46, at + 46 + nameLength)), packed, size });
    at += 46 + nameLength + rest;
  }
  return entries;
}

function endRecord(view: DataView): number | null {
  const least = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= least; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}

const MOST_UNPACKED = 1024 * 1024 * 1024;
const MOST_ENTRIES = 20_000;
const MOST_RATIO = 120;
/** Below this, even a great ratio harms nobody. */
const SMALL = 20 * 1024 * 1024;

/**
 * Why a zip is dangerous, or null: it would unpack to far more than it is (a bomb), claims to hold more than it has
 * bytes (overlapping entries), hides another packed file of great size, or has names that climb out of its folder.
 */
export function zipDanger(bytes: Uint8Array): "bomb" | "path" | "broken" | null {
  const entries = zipEntries(bytes);
  if (!entries) return "broken";
  if (entries.length > MOST_ENTRIES) return "bomb";
  if (entries.some(entry => climbs(entry.name))) return "path";
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  if (packed > bytes.byteLength || unpacked > MOST_UNPACKED) return "bomb";
  // Packing never makes a file much greater: one that says so holds more than it says.
  if (entries.some(entry => entry.packed > entry.size * 1.01 + 1024)) return "bomb";
  if (unpacked > SMALL && unpacked / Math.max(1, bytes.byteLength) > MOST_RATIO) return "bomb";
  const nested = entries.filter(entry => /\.(zip|gz|tgz|bz2|xz|7z|rar|jar)$/i.test(entry.name));
  // A packed file hardly packs further: one that does is another bomb's shell.
  if (nested.some(entry => entry.size > 1024 * 1024 && entry.size / Math.max(1, entry.packed) > 20))
    return "bomb";
  return null;
}

/** Also on Windows: a drive, a root, or a step upwards. */
const climbs = (name: string) =>
  /^([/\\]|[A-Za-z]:)/.test(name) || name.split(/[/\\]/).includes("..") || name.includes("\0");
