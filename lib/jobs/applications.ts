import { keepAnswerTimes, tellOfAnswerTimes } from "#lib/features/applications/answer-times.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";

/** The vendor's own time to answer applications (P12): warned of before it ends and told when it has, once each. */
export async function applicationAnswers(tenantId: string): Promise<void> {
  await inWorkspace(asWorker(tenantId), async (tx, now) => {
    await keepAnswerTimes(tx, tenantId, now);
    await tellOfAnswerTimes(tx, tenantId);
  });
}
