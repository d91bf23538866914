import { effectOfEnding } from "#lib/domain/agreements/ending.ts";
import { requirementOf, tierOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Standing } from "#lib/features/partnerships/standing.ts";
import type { EffectDto } from "./dto.ts";

/** What follows when an agreement ends so that `from` is the first day without it, in the reader's words (P21, P24). */
export function effectFor(
  standing: Standing,
  agreementId: string,
  from: PlainDate,
  locale: string,
): EffectDto {
  const { definition } = standing.programme;
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
