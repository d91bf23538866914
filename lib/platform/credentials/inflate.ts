import { inflateSync } from "node:zlib";

/** Opens compressed text; null where it is none, or opens to more than a credential can be. */
export function inflateText(data: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(data, { maxOutputLength: 1 << 20 });
  } catch {
    return null;
  }
}
