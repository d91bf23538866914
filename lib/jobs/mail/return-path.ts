import type { Tx } from "#lib/platform/db/prisma.ts";
import { mailInDomain } from "#lib/platform/mail-from.ts";
import { bounceMarkOf } from "#lib/platform/mail-in/marks.ts";
import { mailboxOf } from "./answerable.ts";

/** Where reports of servers come back to, told apart mail by mail; nothing where the workspace takes no mail in. */
export async function returnPathOf(
  tx: Tx,
  tenantId: string,
  id: string,
  productId: string | null,
): Promise<{ returnPath?: string }> {
  const local = await mailboxOf(tx, tenantId, productId);
  const domain = mailInDomain();
  return local && domain ? { returnPath: `${local}+${bounceMarkOf(tenantId, id)}@${domain}` } : {};
}
