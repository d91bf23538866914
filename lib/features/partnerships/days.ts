import { tierOf } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { type Stretch, stretches, type TierState } from "#lib/domain/programmes/forecast.ts";
import { ruleOn } from "#lib/domain/programmes/rules.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";
import type { PartnershipRecord } from "./standing.ts";

type Kept = {
  state: string;
  tierKey: string | null;
  standing: string | null;
  eligibleKey: string | null;
  missing: string[];
  atRisk: string[];
  version: number;
};

const same = (a: Kept, b: Kept): boolean =>
  a.state === b.state &&
  a.tierKey === b.tierKey &&
  a.standing === b.standing &&
  a.eligibleKey === b.eligibleKey &&
  a.version === b.version &&
  a.missing.join() === b.missing.join() &&
  a.atRisk.join() === b.atRisk.join();

/**
 * Writes how a partner stands into its history: a row from each day on which something changed (P21). Days the worker
 * slept through are derived after it, so that the history has no holes; a day already written keeps its last word.
 * Harmless when repeated. Runs as the worker.
 */
export async function keepTierDays(
  tx: Tx,
  tenantId: string,
  record: PartnershipRecord,
  facts: PartnerFacts,
  today: PlainDate,
): Promise<void> {
  const { state, tierKey } = record.partnership;
  const where = { tenantId, partnershipId: record.id };
  const last = await tx.tierDay.findFirst({ where, orderBy: { day: "desc" } });
  const seen = last && toPlainDate(last.lastDay);
  if (seen !== null && seen > today) return;
  const from = seen === null ? today : seen === today ? today : addDays(seen, 1);
  let before: (Kept & { day: Date }) | null = last;
  for (const stretch of stretches(record.rules, facts, tierKey, from, today)) {
    const kept = keptOf(record, state, tierKey, stretch);
    const day = fromPlainDate(stretch.from);
    const lastDay = fromPlainDate(stretch.to);
    if (before !== null && same(before, kept)) {
      if (stretch.to !== seen)
        await tx.tierDay.updateMany({ where: { ...where, day: before.day }, data: { lastDay } });
      continue;
    }
    const tier = tierOf(ruleOn(record.rules, stretch.from).version.definition, tierKey);
    const data = {
      ...kept,
      lastDay,
      tierName: (tier?.name ?? {}) as Prisma.InputJsonValue,
      partnerOrgId: record.partnerOrgId,
    };
    // Something changed within a day already counted to the row before: that row then ends on the day before.
    if (before !== null && before.day < day)
      await tx.tierDay.updateMany({
        where: { ...where, day: before.day },
        data: { lastDay: fromPlainDate(addDays(stretch.from, -1)) },
      });
    await tx.tierDay.upsert({
      where: { tenantId_partnershipId_day: { ...where, day } },
      create: { ...where, day, ...data },
      update: data,
    });
    if (before !== null) await tellOfChange(tx, tenantId, record, before, stretch.state, stretch.from);
    before = { ...kept, day };
  }
}

function keptOf(
  record: PartnershipRecord,
  state: string,
  tierKey: string | null,
  { from, state: s }: Stretch,
): Kept {
  return {
    state,
    tierKey,
    standing: s.standing,
    eligibleKey: s.eligible,
    missing: s.missing,
    atRisk: s.atRisk,
    version: ruleOn(record.rules, from).version.version,
  };
}

/** The fact that a tier is no longer met, or met again, by date or evidence alone; both sides are told once (P21, P24). */
async function tellOfChange(
  tx: Tx,
  tenantId: string,
  record: PartnershipRecord,
  before: Kept,
  after: TierState,
  day: PlainDate,
): Promise<void> {
  const { tierKey, state } = record.partnership;
  if (before.tierKey !== tierKey || tierKey === null || before.standing === null) return;
  if (state !== "active" && state !== "remediation") return;
  const [was, is] = [before.standing !== "unmet", after.standing !== "unmet"];
  if (was === is) return;
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  const held = tierOf(ruleOn(record.rules, day).version.definition, tierKey);
  const tier = held ? textIn(held.name, workspace?.locale ?? "en") : tierKey;
  await recordEvent(tx, systemWriter(tenantId), {
    subjectType: "partnership",
    subjectId: record.id,
    type: is ? "tier.met_again" : "tier.no_longer_met",
    audience: "partner_vendor",
    partnerOrgId: record.partnerOrgId,
    data: { company: record.orgName, tierKey, tier, missing: after.missing, on: day },
    tell: true,
  });
}
