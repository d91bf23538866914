import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import type { PublicKey } from "#lib/domain/credentials/did.ts";
import { toMultikey } from "#lib/domain/credentials/multibase.ts";
import { masterKeys } from "#lib/platform/credentials/master-keys.ts";
import { open, rewrapped, seal } from "#lib/platform/credentials/sealing.ts";
import type { SigningKey } from "#lib/platform/db/client/client.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";

/** A key that signs: its private half is in memory for as long as the signature takes. */
export type Signer = { id: string; fragment: string; privateKey: KeyObject };

const about = (tenantId: string, keyId: string) => `signing-key:${tenantId}:${keyId}`;

const publicKey = (row: SigningKey): PublicKey & { id: string } => ({
  id: row.id,
  fragment: row.fragment,
  multikey: row.multikey,
  from: row.fromAt.getTime(),
  until: row.untilAt?.getTime() ?? null,
  revokedAt: row.revokedAt?.getTime() ?? null,
});

/** Every key with which the workspace has ever signed, the first one first. */
export async function publishedKeys(tx: Tx, tenantId: string): Promise<(PublicKey & { id: string })[]> {
  const rows = await tx.signingKey.findMany({
    where: { tenantId },
    orderBy: [{ fromAt: "asc" }, { id: "asc" }],
  });
  return rows.map(publicKey);
}

/** Two who make a key at once wait for each other here. */
const alone = (tx: Tx, tenantId: string) => oneAtATime(tx, `signing-key:${tenantId}`);

const current = (tx: Tx, tenantId: string) =>
  tx.signingKey.findFirst({ where: { tenantId, untilAt: null, revokedAt: null } });

async function makeKey(tx: Tx, tenantId: string, now: Date, madeBy: string): Promise<SigningKey> {
  const id = newId();
  const pair = generateKeyPairSync("ed25519");
  const raw = Buffer.from(pair.publicKey.export({ format: "jwk" }).x ?? "", "base64url");
  const kept = seal(
    pair.privateKey.export({ format: "der", type: "pkcs8" }),
    about(tenantId, id),
    masterKeys(),
  );
  const before = await tx.signingKey.count({ where: { tenantId } });
  const row = await tx.signingKey.create({
    data: {
      tenantId,
      id,
      fragment: `key-${before + 1}`,
      multikey: toMultikey(raw),
      fromAt: now,
      madeBy,
    },
  });
  await tx.signingKeySecret.create({
    data: {
      tenantId,
      keyId: id,
      masterKeyId: kept.masterKeyId,
      wrappedKey: new Uint8Array(kept.wrappedKey),
      sealed: new Uint8Array(kept.sealed),
    },
  });
  return row;
}

/** The workspace has a key from the first moment one is needed. Runs as the worker. */
export async function ensureKey(tx: Tx, tenantId: string, now: Date): Promise<SigningKey> {
  const there = await current(tx, tenantId);
  if (there) return there;
  await alone(tx, tenantId);
  return (await current(tx, tenantId)) ?? makeKey(tx, tenantId, now, "");
}

/** The key that signs today. Runs as the worker. @throws NoMasterKey where the environment lost the one that sealed it */
export async function signerOf(tx: Tx, tenantId: string, now: Date): Promise<Signer> {
  const row = await ensureKey(tx, tenantId, now);
  const secret = await tx.signingKeySecret.findFirstOrThrow({ where: { tenantId, keyId: row.id } });
  const privateKey = createPrivateKey({
    key: open(secret, about(tenantId, row.id), masterKeys()),
    format: "der",
    type: "pkcs8",
  });
  return { id: row.id, fragment: row.fragment, privateKey };
}

/**
 * The next key signs from now on; the one before stays published. `compromised`: it is in other hands, so nothing it
 * signed holds any more, and every credential is signed anew when it is next read. Runs as the worker.
 */
export async function rotateKey(
  tx: Tx,
  tenantId: string,
  how: { now: Date; by: string; compromised: boolean },
): Promise<{ before: string | null; fragment: string }> {
  await alone(tx, tenantId);
  const before = await current(tx, tenantId);
  if (before)
    await tx.signingKey.updateMany({
      where: { tenantId, id: before.id },
      data: { untilAt: how.now, ...(how.compromised ? { revokedAt: how.now } : {}) },
    });
  const next = await makeKey(tx, tenantId, how.now, how.by);
  return { before: before?.fragment ?? null, fragment: next.fragment };
}

/**
 * A key that no longer signs was found in other hands: nothing it signed holds any more, and what it signed here is signed
 * anew when it is next read. False where there is no such key to withdraw. Runs as the worker.
 */
export async function withdrawKey(tx: Tx, tenantId: string, fragment: string, now: Date): Promise<boolean> {
  const { count } = await tx.signingKey.updateMany({
    where: { tenantId, fragment, untilAt: { not: null }, revokedAt: null },
    data: { revokedAt: now },
  });
  return count > 0;
}

/** After the master key was changed: what an older one sealed is sealed by the first one. Returns how many. Runs as the worker. */
export async function rewrapKeys(tx: Tx, tenantId: string): Promise<number> {
  const masters = masterKeys();
  const rows = await tx.signingKeySecret.findMany({
    where: { tenantId, masterKeyId: { not: masters[0]?.id ?? "" } },
  });
  for (const row of rows) {
    const next = rewrapped(row, about(tenantId, row.keyId), masters);
    if (next)
      await tx.signingKeySecret.updateMany({
        where: { tenantId, keyId: row.keyId },
        data: { masterKeyId: next.masterKeyId, wrappedKey: new Uint8Array(next.wrappedKey) },
      });
  }
  return rows.length;
}
