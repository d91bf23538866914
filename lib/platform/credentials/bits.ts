import { gunzipSync, gzipSync } from "node:zlib";

/** Bits as a list's `encodedList`: compressed, base64url with the multibase "u" before it. */
export const encodeBits = (bits: Uint8Array): string => `u${gzipSync(bits).toString("base64url")}`;

/** The bits of an `encodedList`; null where it is none, or opens to more than any list of ours has. */
export function decodeBits(encoded: string): Uint8Array | null {
  if (!encoded.startsWith("u")) return null;
  try {
    return gunzipSync(Buffer.from(encoded.slice(1), "base64url"), { maxOutputLength: 1 << 21 });
  } catch {
    return null;
  }
}
