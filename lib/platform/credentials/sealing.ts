import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** A master key of the environment; its id is written beside what it sealed. */
export type MasterKey = { id: string; key: Buffer };

/** "2026-11:BASE64[,2025-03:BASE64…]": the first one seals, all of them open. @throws Error that says what is wrong */
export function parseMasterKeys(value: string): MasterKey[] {
  const keys = value.split(",").map((part): MasterKey => {
    const [, id, encoded] = /^\s*([\w.-]{1,40}):([A-Za-z0-9+/_-]+=*)\s*$/.exec(part) ?? [];
    const key = Buffer.from(encoded ?? "", "base64");
    if (!id || key.length !== 32) throw new Error("must be name:key, the key 32 bytes in base64");
    return { id, key };
  });
  if (new Set(keys.map(key => key.id)).size < keys.length) throw new Error("must name each key once");
  return keys;
}

const NONCE = 12;
const TAG = 16;

function encrypt(key: Buffer, plain: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, about: string): Buffer {
  // A shorter tag would be easier to guess: what was cut is not opened.
  if (sealed.length < NONCE + TAG) throw new Error("what was sealed is cut short");
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
}

/** A secret under a key of its own, and that key under a master key: what the database keeps. */
export type Sealed = { masterKeyId: string; wrappedKey: Uint8Array; sealed: Uint8Array };

/** None of the environment's master keys opens it. */
export class NoMasterKey extends Error {
  constructor(id: string) {
    super(`CREDENTIAL_KEYS holds no key "${id}"`);
    this.name = "NoMasterKey";
  }
}

/** Seals a secret (AES-256-GCM). `about` binds it to its row: moved to another one it doesn't open. */
export function seal(secret: Uint8Array, about: string, masters: readonly MasterKey[]): Sealed {
  const [master] = masters;
  if (!master) throw new Error("CREDENTIAL_KEYS is empty");
  const own = randomBytes(32);
  return {
    masterKeyId: master.id,
    wrappedKey: encrypt(master.key, own, about),
    sealed: encrypt(own, secret, about),
  };
}

const unwrap = (kept: Sealed, about: string, masters: readonly MasterKey[]): Buffer => {
  const master = masters.find(({ id }) => id === kept.masterKeyId);
  if (!master) throw new NoMasterKey(kept.masterKeyId);
  return decrypt(master.key, Buffer.from(kept.wrappedKey), about);
};

/** The secret. @throws NoMasterKey, or where one byte is not as it was sealed */
export const open = (kept: Sealed, about: string, masters: readonly MasterKey[]): Buffer =>
  decrypt(unwrap(kept, about, masters), Buffer.from(kept.sealed), about);

/** The same under the first master key, without touching the secret; null when it is already. */
export function rewrapped(
  kept: Sealed,
  about: string,
  masters: readonly MasterKey[],
): Pick<Sealed, "masterKeyId" | "wrappedKey"> | null {
  const [master] = masters;
  if (!master || master.id === kept.masterKeyId) return null;
  return { masterKeyId: master.id, wrappedKey: encrypt(master.key, unwrap(kept, about, masters), about) };
}
