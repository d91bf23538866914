import { noteCourses } from "#lib/features/contracts/contact-training.ts";
import { remindReadiness } from "#lib/features/readiness/reminders.ts";
import { remindReviews } from "#lib/features/reviews/reminders.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";

/**
 * Notes courses that contacts passed since (S7), and tells of points of readiness lists (S17) and business reviews (S16)
 * that come due. Harmless when repeated.
 */
export async function contractOptions(tenantId: string): Promise<void> {
  for (const step of [noteCourses, remindReadiness, remindReviews])
    await inWorkspace(asWorker(tenantId), (tx, now) => step(tx, tenantId, now));
}
