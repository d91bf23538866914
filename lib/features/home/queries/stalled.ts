import type { Actor } from "#lib/domain/policies/types.ts";
import { stepOf } from "#lib/domain/programmes/onboarding.ts";
import { stalledFor, stalledFrom, stalledOwner } from "#lib/domain/programmes/stalled.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { dueSteps } from "#lib/features/partnerships/stalled.ts";
import { programmeByVersion } from "#lib/features/programmes/queries.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { StalledLineDto } from "../dto.ts";

const MOST = 6;

type Row = {
  id: string;
  name: string;
  slug: string;
  versionId: string;
  stalledOn: Date;
  progressAt: Date;
  count: number;
};

/** Ways in that stand still (P2), the longest first: at which step, whose turn it is, and what it waits for. */
export async function stalledWays(
  tx: Tx,
  actor: Actor,
  today: PlainDate,
  zone: string,
): Promise<{ rows: StalledLineDto[]; count: number }> {
  const { tenantId, locale } = actor;
  const found = await tx.$queryRaw<Row[]>`
    SELECT p.id, o.name, o.slug, p.programme_version_id AS "versionId", p.stalled_on AS "stalledOn",
      coalesce(p.progress_at, p.created_at) AS "progressAt", (count(*) OVER ())::int AS count
    FROM partnership p JOIN organisation o ON o.tenant_id = p.tenant_id AND o.id = p.partner_org_id
    WHERE p.tenant_id = ${tenantId}::uuid AND p.state = 'onboarding' AND p.stalled_on <= ${today}::date
    ORDER BY p.stalled_on, o.name LIMIT ${MOST}`;
  const ids = found.map(row => row.id);
  const steps = await tx.onboardingStep.findMany({ where: { tenantId, partnershipId: { in: ids } } });
  const blockers = await tx.onboardingBlocker.findMany({
    where: { tenantId, partnershipId: { in: ids }, liftedAt: null },
    orderBy: [{ raisedAt: "asc" }, { id: "asc" }],
  });
  const rows: StalledLineDto[] = [];
  for (const row of found) {
    const definition = (await programmeByVersion(tx, tenantId, row.versionId))?.definition;
    const own = steps.filter(step => step.partnershipId === row.id);
    const stalled =
      definition && stalledFrom(definition, dueSteps(own), todayIn(zone, row.progressAt.getTime()));
    if (!definition || !stalled) continue;
    rows.push({
      name: row.name,
      slug: row.slug,
      days: stalledFor(toPlainDate(row.stalledOn), today) ?? 0,
      why: stalled.why,
      stepKey: stalled.stepKey,
      step: textIn(stepOf(definition, stalled.stepKey)?.step.title ?? stalled.stepKey, locale),
      turn: stalled.turn,
      owner: stalledOwner(definition, stalled, own.find(step => step.stepKey === stalled.stepKey)?.ownerName),
      blocked: blockers.find(b => b.partnershipId === row.id)?.text ?? null,
    });
  }
  return { rows, count: found[0]?.count ?? 0 };
}
