import { cache } from "react";
import { type WorkspaceInfo, workspaceInfo } from "./actor.ts";
import type { Tx } from "./db/prisma.ts";
import { inAuth, inWorkspace } from "./db/workspace.ts";
import { keepWorkspace, keptWorkspace } from "./kept-workspaces.ts";

/** The workspace behind a public slug, or null. Nothing here needs a person. */
export const publicWorkspace = cache(async (slug: string): Promise<WorkspaceInfo | null> => {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug)) return null;
  const known = keptWorkspace(slug);
  if (known) return known;
  const workspace = await readWorkspace(slug);
  // Slugs that lead nowhere are not kept: anybody can ask for any number of them.
  if (workspace) keepWorkspace(workspace);
  return workspace;
});

async function readWorkspace(slug: string): Promise<WorkspaceInfo | null> {
  const entry = await inAuth(tx => tx.workspaceSlug.findUnique({ where: { slug } }));
  if (!entry) return null;
  const row = await inWorkspace({ tenantId: entry.tenantId, side: "public" }, tx =>
    tx.workspace.findFirst({ where: { tenantId: entry.tenantId } }),
  );
  return row ? workspaceInfo(row) : null;
}

/** A read for visitors, as app_public: published programmes and what the workspace shows of itself. */
export async function readPublic<T>(
  slug: string,
  work: (ctx: { workspace: WorkspaceInfo; tx: Tx; now: Date }) => Promise<T>,
): Promise<T | null> {
  const workspace = await publicWorkspace(slug);
  if (!workspace) return null;
  return inWorkspace({ tenantId: workspace.tenantId, side: "public" }, (tx, now) =>
    work({ workspace, tx, now }),
  );
}
