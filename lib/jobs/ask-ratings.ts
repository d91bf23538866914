import { askOf, endsToAskOf } from "#lib/features/ratings/ask.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { forEachOf } from "./for-each.ts";

/**
 * Asks how cases went that ended long enough ago, once an end. A transaction a case: one that fails holds up no other.
 * Harmless when repeated.
 */
export async function askForRatings(tenantId: string): Promise<void> {
  const worker = asWorker(tenantId);
  const failed: unknown[] = [];
  let after: string | null = null;
  for (;;) {
    const page: string[] = await inWorkspace(worker, (tx, now) => endsToAskOf(tx, tenantId, now, after));
    if (page.length === 0) break;
    await forEachOf(page, async id => {
      await inWorkspace(worker, (tx, now) => askOf(tx, tenantId, id, now));
    }).catch(error => failed.push(error));
    after = page.at(-1) ?? null;
  }
  if (failed.length > 0) throw failed[0];
}
