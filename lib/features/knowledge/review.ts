import { knowledgePolicy } from "#lib/domain/policies/knowledge.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
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
  const row = await tx.workspace.findFirstOrThrow({ where: { tenantId: actor.tenantId } });
  const settings = { ...(row.settings as Prisma.JsonObject), knowledgeReview: review };
  await tx.workspace.updateMany({
    where: { tenantId: actor.tenantId },
    data: { settings: settings as Prisma.InputJsonObject, version: { increment: 1 } },
  });
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
