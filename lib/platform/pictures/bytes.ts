/** A look into bytes at numbers of more than one. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Bytes as the letters they are, of formats that name their parts in ASCII. */
export const lettersAt = (bytes: Uint8Array, at: number, count: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + count));

/** Stretches of a file that are kept, in their order; one that follows on the last makes it longer, so a file of millions of parts is few. */
export class Kept {
  readonly #bytes: Uint8Array;
  readonly #places: number[] = [];
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  add(from: number, to: number): void {
    if (this.#places.at(-1) === from) this.#places[this.#places.length - 1] = to;
    else this.#places.push(from, to);
  }
  get length(): number {
    return this.#places.reduce((sum, place, n) => sum + (n % 2 ? place : -place), 0);
  }
  /** A file of a new head, these stretches and a new tail; the file itself where that is all it was. */
  file(head: Uint8Array = new Uint8Array(0), tail: Uint8Array = new Uint8Array(0)): Uint8Array {
    const made = new Uint8Array(head.byteLength + this.length + tail.byteLength);
    made.set(head);
    let at = head.byteLength;
    for (let n = 0; n < this.#places.length; n += 2) {
      const part = this.#bytes.subarray(this.#places[n], this.#places[n + 1]);
      made.set(part, at);
      at += part.byteLength;
    }
    made.set(tail, at);
    return Buffer.compare(made, this.#bytes) === 0 ? this.#bytes : made;
  }
}
