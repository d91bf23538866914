import type { Actor } from "#lib/domain/policies/types.ts";
import { benefitsInForce, grants } from "#lib/domain/programmes/benefits.ts";
import { type BenefitKind, tierOf, tiersByRank } from "#lib/domain/programmes/definition.ts";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { forbid, notFoundRefusal } from "#lib/platform/refusal.ts";
import { findPartnership } from "./standing.ts";

/**
 * Lets a partner go on where its tier and state grant the kind of benefit now, and refuses otherwise, naming the lowest
 * tier that grants it (P25). The vendor always goes on: it gives the benefits.
 */
export async function requireBenefit(tx: Tx, actor: Actor, kind: BenefitKind): Promise<void> {
  if (actor.side === "vendor") return;
  if (actor.side === "customer") return forbid();
  const record = await findPartnership(tx, actor.tenantId, { partnerOrgId: actor.orgId });
  if (!record) return forbid("ladder.refusal.noPartner");
  const { definition } = record.programme;
  if (grants(definition, record.partnership, kind)) return;
  const granting = tiersByRank(definition).find(tier =>
    definition.benefits.some(b => b.kind === kind && tier.benefits.includes(b.key)),
  );
  if (!granting) return forbid("ladder.refusal.noTierGrants");
  const tier = textIn(granting.name, actor.locale);
  // The tier is there, its state is not: suspended or ended.
  const held = tierOf(definition, record.partnership.tierKey);
  const suspended = held !== null && held.rank >= granting.rank;
  return forbid(suspended ? "ladder.refusal.benefitSuspended" : "ladder.refusal.benefit", { tier });
}

export type BenefitDto = { key: string; title: string; description: string };
export type BenefitsDto = {
  company: string;
  slug: string;
  programme: string;
  state: PartnershipState;
  tier: string | null;
  tierSince: PlainDate | null;
  remediationUntil: PlainDate | null;
  holds: BenefitDto[];
  /** Of the tier held, but off while suspended. */
  stopped: BenefitDto[];
  next: { name: string; adds: BenefitDto[] } | null;
};

/** What a partner's tier grants now, and what the next one adds (P25). Only a partner has such a page. */
export async function readBenefits(tx: Tx, actor: Actor): Promise<BenefitsDto> {
  if (actor.side !== "partner") return notFoundRefusal();
  const record = await findPartnership(tx, actor.tenantId, { partnerOrgId: actor.orgId });
  if (!record) return notFoundRefusal();
  const { definition } = record.programme;
  const { partnership } = record;
  const held = tierOf(definition, partnership.tierKey);
  const tiers = tiersByRank(definition);
  const above = tiers[tiers.findIndex(tier => tier.key === held?.key) + 1] ?? null;
  const show = (keys: string[]): BenefitDto[] =>
    definition.benefits
      .filter(b => keys.includes(b.key))
      .map(b => ({
        key: b.key,
        title: textIn(b.title, actor.locale),
        description: textIn(b.description, actor.locale),
      }));
  const inForce = benefitsInForce(definition, partnership).map(b => b.key);
  return {
    company: record.orgName,
    slug: record.orgSlug,
    programme: textIn(definition.name, actor.locale),
    state: record.state,
    tier: held && textIn(held.name, actor.locale),
    tierSince: partnership.tierSince,
    remediationUntil: partnership.remediationUntil,
    holds: show(inForce),
    stopped: show((held?.benefits ?? []).filter(key => !inForce.includes(key))),
    next:
      above === null || record.state === "ended"
        ? null
        : {
            name: textIn(above.name, actor.locale),
            adds: show(above.benefits.filter(key => !held?.benefits.includes(key))),
          },
  };
}
