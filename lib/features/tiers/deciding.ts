import { partnershipPolicy } from "#lib/domain/policies/partnership.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { tierOf, tiersByRank } from "#lib/domain/programmes/definition.ts";
import { findings } from "#lib/domain/programmes/requirements.ts";
import { propose, type TierDecisionKind } from "#lib/domain/programmes/tiers.ts";
import { textIn } from "#lib/domain/text.ts";
import type { Standing } from "#lib/features/partnerships/standing.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { DecisionDto, LadderDto, ProposalDto } from "./dto.ts";
import { tierName, titleOf, type View } from "./view.ts";

/** What the system proposes today, by the version that judges today (P24). */
export function proposalOf(view: View): ProposalDto | null {
  const { standing, today } = view;
  const { definition } = standing.programme;
  const proposal = propose(definition, standing.partnership, standing.ladder, today);
  if (proposal === null) return null;
  if (proposal.kind === "grant") return { ...proposal, tier: tierName(view, proposal.tierKey) };
  if (proposal.kind === "close_remediation") return proposal;
  const missing = proposal.missing.map(key => titleOf(view, key));
  if (proposal.kind === "open_remediation") return { ...proposal, missing };
  return { ...proposal, missing, eligible: proposal.eligible && tierName(view, proposal.eligible) };
}

/** The tiers one may grant today, with what is missing for each, and the benefits one may take away. */
export function choicesOf(view: View): Pick<LadderDto, "tiers" | "benefits"> {
  const { standing, locale, today } = view;
  const { definition } = standing.programme;
  const { tierKey, withdrawnBenefits } = standing.partnership;
  const all = findings(definition, standing.facts, today);
  const held = tierOf(definition, tierKey);
  return {
    tiers: tiersByRank(definition).map(tier => {
      const missing = all
        .filter(f => tier.requirements.includes(f.requirementKey) && f.state === "unmet")
        .map(f => titleOf(view, f.requirementKey));
      return {
        key: tier.key,
        name: textIn(tier.name, locale),
        rank: tier.rank,
        eligible: missing.length === 0,
        held: tier.key === tierKey,
        missing,
        benefits: definition.benefits
          .filter(b => tier.benefits.includes(b.key))
          .map(b => textIn(b.title, locale)),
      };
    }),
    benefits: definition.benefits
      .filter(b => held?.benefits.includes(b.key))
      .map(b => ({
        key: b.key,
        title: textIn(b.title, locale),
        withdrawn: withdrawnBenefits.includes(b.key),
      })),
  };
}

/** Who may decide what in the state it is in: the same policies that guard the actions. */
export const mayDecide = (actor: Actor, standing: Standing): LadderDto["can"] => ({
  grant: partnershipPolicy.grant(actor, standing),
  lower: partnershipPolicy.lower(actor, standing),
  withdrawBenefit: partnershipPolicy.withdrawBenefit(actor, standing),
  restoreBenefit: partnershipPolicy.restoreBenefit(actor, standing),
  openRemediation: partnershipPolicy.openRemediation(actor, standing),
  extendRemediation: partnershipPolicy.extendRemediation(actor, standing),
  closeRemediation: partnershipPolicy.closeRemediation(actor, standing),
  suspend: partnershipPolicy.suspend(actor, standing),
  reinstate: partnershipPolicy.reinstate(actor, standing),
  end: partnershipPolicy.end(actor, standing),
});

/** The last decisions about the tier, newest first. */
export async function decisionsOf(tx: Tx, tenantId: string, view: View): Promise<DecisionDto[]> {
  const { standing, locale } = view;
  const rows = await tx.tierDecision.findMany({
    where: { tenantId, partnershipId: standing.id },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    take: 20,
  });
  return rows.map(row => {
    const benefit = standing.programme.definition.benefits.find(b => b.key === row.benefitKey);
    return {
      id: row.id,
      kind: row.kind as TierDecisionKind,
      tier: row.tierKey === null ? null : tierName(view, row.tierKey),
      benefit: row.benefitKey === null ? null : benefit ? textIn(benefit.title, locale) : row.benefitKey,
      until: toPlainDateOrNull(row.until),
      reason: row.reason,
      by: row.decidedBy,
      at: row.decidedAt.getTime(),
    };
  });
}
