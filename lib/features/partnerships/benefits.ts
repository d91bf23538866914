import type { Actor } from "#lib/domain/policies/types.ts";
import {
  type AgainstBenefit,
  againstBenefit,
  benefitsInForce,
  discountFor,
  type PriceSum,
  priceFor,
  type TierState,
} from "#lib/domain/programmes/benefits.ts";
import {
  type BenefitKind,
  type ProgrammeDefinition,
  tierOf,
  tiersByRank,
} from "#lib/domain/programmes/definition.ts";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { forbid, notFoundRefusal } from "#lib/platform/refusal.ts";
import { findPartnership, partnershipsOf } from "./standing.ts";

/** Why a partner's company does not get a benefit now, with the tier that grants it by name; "apart": it is in no programme. */
export type BenefitRefusal = { why: AgainstBenefit["why"] | "apart"; tier: string };

/**
 * What stands against a kind of benefit for the actor's own company; null: granted, which the vendor, who gives them, always
 * reads (P25). A company in several programmes has it where one of them grants it.
 */
export async function benefitRefusal(
  tx: Tx,
  actor: Actor,
  kind: BenefitKind,
): Promise<BenefitRefusal | null> {
  if (actor.side === "vendor") return null;
  if (actor.side === "customer") return forbid();
  const records = await partnershipsOf(tx, actor.tenantId, actor.orgId);
  const against = records.map(record =>
    againstBenefit(record.programme.definition, record.partnership, kind),
  );
  if (against.includes(null)) return null;
  // The nearest to having it: a tier that grants it but is stopped, then one that could be reached.
  const nearest = (["withdrawn", "state", "tier", "never"] as const)
    .flatMap(why => against.filter(one => one?.why === why))
    .at(0);
  if (!nearest) return { why: "apart", tier: "" };
  return { why: nearest.why, tier: nearest.why === "never" ? "" : textIn(nearest.tier.name, actor.locale) };
}

const REFUSALS: Record<BenefitRefusal["why"], string> = {
  tier: "ladder.refusal.benefit",
  state: "ladder.refusal.benefitSuspended",
  withdrawn: "ladder.refusal.benefitWithdrawn",
  never: "ladder.refusal.noTierGrants",
  apart: "ladder.refusal.noPartner",
};

/**
 * Lets a partner go on where its tier and state grant the kind of benefit now, and forbids it otherwise, naming the lowest
 * tier that grants it (P25). A place with better words of its own brings them, by reason.
 */
export async function requireBenefit(
  tx: Tx,
  actor: Actor,
  kind: BenefitKind,
  words: Record<BenefitRefusal["why"], string> = REFUSALS,
): Promise<void> {
  const refusal = await benefitRefusal(tx, actor, kind);
  if (refusal) forbid(words[refusal.why], { tier: refusal.tier });
}

export type BenefitDto = { key: string; kind: BenefitKind; title: string; description: string };
export type BenefitsDto = {
  company: string;
  slug: string;
  programme: string;
  state: PartnershipState;
  tier: string | null;
  tierSince: PlainDate | null;
  remediationUntil: PlainDate | null;
  holds: BenefitDto[];
  /** Of the tier held, but off: while suspended, or taken away by a person. */
  stopped: BenefitDto[];
  next: { name: string; adds: BenefitDto[] } | null;
  prices: CoursePriceDto[];
};

/** What a course with its certification costs this company today: list price − tier discount (P4, P11, P16). */
export type CoursePriceDto = {
  key: string;
  title: string;
  /** How many people the price is for. */
  people: number;
  price: PriceSum;
  additionalAttendee: PriceSum | null;
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
        kind: b.kind,
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
    prices: coursePrices(definition, partnership, actor.locale),
  };
}

function coursePrices(definition: ProgrammeDefinition, held: TierState, locale: string): CoursePriceDto[] {
  const off = discountFor(definition, held, "training");
  return definition.trainings.map(course => ({
    key: course.key,
    title: textIn(course.title, locale),
    people: course.people,
    price: priceFor(course.price, off),
    additionalAttendee: course.additionalAttendee && priceFor(course.additionalAttendee, off),
  }));
}
