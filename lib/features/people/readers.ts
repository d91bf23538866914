import type { Tx } from "#lib/platform/db/prisma.ts";
import type { WorkspaceSettings } from "#lib/platform/lookup.ts";

/** Whether the vendor lets customers have readers (S7); it does unless it has switched them off. */
export async function readersAllowed(tx: Tx, tenantId: string): Promise<boolean> {
  const row = await tx.workspace.findFirst({ where: { tenantId }, select: { settings: true } });
  return (row?.settings as WorkspaceSettings | undefined)?.readersAllowed !== false;
}
