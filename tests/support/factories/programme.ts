import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { TestDatabase } from "#tests/support/database.ts";

export type TestProgramme = { programmeId: string; versionId: string; slug: string };

type Overrides = Partial<{ slug: string; effectiveFrom: string }>;

/** A programme with one published version, in effect since long ago unless said otherwise. */
export async function makeProgramme(
  db: TestDatabase,
  ws: { tenantId: string },
  definition: ProgrammeDefinition,
  overrides: Overrides = {},
): Promise<TestProgramme> {
  const { tenantId } = ws;
  const slug = overrides.slug ?? definition.key.replaceAll("_", "-");
  const made = { programmeId: newId(), versionId: newId(), slug };
  await inWorkspace(
    asWorker(tenantId),
    async tx => {
      await tx.programme.create({ data: { tenantId, id: made.programmeId, key: definition.key, slug } });
      await tx.programmeVersion.create({
        data: {
          tenantId,
          id: made.versionId,
          programmeId: made.programmeId,
          version: 1,
          effectiveFrom: fromPlainDate(overrides.effectiveFrom ?? "2020-01-01"),
          definition,
          publishedBy: "Test",
        },
      });
    },
    db.client,
  );
  return made;
}
