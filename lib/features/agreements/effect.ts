import { effectOfEnding } from "#lib/domain/agreements/ending.ts";
import { type AgreementForPolicy, agreementPolicy } from "#lib/domain/policies/agreement.ts";
import { type Actor, any } from "#lib/domain/policies/types.ts";
import { requirementOf, tierOf } from "#lib/domain/programmes/definition.ts";
import { definitionOn } from "#lib/domain/programmes/rules.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate, Zone } from "#lib/domain/time/types.ts";
import { type Standing, standingOf } from "#lib/features/partnerships/standing.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { EffectDto } from "./dto.ts";
import { findAgreement } from "./queries.ts";

/**
 * What follows when an agreement ends so that `from` is the first day without it, by the version that judges then (P20),
 * in the reader's words (P21, P24).
 */
export function effectFor(
  standing: Standing,
  agreementId: string,
  from: PlainDate,
  locale: string,
): EffectDto {
  const definition = definitionOn(standing.rules, from);
  const effect = effectOfEnding(definition, standing.facts, standing.partnership, agreementId, from);
  const tier = tierOf(definition, effect.tierKey);
  return {
    from: effect.from,
    lost: effect.lost.map(key => textIn(requirementOf(definition, key)?.title ?? key, locale)),
    tier: tier ? textIn(tier.name, locale) : null,
    repairUntil: effect.repairUntil,
    benefits: effect.benefits.map(key =>
      textIn(definition.benefits.find(b => b.key === key)?.title ?? key, locale),
    ),
  };
}

const mayEnd = any<AgreementForPolicy>(agreementPolicy.end, agreementPolicy.giveNotice);

/** The same for an agreement that both signed, asked by who may end it; null for everybody else and every other one. */
export async function effectOfEnd(
  tx: Tx,
  actor: Actor,
  zone: Zone,
  agreementId: string,
  from: PlainDate,
): Promise<EffectDto | null> {
  const target = await findAgreement(tx, actor, agreementId);
  if (!target?.partnerSigned || !target.vendorSigned || !mayEnd(actor, target)) return null;
  const standing = await standingOf(tx, actor.tenantId, target.partnership, from, zone);
  return effectFor(standing, target.id, from, actor.locale);
}
