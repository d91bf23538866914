import type { Actor } from "#lib/domain/policies/types.ts";
import { tierOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { endsStillRun } from "#lib/features/products/calendar.ts";
import { listProgrammes, type Programme } from "#lib/features/programmes/queries.ts";
import { listTickets } from "#lib/features/tickets/queries/list.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { CasesDto, RiskDto, VendorHomeDto, WaitDto } from "../dto.ts";
import { endingCertificates } from "./certificates.ts";
import { named } from "./named.ts";
import { railCounts } from "./rail.ts";
import { readRenewals } from "./renewals.ts";
import { readSla } from "./sla.ts";
import { stalledWays } from "./stalled.ts";
import { vendorWaiting } from "./waiting-vendor.ts";

type Asked = { actor: Actor; today: PlainDate; zone: string; now: Date };

/** The vendor's home (UX). Panels of a programme stand only where the workspace has one. */
export async function readVendorHome(tx: Tx, { actor, today, zone, now }: Asked): Promise<VendorHomeDto> {
  const { tenantId } = actor;
  const programmes = await listProgrammes(tx, tenantId, today);
  const waiting: WaitDto[] = named(await vendorWaiting(tx, actor, today), programmes, actor.locale);
  const has = programmes.length > 0;
  return {
    side: "vendor",
    today,
    waiting,
    programme: has
      ? {
          ...(await risks(tx, actor, programmes, today)),
          stalled: await stalledWays(tx, actor, today, zone),
          certificates: await endingCertificates(tx, { actor, programmes, today }),
        }
      : null,
    cases: await casesOf(tx, actor, has ? "level3" : "team", now),
    sla: await readSla(tx, tenantId, has ? "level3" : "response", today, zone),
    renewals: await readRenewals(tx, actor, today),
    ends: await endsStillRun({ tx, actor, today }),
  };
}

/** Open cases of a view by due time, and how many there are. */
export async function casesOf(
  tx: Tx,
  actor: Actor,
  view: "level3" | "team" | "open",
  now: Date,
): Promise<CasesDto> {
  const { rows, next } = await listTickets(tx, actor, { view, sort: "due", limit: 6 }, now);
  // Counting costs a walk over all of them: only where there are more than fit.
  const counts = next === null ? null : await railCounts(tx, actor);
  const count = counts && { level3: counts.level3, team: counts.team, open: counts.open }[view];
  return { rows, count: count ?? rows.length };
}

type RiskRow = {
  name: string;
  slug: string;
  programmeId: string;
  tierKey: string | null;
  lossOn: string | null;
  remediationUntil: string | null;
  partners: number;
  risky: number;
};

/** P21, P24: who loses something of its tier within the renewal window, and whose period to repair runs. */
async function risks(
  tx: Tx,
  actor: Actor,
  programmes: readonly Programme[],
  today: PlainDate,
): Promise<{ risks: RiskDto[]; riskCount: number; partners: number }> {
  const days = Math.max(90, ...programmes.map(p => p.definition.renewalWindowDays));
  const rows = await tx.$queryRaw<RiskRow[]>`
    WITH held AS (
      SELECT p.id, p.org_name, p.partner_org_id, p.programme_id, p.tier_key, p.next_loss_on, p.state, p.remediation_until,
        (p.state = 'remediation' OR p.next_loss_on <= ${addDays(today, days)}::date) IS TRUE AS at_risk
      FROM partnership p
      WHERE p.tenant_id = ${actor.tenantId}::uuid AND p.state IN ('onboarding', 'active', 'remediation', 'suspended'))
    SELECT o.name, o.slug, h.programme_id AS "programmeId", h.tier_key AS "tierKey",
      h.next_loss_on::text AS "lossOn",
      CASE WHEN h.state = 'remediation' THEN h.remediation_until END::text AS "remediationUntil",
      (SELECT count(*) FROM held)::int AS "partners", (SELECT count(*) FROM held WHERE at_risk)::int AS "risky"
    FROM held h JOIN organisation o ON o.tenant_id = ${actor.tenantId}::uuid AND o.id = h.partner_org_id
    WHERE h.at_risk OR h.id = (SELECT id FROM held LIMIT 1)
    ORDER BY h.at_risk DESC, coalesce(CASE WHEN h.state = 'remediation' THEN h.remediation_until END, h.next_loss_on), o.name
    LIMIT 6`;
  const first = rows[0];
  return {
    partners: first?.partners ?? 0,
    riskCount: first?.risky ?? 0,
    risks: rows.slice(0, first?.risky ?? 0).map(row => {
      const definition = programmes.find(p => p.programmeId === row.programmeId)?.definition;
      const tier = definition && tierOf(definition, row.tierKey);
      return {
        name: row.name,
        slug: row.slug,
        tier: tier ? textIn(tier.name, actor.locale) : null,
        lossOn: row.lossOn,
        remediationUntil: row.remediationUntil,
      };
    }),
  };
}
