import { longSilent, warnOrEnd } from "#lib/features/tickets/commands/end-silent.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { forEachOf } from "./for-each.ts";

/**
 * Warns of cases whose customer does not answer and ends them after (T5), as the workspace says. A transaction a case: one
 * that fails holds up no other. Harmless when repeated.
 */
export async function endSilentCases(tenantId: string): Promise<void> {
  const worker = asWorker(tenantId);
  const failed: unknown[] = [];
  let after: string | null = null;
  for (;;) {
    const page: string[] = await inWorkspace(worker, (tx, now) => longSilent(tx, tenantId, now, after));
    if (page.length === 0) break;
    await forEachOf(page, async id => {
      await inWorkspace(worker, (tx, now) => warnOrEnd(tx, worker, id, now));
    }).catch(error => failed.push(error));
    after = page.at(-1) ?? null;
  }
  if (failed.length > 0) throw failed[0];
}
