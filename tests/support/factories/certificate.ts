import type { Actor } from "#lib/domain/policies/types.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import type { TestProgramme } from "#tests/support/factories/programme.ts";

type Overrides = Partial<{ areaKey: string; validFrom: string; validUntil: string; tierKey: string }>;

/** A certificate of a partner's person, with the partnership of their company; in force from 2026 to 2028 unless said otherwise. */
export async function makeCertificate(
  db: TestDatabase,
  holder: Actor,
  programme: TestProgramme,
  overrides: Overrides = {},
): Promise<string> {
  const { tenantId } = holder;
  const id = newId();
  await inWorkspace(
    asWorker(tenantId),
    async tx => {
      const partnership = { tenantId, programmeId: programme.programmeId, partnerOrgId: holder.orgId };
      if (!(await tx.partnership.findFirst({ where: partnership })))
        await tx.partnership.create({
          data: {
            ...partnership,
            id: newId(),
            orgName: holder.orgName,
            programmeVersionId: programme.versionId,
            state: "active",
            tierKey: overrides.tierKey ?? null,
          },
        });
      await tx.certification.create({
        data: {
          tenantId,
          id,
          number: `C-${id.slice(-8)}`,
          personId: holder.personId,
          personName: holder.name,
          partnerOrgId: holder.orgId,
          programmeId: programme.programmeId,
          areaKey: overrides.areaKey ?? "architect",
          nominatedBy: "Test",
          result: "passed",
          validFrom: fromPlainDate(overrides.validFrom ?? "2026-01-01"),
          validUntil: fromPlainDate(overrides.validUntil ?? "2028-12-31"),
          issuedBy: "Test",
        },
      });
    },
    db.client,
  );
  return id;
}
