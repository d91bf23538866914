import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { judgingProgramme } from "#lib/features/programmes/rules.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";

/** Why somebody may not escalate (T3): named with those who may, where the company has any. */
export function notCertified(
  actor: Actor,
  escalators: readonly { name: string }[],
): { reason: string; params: Record<string, string | number> } {
  if (escalators.length === 0) return { reason: "tickets.refusal.notCertified", params: {} };
  const names = listText(
    escalators.map(one => one.name),
    actor.locale,
  );
  return { reason: "tickets.refusal.notCertifiedAsk", params: { names, count: escalators.length } };
}

type Escalating = { id: string; areaKey: string; personId: string };

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
  return (await escalating(tx, actor, today, now, actor.personId))[0] ?? null;
}

/** Which of these colleagues of the actor may escalate today (T3), in their order: whom to ask, and to hand it to. */
export async function certifiedAmong<Person extends { personId: string }>(
  tx: Tx,
  actor: Actor,
  today: PlainDate,
  now: Date,
  colleagues: readonly Person[],
): Promise<Person[]> {
  const holders = new Set((await escalating(tx, actor, today, now)).map(c => c.personId));
  return colleagues.filter(one => holders.has(one.personId));
}

/** Certificates of the actor's company, or of one person of it, that let escalate today. */
async function escalating(
  tx: Tx,
  actor: Actor,
  today: PlainDate,
  now: Date,
  personId?: string,
): Promise<Escalating[]> {
  const held = await tx.certification.findMany({
    where: {
      tenantId: actor.tenantId,
      ...(personId ? { personId } : {}),
      partnerOrgId: actor.orgId,
      validUntil: { not: null },
      revokedAt: null,
    },
  });
  const current = held.filter(c => {
    if (!c.validFrom || !c.validUntil || (c.endedAt && c.endedAt <= now)) return false;
    return toPlainDate(c.validFrom) <= today && today <= addDays(toPlainDate(c.validUntil), c.graceDays);
  });
  if (current.length === 0) return [];
  const areas = await escalatingAreas(tx, actor, [...new Set(current.map(c => c.programmeId))]);
  return current.filter(c => areas.has(`${c.programmeId}:${c.areaKey}`));
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
