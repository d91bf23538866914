import { tierOf } from "#lib/domain/programmes/definition.ts";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import { standingRank } from "#lib/domain/programmes/standing-order.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { waitsOf } from "#lib/features/onboarding/waits.ts";
import { listProgrammes, type Programme, programmeByVersion } from "#lib/features/programmes/queries.ts";
import { fromPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";

const sql = Prisma.sql;
type Json = Prisma.InputJsonValue;

/** So many partnerships at once: one look a table for all of them. */
export const HEALTH_BATCH = 100;

type Facts = {
  lastActiveAt: Date | null;
  certsEnding: number;
  certEndsOn: Date | null;
  agreementEnds: Date | null;
  level3Open: number;
  standing: string | null;
  tierName: unknown;
};

/**
 * Brings the vendor's line of some partnerships up to a moment, from the facts themselves; harmless when repeated.
 * The next loss and the standing are those the refresh derived last (P21). Runs as the worker.
 */
export async function keepHealth(
  tx: Tx,
  tenantId: string,
  partnershipIds: readonly string[],
  today: PlainDate,
  now: Date,
): Promise<void> {
  const rows = await tx.partnership.findMany({ where: { tenantId, id: { in: [...partnershipIds] } } });
  const gone = partnershipIds.filter(id => !rows.some(row => row.id === id));
  if (gone.length > 0)
    await tx.partnerHealth.deleteMany({ where: { tenantId, partnershipId: { in: gone } } });
  if (rows.length === 0) return;
  const orgs = new Map(
    (
      await tx.organisation.findMany({
        where: { tenantId, id: { in: rows.map(row => row.partnerOrgId) } },
        select: { id: true, name: true, slug: true, country: true },
      })
    ).map(org => [org.id, org]),
  );
  const current = await listProgrammes(tx, tenantId, today);
  const begun = new Map<string, Programme>();
  for (const id of new Set(rows.map(row => row.programmeVersionId))) {
    const programme = await programmeByVersion(tx, tenantId, id);
    if (programme) begun.set(id, programme);
  }
  const programmeOf = (row: (typeof rows)[number]) =>
    current.find(programme => programme.programmeId === row.programmeId) ?? begun.get(row.programmeVersionId);
  const known = rows.flatMap(row => {
    const programme = programmeOf(row);
    const way = begun.get(row.programmeVersionId) ?? programme;
    const org = orgs.get(row.partnerOrgId);
    return programme && way && org ? [{ row, programme, way, org }] : [];
  });
  // In whatever language: only how many there are is kept.
  const waits = await waitsOf(
    tx,
    tenantId,
    known.map(({ row, way }) => ({
      id: row.id,
      state: row.state as PartnershipState,
      solution: row.solution,
      remediationUntil: toPlainDateOrNull(row.remediationUntil),
      definition: way.definition,
    })),
    today,
    "en",
  );
  for (const programme of new Set(known.map(one => one.programme))) {
    const of = known.filter(one => one.programme === programme);
    const facts = await factsOf(
      tx,
      tenantId,
      of.map(one => one.row.id),
      today,
      programme.definition.renewalWindowDays,
      programme.definition.agreements.filter(kind => kind.termMonths !== null).map(kind => kind.key),
    );
    for (const { row, org } of of) {
      const fact = facts.get(row.id);
      const work = waits.get(row.id);
      const tier = tierOf(programme.definition, row.tierKey);
      const side = (which: "partner" | "vendor") => work?.waits.filter(wait => wait.side === which) ?? [];
      const due = side("partner").find(wait => wait.dueOn !== null)?.dueOn ?? null;
      // A tier's standing is of the tier held today.
      const standing = row.tierKey === null ? null : (fact?.standing ?? null);
      const name = tier?.name ?? (row.tierKey === null ? null : fact?.tierName);
      const data = {
        partnerOrgId: row.partnerOrgId,
        orgName: org.name,
        orgSlug: org.slug,
        country: org.country,
        programmeId: row.programmeId,
        programmeName: programme.definition.name as Json,
        state: row.state,
        tierKey: row.tierKey,
        tierName: name ? (name as Json) : Prisma.DbNull,
        tierRank: tier?.rank ?? null,
        standing,
        standingRank: standingRank(standing),
        nextLossOn: row.nextLossOn,
        lastActiveAt: fact?.lastActiveAt ?? null,
        partnerOpen: side("partner").length,
        vendorOpen: side("vendor").length,
        partnerDueOn: due === null ? null : fromPlainDate(due),
        stepsDone: work?.finished ?? 0,
        stepsTotal: work?.total ?? 0,
        certsEnding: fact?.certsEnding ?? 0,
        certEndsOn: fact?.certEndsOn ?? null,
        agreementEnds: fact?.agreementEnds ?? null,
        level3Open: fact?.level3Open ?? 0,
        asOf: now,
      };
      await tx.partnerHealth.upsert({
        where: { tenantId_partnershipId: { tenantId, partnershipId: row.id } },
        create: { tenantId, partnershipId: row.id, ...data },
        update: data,
      });
    }
  }
}

/** What the tables say of some partnerships of one programme. */
async function factsOf(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  today: PlainDate,
  windowDays: number,
  termed: readonly string[],
): Promise<Map<string, Facts>> {
  const day = sql`${today}::date`;
  const rows = await tx.$queryRaw<({ id: string } & Facts)[]>`
    SELECT p.id, a.at AS "lastActiveAt", coalesce(c.count, 0) AS "certsEnding", c.ends AS "certEndsOn",
           g.ends AS "agreementEnds", coalesce(t.count, 0) AS "level3Open", d.standing, d.tier_name AS "tierName"
    FROM partnership p
    LEFT JOIN LATERAL (
      -- What a partner wrote for itself alone is not the vendor's to know of, nor when it did (T4).
      SELECT e.at FROM event e
      WHERE e.tenant_id = p.tenant_id AND e.partner_org_id = p.partner_org_id AND e.actor_side = 'partner'
        AND e.audience IN ('everyone', 'partner_vendor')
      ORDER BY e.at DESC LIMIT 1) a ON true
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS count, min(x.valid_until) AS ends FROM certification x
      WHERE x.tenant_id = p.tenant_id AND x.partner_org_id = p.partner_org_id AND x.programme_id = p.programme_id
        AND x.valid_until BETWEEN ${day} AND ${addDays(today, windowDays)}::date
        AND x.revoked_at IS NULL AND x.ended_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM certification n
          WHERE n.tenant_id = x.tenant_id AND n.person_id = x.person_id AND n.area_key = x.area_key
            AND n.programme_id = x.programme_id AND n.revoked_at IS NULL AND n.ended_at IS NULL
            AND n.valid_until > x.valid_until)) c ON true
    LEFT JOIN LATERAL (
      -- Of each kind the last to end, for a renewal leaves no gap; of those the first to end. One that was ended before its
      -- time holds until the day before.
      SELECT min(k.ends) AS ends FROM (
        SELECT max(least(g.ends_on, g.ended_on - 1)) AS ends FROM agreement g
        WHERE g.tenant_id = p.tenant_id AND g.partnership_id = p.id AND g.kind = ANY (${[...termed]}::text[])
          AND g.partner_signed_on IS NOT NULL AND g.vendor_signed_on IS NOT NULL
          AND least(g.ends_on, g.ended_on - 1) >= ${day}
        GROUP BY g.kind) k) g ON true
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS count FROM ticket t
      WHERE t.tenant_id = p.tenant_id AND t.partner_org_id = p.partner_org_id AND t.open AND t.l3_state IS NOT NULL) t ON true
    LEFT JOIN LATERAL (
      SELECT d.standing, d.tier_name FROM tier_day d
      WHERE d.tenant_id = p.tenant_id AND d.partnership_id = p.id AND d.tier_key IS NOT DISTINCT FROM p.tier_key
      ORDER BY d.day DESC LIMIT 1) d ON true
    WHERE p.tenant_id = ${tenantId}::uuid AND p.id = ANY (${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

/**
 * Partnerships something happened to since their line was written: a fact of the last ten minutes about their company.
 * Facts carry the time their transaction began, so a line is written once more a little after; the hourly refresh
 * mends what both miss. At most a batch.
 */
export async function outdatedHealth(tx: Tx, tenantId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM partnership p
    LEFT JOIN partner_health h ON h.tenant_id = p.tenant_id AND h.partnership_id = p.id
    LEFT JOIN (
      SELECT e.partner_org_id, max(e.at) AS at FROM event e
      WHERE e.tenant_id = ${tenantId}::uuid AND e.at > now() - interval '10 minutes' AND e.partner_org_id IS NOT NULL
      GROUP BY e.partner_org_id) e ON e.partner_org_id = p.partner_org_id
    WHERE p.tenant_id = ${tenantId}::uuid
      AND (h.as_of IS NULL OR h.as_of < e.at + interval '10 seconds' AND h.as_of < now() - interval '3 seconds'
        OR h.state <> p.state OR h.tier_key IS DISTINCT FROM p.tier_key OR h.next_loss_on IS DISTINCT FROM p.next_loss_on)
    ORDER BY p.id LIMIT ${HEALTH_BATCH}`;
  return rows.map(row => row.id);
}
