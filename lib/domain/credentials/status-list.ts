/** The least a list may hold, so that an entry says nothing of whose it is (W3C Bitstring Status List, 3.2). */
export const LIST_LENGTH = 131_072;

/** A list of so many bits with these set; the first index is the leftmost bit of the first byte. */
export function bitsWith(indices: Iterable<number>, length = LIST_LENGTH): Uint8Array {
  const bits = new Uint8Array(length / 8);
  for (const index of indices) {
    if (!(index >= 0 && index < length)) throw new RangeError(`no entry ${index} in a list of ${length}`);
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return bits;
}

/** Whether the entry's bit is set; null for an index the list doesn't have. */
export function isSet(bits: Uint8Array, index: number): boolean | null {
  const byte = bits[index >> 3];
  return Number.isInteger(index) && index >= 0 && byte !== undefined
    ? (byte & (0x80 >> (index & 7))) !== 0
    : null;
}
