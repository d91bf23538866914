/** Builds a "winmail.dat" as Outlook does (MS-OXTNEF): attributes with their lengths and sums, properties padded to four. */

const joined = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap(part => [...part]));
const u16 = (n: number) => new Uint8Array([n & 255, (n >>> 8) & 255]);
const u32 = (n: number) => joined(u16(n & 0xffff), u16(n >>> 16));
const ascii = (text: string) => Uint8Array.from([...text, "\0"], letter => letter.charCodeAt(0));
const utf16 = (text: string) => joined(...[...text, "\0"].map(letter => u16(letter.charCodeAt(0))));
const padded = (bytes: Uint8Array) => joined(bytes, new Uint8Array((4 - (bytes.length % 4)) % 4));

function attribute(level: number, id: number, data: Uint8Array): Uint8Array {
  const sum = data.reduce((total, byte) => (total + byte) & 0xffff, 0);
  return joined(new Uint8Array([level]), u32(id), u32(data.length), data, u16(sum));
}

type Value = { tag: number; value: Uint8Array; named?: boolean };
const list = (values: Value[]) =>
  joined(
    u32(values.length + 1),
    // Something of fixed length stands before, as it always does.
    u32(0x37050003),
    u32(1),
    ...values.map(({ tag, value, named }) =>
      joined(
        u32(tag),
        named ? joined(new Uint8Array(16), u32(1), u32(6), padded(utf16("ab"))) : new Uint8Array(),
        u32(1),
        u32(value.length),
        padded(value),
      ),
    ),
  );

export type Packed = { short: string; long?: string; bytes: Uint8Array; inProperties?: boolean };

export function packTnef(
  files: Packed[],
  { text = "", within }: { text?: string; within?: Uint8Array } = {},
) {
  return joined(
    u32(0x223e9f78),
    u16(1),
    attribute(1, 0x00089006, u32(0x00010000)),
    attribute(1, 0x00069007, u32(1252)),
    ...(text ? [attribute(1, 0x00069003, list([{ tag: 0x1000001f, value: utf16(text) }]))] : []),
    ...files.flatMap(({ short, long, bytes, inProperties }) => [
      attribute(2, 0x00069002, new Uint8Array(14)),
      attribute(2, 0x00018010, ascii(short)),
      ...(inProperties ? [] : [attribute(2, 0x0006800f, bytes)]),
      attribute(
        2,
        0x00069005,
        list([
          { tag: 0x8001001f, value: utf16("own"), named: true },
          ...(long ? [{ tag: 0x3707001f, value: utf16(long) }] : []),
          ...(inProperties ? [{ tag: 0x37010102, value: bytes }] : []),
        ]),
      ),
    ]),
    ...(within
      ? [
          attribute(2, 0x00069002, new Uint8Array(14)),
          attribute(2, 0x00069005, list([{ tag: 0x3701000d, value: joined(new Uint8Array(16), within) }])),
        ]
      : []),
  );
}
