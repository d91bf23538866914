import { knowledgePolicy } from "#lib/domain/policies/knowledge.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { forgetWorkspace } from "#lib/platform/kept-workspaces.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { forbid } from "#lib/platform/refusal.ts";

type Place = { slug: string; settings: { knowledgeReview?: boolean } };

/** Whether a second person reads before anything is published: the vendor's choice, off until it says so (choice). */
export const wantsReview = ({ settings }: Pick<Place, "settings">): boolean =>
  settings.knowledgeReview === true;

/** Says whether a second person reads first. Other settings stay as they are. */
export async function settleReview(
  tx: Tx,
  actor: By,
  workspace: Place,
  review: boolean,
): Promise<{ review: boolean }> {
  if (!knowledgePolicy.settle(actor, null)) return forbid();
  const before = wantsReview(workspace);
  if (before === review) return { review };
  // In one statement: what a colleague switches at the same moment stays switched.
  await tx.$executeRaw`
    UPDATE workspace SET settings = settings || jsonb_build_object('knowledgeReview', ${review}::boolean), version = version + 1
    WHERE tenant_id = ${actor.tenantId}::uuid`;
  forgetWorkspace(workspace.slug);
  await audit(tx, actor, {
    action: "workspace.knowledge_review",
    subjectType: "workspace",
    subjectId: actor.tenantId,
    before: { review: before },
    after: { review },
  });
  return { review };
}
