import { freeCasesOfLeavers } from "#lib/features/tickets/commands/free-cases.ts";
import { handOnCases } from "#lib/features/tickets/commands/hand-on.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";

/**
 * Cases of level 2 whose holder no longer counts go to a certified colleague (T3), and those of a leaver that ask for no
 * certificate wait for whoever takes them (P22). Every minute, so that it happens when
 * the day, a revocation or a departure takes effect; a transaction a page. Harmless when repeated.
 */
export async function handOnLevel2(tenantId: string): Promise<void> {
  for (const work of [handOnCases, freeCasesOfLeavers]) {
    const page = () => inWorkspace(asWorker(tenantId), (tx, now) => work(tx, tenantId, now));
    while ((await page()) > 0);
  }
}
