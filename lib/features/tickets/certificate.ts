import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { judgingProgramme } from "#lib/features/programmes/rules.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

/**
 * The actor's certificate that lets them escalate today (T3): in an area whose programme says that its holders escalate, in its
 * term or grace, and counting for their company (P22). Null: they have none.
 */
export async function escalatingCertificate(
  tx: Tx,
  actor: Actor,
  today: PlainDate,
  now: Date,
): Promise<{ id: string; areaKey: string } | null> {
  const held = await tx.certification.findMany({
    where: {
      tenantId: actor.tenantId,
      personId: actor.personId,
      partnerOrgId: actor.orgId,
      validUntil: { not: null },
      revokedAt: null,
    },
  });
  const current = held.filter(c => {
    if (!c.validFrom || !c.validUntil || (c.endedAt && c.endedAt <= now)) return false;
    return toPlainDate(c.validFrom) <= today && today <= addDays(toPlainDate(c.validUntil), c.graceDays);
  });
  if (current.length === 0) return null;
  const areas = await escalatingAreas(tx, actor, [...new Set(current.map(c => c.programmeId))]);
  const found = current.find(c => areas.has(`${c.programmeId}:${c.areaKey}`));
  return found ? { id: found.id, areaKey: found.areaKey } : null;
}

/** Areas that let escalate, as "programme:area", by the programme version that judges the company today. */
async function escalatingAreas(tx: Tx, actor: Actor, programmeIds: string[]): Promise<Set<string>> {
  const partnerships = await tx.partnership.findMany({
    where: {
      tenantId: actor.tenantId,
      partnerOrgId: actor.orgId,
      programmeId: { in: programmeIds },
      state: { not: "ended" },
    },
    select: { id: true, programmeId: true, programmeVersionId: true },
  });
  const keys: string[] = [];
  for (const partnership of partnerships) {
    const judged = await judgingProgramme(tx, actor.tenantId, partnership);
    for (const area of judged?.programme.definition.areas ?? [])
      if (area.escalates) keys.push(`${partnership.programmeId}:${area.key}`);
  }
  return new Set(keys);
}
