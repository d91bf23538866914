import type { WorkspaceInfo } from "./lookup.ts";

/**
 * A workspace's name, colour and language stand on every page and change once a year: each process keeps them for some
 * seconds. What a vendor has just saved shows at once where it was saved, and elsewhere after these seconds.
 */
const KEPT_MS = 10_000;
const kept = new Map<string, { until: number; workspace: WorkspaceInfo }>();

export function keptWorkspace(slug: string): WorkspaceInfo | null {
  const known = kept.get(slug);
  return known && known.until > performance.now() ? known.workspace : null;
}

export function keepWorkspace(workspace: WorkspaceInfo): void {
  kept.set(workspace.slug, { until: performance.now() + KEPT_MS, workspace });
}

/** The next look at a workspace reads it anew. */
export function forgetWorkspace(slug: string): void {
  kept.delete(slug);
}
