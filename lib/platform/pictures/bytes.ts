/** A look into bytes at numbers of more than one. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Bytes as the letters they are, of formats that name their parts in ASCII. */
export const lettersAt = (bytes: Uint8Array, at: number, count: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + count));

/** Stretches of a file one after the other; the file itself where nothing of it was left out. */
export function joined(bytes: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.byteLength, 0);
  const made = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.byteLength;
  }
  const same = length === bytes.byteLength && made.every((byte, n) => byte === bytes[n]);
  return same ? bytes : made;
}
