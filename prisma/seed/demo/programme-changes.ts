import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { refreshPartnership } from "#lib/features/partnerships/refresh.ts";
import { parseProgrammeDefinition } from "#lib/features/programmes/definition.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { definitionsOf, ids } from "./definitions.ts";
import { seedId } from "./ids.ts";
import type { Seeding } from "./types.ts";

/** A second architect also for ADVANCED. */
const twoArchitects = (d: ProgrammeDefinition): ProgrammeDefinition => ({
  ...d,
  tiers: d.tiers.map(tier =>
    tier.rank === 1 ? { ...tier, requirements: [...tier.requirements, "second_architect"] } : tier,
  ),
});

/**
 * OpenNebula's next version, from a day nobody has to hurry for, with a promise to the partner that is repairing (P20):
 * ladders show the day it begins to judge.
 */
export async function writeProgrammeChanges(s: Seeding): Promise<void> {
  const { tx, tenantId } = s;
  const { slug } = s.workspace;
  const definition = definitionsOf[slug]?.programmes[0]?.definition;
  if (slug !== "opennebula" || !definition) return;
  const programmeId = ids.programme(slug, definition.key);
  const inForce = await tx.programmeVersion.findFirstOrThrow({
    where: { tenantId, programmeId },
    orderBy: { version: "desc" },
  });
  const version = inForce.version + 1;
  const effectiveFrom = fromPlainDate(addDays(s.today, 150));
  const by = s.workspace.vendor.people.find(p => p.roles.includes("partner_manager"));
  const publishedBy = by?.name ?? s.workspace.legalName;
  const publishedAt = new Date(s.now.getTime() - 12 * 86_400_000);
  await tx.programmeVersion.create({
    data: {
      tenantId,
      id: seedId(slug, "programme-version", definition.key, String(version)),
      programmeId,
      version,
      effectiveFrom,
      definition: parseProgrammeDefinition(twoArchitects(definition)) as unknown as Prisma.InputJsonObject,
      publishedBy,
      publishedAt,
      note: "A second architect also for ADVANCED: clouds have grown, and one person takes holidays.",
    },
  });
  const partnerships = await tx.partnership.findMany({
    where: { tenantId, programmeId },
    select: { id: true, partnerOrgId: true, state: true },
    orderBy: { createdAt: "asc" },
  });
  const repairing = partnerships.find(p => p.state === "remediation");
  if (repairing)
    await tx.grandfathering.create({
      data: {
        tenantId,
        id: seedId(slug, "grandfathering", String(version)),
        partnershipId: repairing.id,
        partnerOrgId: repairing.partnerOrgId,
        programmeId,
        versionId: inForce.id,
        fromDay: effectiveFrom,
        until: fromPlainDate(addDays(s.today, 330)),
        givenBy: publishedBy,
        givenAt: publishedAt,
      },
    });
  for (const { id } of partnerships) await refreshPartnership(tx, tenantId, id, s.today);
}
