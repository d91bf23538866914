import type { Actor } from "#lib/domain/policies/types.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import type { TestProgramme } from "#tests/support/factories/programme.ts";

type Overrides = Partial<{ state: string; tierKey: string | null }>;

/** The company's partnership with every paper its first tier asks for, and nobody certified; in onboarding unless said otherwise. */
export async function makeReadyPartner(
  db: TestDatabase,
  admin: Actor,
  programme: TestProgramme,
  overrides: Overrides = {},
): Promise<string> {
  const { tenantId, orgId: partnerOrgId } = admin;
  const id = newId();
  const day = fromPlainDate("2026-01-01");
  const paper = { tenantId, partnershipId: id, partnerOrgId };
  await inWorkspace(
    asWorker(tenantId),
    async tx => {
      await tx.partnership.create({
        data: {
          tenantId,
          id,
          partnerOrgId,
          orgName: admin.orgName,
          programmeId: programme.programmeId,
          programmeVersionId: programme.versionId,
          state: overrides.state ?? "onboarding",
          tierKey: overrides.tierKey ?? null,
          tierSince: overrides.tierKey ? day : null,
          targetTierKey: "advanced",
          teams: {
            people: [1, 2].map(level => ({
              personId: admin.personId,
              name: admin.name,
              level,
              from: "2026-01-01",
              to: null,
            })),
          },
          solution: { name: "Cloud", description: "", reviewedOn: "2026-01-01", reviewedBy: "Test" },
        },
      });
      await tx.application.create({
        data: {
          tenantId,
          id: newId(),
          number: `APP-${id.slice(-6)}`,
          partnerOrgId,
          orgName: admin.orgName,
          programmeId: programme.programmeId,
          programmeVersionId: programme.versionId,
          tierKey: "advanced",
          state: "accepted",
          decidedAt: day,
          createdById: admin.personId,
        },
      });
      for (const kind of ["support_agreement", "partner_agreement"])
        await tx.agreement.create({
          data: {
            ...paper,
            id: newId(),
            number: `${kind}-${id.slice(-6)}`,
            kind,
            partnerSignedOn: day,
            vendorSignedOn: day,
            startsOn: day,
          },
        });
      await tx.businessPlan.create({
        data: { ...paper, id: newId(), title: "Plan", content: {}, state: "validated", validFrom: day },
      });
    },
    db.client,
  );
  return id;
}
