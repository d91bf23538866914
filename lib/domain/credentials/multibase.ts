const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Bytes as multibase base58btc: "z…". */
export function toMultibase(bytes: Uint8Array): string {
  let number = 0n;
  for (const byte of bytes) number = number * 256n + BigInt(byte);
  let text = "";
  for (; number > 0n; number /= 58n) text = ALPHABET[Number(number % 58n)] + text;
  const zeros = bytes.findIndex(byte => byte !== 0);
  return `z${"1".repeat(zeros < 0 ? bytes.length : zeros)}${text}`;
}

/** The bytes of a multibase base58btc text; null for any other. Texts longer than a key or a signature are none. */
export function fromMultibase(text: string): Uint8Array | null {
  if (!/^z[1-9A-HJ-NP-Za-km-z]{1,200}$/.test(text)) return null;
  const digits = text.slice(1);
  let number = 0n;
  for (const digit of digits) number = number * 58n + BigInt(ALPHABET.indexOf(digit));
  const bytes: number[] = [];
  for (; number > 0n; number /= 256n) bytes.unshift(Number(number % 256n));
  const zeros = digits.length - digits.replace(/^1+/, "").length;
  return Uint8Array.from([...new Array<number>(zeros).fill(0), ...bytes]);
}

/** Multicodec of an Ed25519 public key. */
const ED25519 = [0xed, 0x01] as const;

/** A raw Ed25519 public key (32 bytes) as a Multikey's publicKeyMultibase: "z6Mk…". */
export const toMultikey = (publicKey: Uint8Array): string =>
  toMultibase(Uint8Array.from([...ED25519, ...publicKey]));

/** The raw Ed25519 public key of a publicKeyMultibase; null for another kind of key. */
export function fromMultikey(text: string): Uint8Array | null {
  const bytes = fromMultibase(text);
  return bytes?.length === 34 && bytes[0] === ED25519[0] && bytes[1] === ED25519[1] ? bytes.slice(2) : null;
}
