import { tierOf } from "#lib/domain/programmes/definition.ts";
import type { Partnership } from "#lib/domain/programmes/partnership.ts";
import {
  closeRemediation as closed,
  endPartnership as ended,
  extendRemediation as extended,
  grantTier as granted,
  lowerTier as lowered,
  openRemediation as opened,
  reinstate as reinstated,
  restoreBenefit as restored,
  suspend as suspended,
  type TierDecisionKind,
  withdrawBenefit as withdrawn,
} from "#lib/domain/programmes/tiers.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { type PartnershipRecord, standingOf } from "#lib/features/partnerships/standing.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import type { BenefitInput, GrantInput, LowerInput, ReasonInput, UntilInput } from "./schema.ts";

type Done = { state: string; tier: string | null };
type Context = { tx: Tx; by: By; workspace: WorkspaceInfo; record: PartnershipRecord; now: Date };

const todayOf = ({ workspace, now }: Context): PlainDate => todayIn(workspace.timeZone, now.getTime());

/** Of two managers who decide at once the second is told that the page has changed. */
function unchangedSince(record: PartnershipRecord, version: number): void {
  if (record.version !== version) conflict();
}

const day = (date: PlainDate | null) => (date === null ? null : fromPlainDate(date));

/** One decision: the new state with its guard, the decision's row, the fact, those who are told, and what follows from it (P24, P25). */
async function decide(
  ctx: Context,
  kind: TierDecisionKind,
  type: string,
  next: Partnership,
  reason: string,
  benefitKey: string | null = null,
): Promise<Done> {
  const { tx, by, workspace, record, now } = ctx;
  const { tenantId } = by;
  const { count } = await tx.partnership.updateMany({
    where: { tenantId, id: record.id, version: record.version },
    data: {
      state: next.state,
      tierKey: next.tierKey,
      tierSince: day(next.tierSince),
      remediationUntil: day(next.remediationUntil),
      endedOn: day(next.endedOn),
      endReason: next.endReason,
      withdrawnBenefits: next.withdrawnBenefits,
      version: { increment: 1 },
    },
  });
  if (count === 0) conflict();
  // Ending takes the tier away: the decision keeps the one that was held.
  const tierKey = next.tierKey ?? record.partnership.tierKey;
  await tx.tierDecision.create({
    data: {
      tenantId,
      id: newId(),
      partnershipId: record.id,
      partnerOrgId: record.partnerOrgId,
      kind,
      tierKey,
      benefitKey,
      until: day(next.remediationUntil),
      reason,
      decidedBy: by.name,
      decidedById: by.personId,
      decidedAt: now,
    },
  });
  const { definition } = record.programme;
  const tier = tierOf(definition, tierKey);
  const benefit = definition.benefits.find(b => b.key === benefitKey);
  await recordEvent(tx, by, {
    subjectType: "partnership",
    subjectId: record.id,
    type,
    audience: "partner_vendor",
    partnerOrgId: record.partnerOrgId,
    data: {
      company: record.orgName,
      tierKey,
      tier: tier ? textIn(tier.name, workspace.locale) : "",
      ...(benefit ? { benefitKey, benefit: textIn(benefit.title, workspace.locale) } : {}),
      reason,
      until: next.remediationUntil,
    },
    tell: true,
  });
  await audit(tx, by, {
    action: `tier.${kind}`,
    subjectType: "partnership",
    subjectId: record.id,
    before: record.partnership,
    after: { ...next, reason },
  });
  await refreshCompany(tx, by, record.partnerOrgId, now);
  return { state: next.state, tier: next.tierKey };
}

const ladderToday = async (ctx: Context) =>
  (await standingOf(ctx.tx, ctx.by.tenantId, ctx.record, todayOf(ctx), ctx.workspace.timeZone)).ladder;

/** Gives a tier the evidence allows; another one only with a reason, which stays written (P21). */
export async function grantTier(ctx: Context, input: GrantInput): Promise<Done> {
  const { record } = ctx;
  unchangedSince(record, input.version);
  const { definition } = record.programme;
  const standing = await ladderToday(ctx);
  const exception = input.reason === "" ? undefined : input.reason;
  const result = granted(definition, record.partnership, standing, input.tier, todayOf(ctx), exception);
  if (!result.ok) {
    if (result.error === "unknown_tier") return invalid({ tier: "ladder.invalid.tier" });
    if (result.error === "not_eligible" || result.error === "reason_missing")
      return invalid({ reason: "ladder.invalid.exception" });
    return refuse(`ladder.refusal.${result.error}`);
  }
  return decide(ctx, "grant", "tier.granted", result.value, input.reason);
}

