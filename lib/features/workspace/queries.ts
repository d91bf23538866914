import type { Tx } from "#lib/platform/db/prisma.ts";
import { type WorkspaceInfo, workspaceInfo } from "#lib/platform/lookup.ts";

/** A workspace with the version its next change is guarded by. */
export type WorkspaceRecord = WorkspaceInfo & { version: number };

/** The actor's own workspace as it is kept; null cannot be but for a broken tenant. */
export async function findWorkspace(tx: Tx, tenantId: string): Promise<WorkspaceRecord | null> {
  const row = await tx.workspace.findFirst({ where: { tenantId } });
  return row && { ...workspaceInfo(row), version: row.version };
}
