import { tierOf } from "#lib/domain/programmes/definition.ts";
import { stretches } from "#lib/domain/programmes/forecast.ts";
import { ruleOn } from "#lib/domain/programmes/rules.ts";
import { addDays, later } from "#lib/domain/time/dates.ts";
import { partnerFacts } from "#lib/features/partnerships/facts.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import type { Seeding } from "./types.ts";

/** The days kept of the last year, derived from the papers as the worker would have done it day by day (P21). */
export async function writeTierHistory(s: Seeding, partnershipId: string): Promise<void> {
  const { tx, tenantId, today } = s;
  const record = await findPartnership(tx, tenantId, { id: partnershipId });
  if (record === null || record.state === "ended" || record.state === "applicant") return;
  const { tierKey, tierSince } = record.partnership;
  const facts = await partnerFacts(tx, tenantId, record.row, s.workspace.timeZone);
  const from = later(tierSince ?? addDays(today, -20), addDays(today, -365));
  const all = stretches(record.rules, facts, tierKey, from, addDays(today, -1));
  // Papers of the demonstration are younger than some tiers: the days begin where they all stand.
  const begins = all.findIndex(({ state }) => state.standing !== "unmet");
  const found = all.slice(Math.max(0, begins));
  await tx.tierDay.createMany({
    data: found.map(({ from, to, state }) => {
      const { version } = ruleOn(record.rules, from);
      return {
        tenantId,
        partnershipId,
        partnerOrgId: record.partnerOrgId,
        day: fromPlainDate(from),
        lastDay: fromPlainDate(to),
        state: tierKey === null ? "onboarding" : to === addDays(today, -1) ? record.state : "active",
        tierKey,
        tierName: (tierOf(version.definition, tierKey)?.name ?? {}) as Prisma.InputJsonValue,
        standing: state.standing,
        eligibleKey: state.eligible,
        missing: state.missing,
        atRisk: state.atRisk,
        version: version.version,
      };
    }),
  });
}