/** Takes the company down to a lower tier that its evidence carries (P24). */
export async function lowerTier(ctx: Context, input: LowerInput): Promise<Done> {
  const { record } = ctx;
  unchangedSince(record, input.version);
  const { definition } = record.programme;
  const { partnership } = record;
  const { tier, reason } = input;
  const result = lowered(definition, partnership, await ladderToday(ctx), tier, todayOf(ctx), reason);
  if (!result.ok) {
    if (result.error === "reason_missing") return invalid({ reason: "ladder.invalid.reason" });
    if (result.error === "not_a_partner") return refuse("ladder.refusal.not_a_partner");
    return invalid({ tier: `ladder.invalid.${result.error === "unknown_tier" ? "tier" : result.error}` });
  }
  return decide(ctx, "lower", "tier.lowered", result.value, input.reason);
}

/** Takes one benefit away although the tier grants it: a logo used wrongly, a discount abused (P17, P25). */
export async function withdrawBenefit(ctx: Context, input: BenefitInput): Promise<Done> {
  const { record } = ctx;
  unchangedSince(record, input.version);
  const result = withdrawn(record.programme.definition, record.partnership, input.benefit, input.reason);
  if (!result.ok) {
    if (result.error === "reason_missing") return invalid({ reason: "ladder.invalid.reason" });
    if (result.error === "not_granted") return invalid({ benefit: "ladder.invalid.notGranted" });
    return refuse("ladder.refusal.not_a_partner");
  }
  return decide(ctx, "withdraw_benefit", "tier.benefit_withdrawn", result.value, input.reason, input.benefit);
}

/** Gives a withdrawn benefit back. */
export async function restoreBenefit(ctx: Context, input: BenefitInput): Promise<Done> {
  unchangedSince(ctx.record, input.version);
  const result = restored(ctx.record.partnership, input.benefit);
  if (!result.ok) return invalid({ benefit: "ladder.invalid.notWithdrawn" });
  return decide(ctx, "restore_benefit", "tier.benefit_restored", result.value, input.reason, input.benefit);
}

/** Opens the time to repair (P24); tier and benefits stay meanwhile (P21). */
export async function openRemediation(ctx: Context, input: UntilInput): Promise<Done> {
  unchangedSince(ctx.record, input.version);
  const result = opened(ctx.record.partnership, input.until, todayOf(ctx));
  if (!result.ok) {
    if (result.error === "in_the_past") return invalid({ until: "ladder.invalid.past" });
    return refuse(`ladder.refusal.${result.error}`);
  }
  return decide(ctx, "open_remediation", "tier.remediation_opened", result.value, input.reason);
}

/** More time to repair, never less. */
export async function extendRemediation(ctx: Context, input: UntilInput): Promise<Done> {
  unchangedSince(ctx.record, input.version);
  const result = extended(ctx.record.partnership, input.until, todayOf(ctx));
  if (!result.ok) {
    if (result.error === "in_the_past") return invalid({ until: "ladder.invalid.past" });
    if (result.error === "not_later") return invalid({ until: "ladder.invalid.notLater" });
    return refuse(`ladder.refusal.${result.error}`);
  }
  return decide(ctx, "extend_remediation", "tier.remediation_extended", result.value, input.reason);
}

/** Everything is there again: back to active with the same tier. */
export async function closeRemediation(ctx: Context, input: ReasonInput): Promise<Done> {
  unchangedSince(ctx.record, input.version);
  const result = closed(ctx.record.partnership, await ladderToday(ctx));
  if (!result.ok) return refuse(`ladder.refusal.${result.error}`);
  return decide(ctx, "close_remediation", "tier.remediation_closed", result.value, input.reason);
}

/** Tier kept on paper, benefits off from now (P25). */
export async function suspend(ctx: Context, input: ReasonInput): Promise<Done> {
  unchangedSince(ctx.record, input.version);
  const result = suspended(ctx.record.partnership, input.reason);
  if (!result.ok) {
    if (result.error === "reason_missing") return invalid({ reason: "ladder.invalid.reason" });
    return refuse(`ladder.refusal.${result.error}`);
  }
  return decide(ctx, "suspend", "tier.suspended", result.value, input.reason);
}

/** Active again, benefits on. */
export async function reinstate(ctx: Context, input: ReasonInput): Promise<Done> {
  unchangedSince(ctx.record, input.version);
  const result = reinstated(ctx.record.partnership);
  if (!result.ok) return refuse(`ladder.refusal.${result.error}`);
  return decide(ctx, "reinstate", "tier.reinstated", result.value, input.reason);
}

/** The end of the partnership; the reason is kept. */
export async function endPartnership(ctx: Context, input: ReasonInput): Promise<Done> {
  unchangedSince(ctx.record, input.version);
  const result = ended(ctx.record.partnership, todayOf(ctx), input.reason);
  if (!result.ok) return invalid({ reason: "ladder.invalid.reason" });
  return decide(ctx, "end", "tier.ended", result.value, input.reason);
}
