import { type Suspension, suspensionsOf } from "#lib/domain/credentials/state.ts";
import { tierOf } from "#lib/domain/programmes/definition.ts";
import { lossDay } from "#lib/domain/programmes/forecast.ts";
import { definitionOn } from "#lib/domain/programmes/rules.ts";
import { propose } from "#lib/domain/programmes/tiers.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { keepTierCredential } from "#lib/features/credentials/keep-tier.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { keepTierDays } from "./days.ts";
import { keepListing } from "./listing.ts";
import { settleSteps } from "./settle.ts";
import { keepStalled } from "./stalled.ts";
import { findPartnership, type PartnershipRecord, standingOf } from "./standing.ts";
import { keepTurns } from "./turns.ts";

/**
 * Brings what is kept of a partnership for lists and visitors up to a day: the next loss, what is proposed (P24), how it
 * stands for its history (P21), whose turn its steps are (P2), and its line in the public directory (P25). Harmless when repeated; leaves the version alone, for nobody decided anything. Runs as the worker.
 */
export async function refreshPartnership(
  tx: Tx,
  tenantId: string,
  partnershipId: string,
  today: PlainDate,
): Promise<void> {
  const record = await findPartnership(tx, tenantId, { id: partnershipId });
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  if (!record || !workspace) return;
  const { facts, ladder } = await standingOf(tx, tenantId, record, today, workspace.timeZone);
  const { definition } = record.programme;
  const proposal = propose(definition, record.partnership, ladder, today);
  const loses = ["active", "remediation"].includes(record.state);
  const loss = loses ? lossDay(record.rules, facts, record.partnership.tierKey, today) : null;
  await tx.partnership.updateMany({
    where: { tenantId, id: partnershipId },
    data: {
      nextLossOn: loss === null ? null : fromPlainDate(loss),
      proposal: proposal?.kind ?? null,
      proposedTierKey: proposal?.kind === "grant" ? proposal.tierKey : null,
    },
  });
  await keepTierDays(tx, tenantId, record, facts, today);
  await settleSteps(tx, tenantId, record, facts, today);
  await keepTurns(tx, tenantId, record, facts, today);
  await keepStalled(tx, tenantId, record, workspace.timeZone);
  await keepListing(tx, tenantId, record, facts, today);
  await keepTier(tx, tenantId, record, today);
}

/**
 * The company's credential of its tier follows the tier: held while in force or in remediation (P24), suspended while the
 * partnership is, or, where the programme certifies the company, while something it asks is unmet (P1).
 */
async function keepTier(
  tx: Tx,
  tenantId: string,
  record: PartnershipRecord,
  today: PlainDate,
): Promise<void> {
  const { definition, slug } = record.programme;
  const holds = ["active", "remediation", "suspended"].includes(record.state);
  const tier = holds ? tierOf(definition, record.partnership.tierKey) : null;
  const { id, partnerOrgId, orgName } = record;
  const held = {
    partnershipId: id,
    partnerOrgId,
    company: orgName,
    programme: { name: definition.name, slug },
    tier: tier && { ...tier, since: record.partnership.tierSince },
    suspensions: (first: PlainDate) => suspended(tx, tenantId, record, first, today),
  };
  await keepTierCredential(tx, tenantId, held, today);
}

/** The days on which its tier did not hold, off its history, which has been brought up to today before (P21). */
async function suspended(
  tx: Tx,
  tenantId: string,
  record: PartnershipRecord,
  first: PlainDate,
  today: PlainDate,
): Promise<Suspension[]> {
  const rows = await tx.tierDay.findMany({
    where: {
      tenantId,
      partnershipId: record.id,
      tierKey: record.partnership.tierKey,
      lastDay: { gte: fromPlainDate(first) },
    },
    orderBy: { day: "asc" },
  });
  const days = rows.map(row => {
    const from = toPlainDate(row.day);
    const certifies = definitionOn(record.rules, from).certifiesCompany;
    const holds = row.state !== "suspended" && !(certifies && row.standing === "unmet");
    return { from, to: toPlainDate(row.lastDay), holds };
  });
  return suspensionsOf(days, first, today);
}

/** The same from within a person's change, for every programme of a company: a certificate, a signature, a leaver (P21, P22). */
export async function refreshCompany(
  tx: Tx,
  actor: WorkspaceContext,
  partnerOrgId: string | null,
  now: Date,
): Promise<void> {
  if (partnerOrgId === null) return;
  const { tenantId } = actor;
  const refresh = async () => {
    const workspace = await tx.workspace.findFirst({ where: { tenantId } });
    if (!workspace) return;
    const today = todayIn(workspace.timeZone, now.getTime());
    const rows = await tx.partnership.findMany({ where: { tenantId, partnerOrgId }, select: { id: true } });
    for (const { id } of rows) await refreshPartnership(tx, tenantId, id, today);
  };
  if (actor.side === "worker") await refresh();
  else await stepAs(tx, actor, "app_worker", refresh);
}
