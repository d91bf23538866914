import { keepCertificateCredentials } from "#lib/features/credentials/keep.ts";
import { rewrapKeys } from "#lib/features/credentials/keys.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";

/**
 * Certificates from before there were credentials get theirs, names that changed are followed, and keys that an older
 * master key sealed are sealed by the current one. Harmless when repeated.
 */
export async function keepCredentials(tenantId: string): Promise<void> {
  await inWorkspace(
    asWorker(tenantId),
    (tx, now) => keepCertificateCredentials(tx, tenantId, now),
    undefined,
    120_000,
  );
  await inWorkspace(asWorker(tenantId), tx => rewrapKeys(tx, tenantId));
}
