import { areaOf } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Standing } from "#lib/features/partnerships/standing.ts";

/** What a ladder is drawn from: `facts` are the partner's, or what is left of them without some people (P24). */
export type View = {
  standing: Standing;
  locale: string;
  today: PlainDate;
  on: PlainDate;
  facts: PartnerFacts;
};

/** A requirement's title in the reader's language; the key of one the definition no longer has. */
export function titleOf({ standing, locale }: View, key: string): string {
  const requirement = standing.programme.definition.requirements.find(r => r.key === key);
  return requirement ? textIn(requirement.title, locale) : key;
}

/** An area's name in the reader's language; the key of one the definition no longer has. */
export function areaName({ standing, locale }: View, key: string): string {
  const area = areaOf(standing.programme.definition, key);
  return area ? textIn(area.name, locale) : key;
}
