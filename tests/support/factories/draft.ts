import { cut, type DraftDefinition, PARTS } from "#lib/domain/programmes/draft.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { TestDatabase } from "#tests/support/database.ts";

export type TestDraft = { draftId: string; programmeId: string; version: number };

/** A programme's draft with that content, in the place of the one there may be. */
export async function makeDraft(
  db: TestDatabase,
  { tenantId }: { tenantId: string },
  programme: { programmeId: string; slug: string },
  definition: DraftDefinition,
): Promise<TestDraft> {
  const { programmeId, slug } = programme;
  const draftId = newId();
  await inWorkspace(
    asWorker(tenantId),
    async tx => {
      await tx.programmeDraftPart.deleteMany({ where: { tenantId, draft: { programmeId } } });
      await tx.programmeDraft.deleteMany({ where: { tenantId, programmeId } });
      await tx.programmeDraft.create({
        data: { tenantId, id: draftId, programmeId, key: definition.key, slug, createdBy: "Test" },
      });
      await tx.programmeDraftPart.createMany({
        data: PARTS.map(part => ({
          tenantId,
          draftId,
          part,
          content: cut(definition, part) as unknown as Prisma.InputJsonObject,
          savedBy: "Test",
        })),
      });
    },
    db.client,
  );
  return { draftId, programmeId, version: 1 };
}
