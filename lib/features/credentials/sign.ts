import { withProof } from "#lib/platform/credentials/proof.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { IssuerAt } from "./addresses.ts";
import { signerOf } from "./keys.ts";

/** The document as text, signed with the workspace's key of today. Runs as the worker. */
export async function signed(
  tx: Tx,
  at: IssuerAt,
  unsigned: Record<string, unknown>,
  now: Date,
): Promise<{ document: string; keyId: string }> {
  const signer = await signerOf(tx, at.tenantId, now);
  const created = `${now.toISOString().slice(0, 19)}Z`;
  const key = { privateKey: signer.privateKey, verificationMethod: `${at.did}#${signer.fragment}` };
  return {
    document: `${JSON.stringify(await withProof(unsigned, key, created), null, 2)}\n`,
    keyId: signer.id,
  };
}
