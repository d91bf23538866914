/** A file that lay in a "winmail.dat". */
export type TnefFile = { name: string; mediaType: string; bytes: Uint8Array };
export type Tnef = { text: string; files: TnefFile[] };

const SIGNATURE = 0x223e9f78;
/** Attributes of the stream (MS-OXTNEF 2.1.3), with their type. */
const AT = {
  body: 0x0002800c,
  message: 0x00069003,
  codePage: 0x00069007,
  begins: 0x00069002,
  title: 0x00018010,
  data: 0x0006800f,
  attachment: 0x00069005,
};
/** Properties of a message and of an attachment (MS-OXPROPS). */
const PR = {
  body: 0x1000,
  display: 0x3001,
  data: 0x3701,
  shortName: 0x3704,
  longName: 0x3707,
  mime: 0x370e,
};
const OBJECT = 0x0d;
/** Bytes of the values that have a fixed number; what is shorter is filled up to four. */
const FIXED: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const VARIABLE = [0x1e, 0x1f, 0x102, OBJECT];
/** Mails in mails in mails; deeper is nobody's. */
const DEPTH = 4;
/** More files than any message may have. */
const MOST = 100;

/**
 * What Outlook packs into a "winmail.dat" (MS-OXTNEF): the files, and the plain words where there are any. Null where it is none.
 * Written here, for the packages that read it are long unkept. It reads within the bytes given and makes no more of them; a stream
 * that breaks off gives what came before.
 */
export function readTnef(bytes: Uint8Array): Tnef | null {
  const found: Tnef = { text: "", files: [] };
  return takeApart(bytes, found, 0) ? found : null;
}

function takeApart(bytes: Uint8Array, found: Tnef, depth: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 6 || view.getUint32(0, true) !== SIGNATURE) return false;
  let decode = decoderOf(1252);
  let file: TnefFile | null = null;
  for (let at = 6; at + 9 <= bytes.length; ) {
    const attribute = view.getUint32(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const data = bytes.subarray(at + 9, at + 9 + length);
    if (data.length < length) break;
    at += 9 + length + 2;
    if (attribute === AT.codePage && length >= 4)
      decode = decoderOf(new DataView(data.buffer, data.byteOffset).getUint32(0, true));
    else if (attribute === AT.body && depth === 0) found.text ||= plain(decode(data));
    else if (attribute === AT.message && depth === 0) {
      for (const { id, type, value } of properties(data))
        if (id === PR.body) found.text ||= plain(wordsOf(type, value, decode));
    } else if (attribute === AT.begins) {
      if (found.files.length >= MOST) break;
      file = { name: "", mediaType: "application/octet-stream", bytes: new Uint8Array() };
      found.files.push(file);
    } else if (file) fill(file, attribute, data, decode, found, depth);
  }
  if (depth === 0) found.files = found.files.filter(one => one.bytes.length > 0);
  return true;
}

type Decode = (bytes: Uint8Array) => string;

function fill(
  file: TnefFile,
  attribute: number,
  data: Uint8Array,
  decode: Decode,
  found: Tnef,
  depth: number,
): void {
  if (attribute === AT.title) file.name ||= plain(decode(data));
  else if (attribute === AT.data) file.bytes = data;
  else if (attribute === AT.attachment)
    for (const { id, type, value } of properties(data)) {
      if (id === PR.longName) file.name = plain(wordsOf(type, value, decode)) || file.name;
      else if (id === PR.shortName || id === PR.display) file.name ||= plain(wordsOf(type, value, decode));
      else if (id === PR.mime) file.mediaType = plain(wordsOf(type, value, decode)) || file.mediaType;
      else if (id === PR.data && type === OBJECT) {
        // A mail within the mail, behind the name of its interface: its files count as the mail's own.
        if (depth < DEPTH) takeApart(value.subarray(16), found, depth + 1);
      } else if (id === PR.data && file.bytes.length === 0) file.bytes = value;
    }
}

/** The properties that have one value of letters or bytes; the others are passed over. Ends where the list breaks off. */
function* properties(data: Uint8Array): Generator<{ id: number; type: number; value: Uint8Array }> {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data.length < 4) return;
  const count = view.getUint32(0, true);
  let at = 4;
  const padded = (length: number) => length + ((4 - (length % 4)) % 4);
  const number = () => {
    const value = at + 4 <= data.length ? view.getUint32(at, true) : -1;
    at += 4;
    return value;
  };
  for (let n = 0; n < count && at + 4 <= data.length; n++) {
    const tag = number();
    const type = tag & 0x0fff;
    const id = tag >>> 16;
    if (id >= 0x8000) {
      at += 16;
      const spelt = number() === 1;
      const name = number();
      if (spelt) at += padded(Math.max(0, name));
    }
    const variable = VARIABLE.includes(type);
    const values = variable || (tag & 0x1000) !== 0 ? number() : 1;
    for (let i = 0; i < values && at < data.length; i++) {
      const length = variable ? number() : (FIXED[type] ?? -1);
      if (length < 0 || at + length > data.length) return;
      if (variable && values === 1) yield { id, type, value: data.subarray(at, at + length) };
      at += padded(length);
    }
  }
}

const wordsOf = (type: number, value: Uint8Array, decode: Decode): string =>
  type === 0x1f ? new TextDecoder("utf-16le").decode(value) : decode(value);

/** Up to the null byte that ends it. */
const plain = (text: string): string => text.split("\0", 1)[0]?.toWellFormed() ?? "";

function decoderOf(codePage: number): Decode {
  const label = codePage === 65_001 ? "utf-8" : `windows-${codePage}`;
  try {
    const decoder = new TextDecoder(label);
    return bytes => decoder.decode(bytes);
  } catch {
    const decoder = new TextDecoder("windows-1252");
    return bytes => decoder.decode(bytes);
  }
}
