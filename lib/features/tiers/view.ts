import { areaOf, type ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { definitionOn, type ProgrammeVersion, type Rule } from "#lib/domain/programmes/rules.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Standing } from "#lib/features/partnerships/standing.ts";

/** What a ladder is drawn from: `facts` are the partner's, with what is supposed of them (P24). */
export type View = {
  standing: Standing;
  /** Which version judges from which day on: the partner's own rules, or one version asked for (P20). */
  rules: readonly Rule[];
  /** What judges on the day. */
  definition: ProgrammeDefinition;
  locale: string;
  today: PlainDate;
  on: PlainDate;
  facts: PartnerFacts;
};

/** The definition that judges a partner on a day when nothing is supposed. */
export const usualDefinition = ({ standing }: View, on: PlainDate): ProgrammeDefinition =>
  definitionOn(standing.rules, on);

/** Every version the view may speak of, the one that judges first: a title is looked up where it stands. */
const spoken = ({ definition, standing, rules }: View): ProgrammeDefinition[] => [
  definition,
  standing.programme.definition,
  ...[...rules, ...standing.rules].map((rule): ProgrammeVersion => rule.version).map(v => v.definition),
];

/** A requirement's title in the reader's language; the key of one that no version has. */
export function titleOf(view: View, key: string): string {
  for (const definition of spoken(view)) {
    const requirement = definition.requirements.find(r => r.key === key);
    if (requirement) return textIn(requirement.title, view.locale);
  }
  return key;
}

/** A tier's name in the reader's language; the key of one that no version has. */
export function tierName(view: View, key: string): string {
  for (const definition of spoken(view)) {
    const tier = definition.tiers.find(t => t.key === key);
    if (tier) return textIn(tier.name, view.locale);
  }
  return key;
}

/** An area's name in the reader's language; the key of one the definition no longer has. */
export function areaName({ definition, standing, locale }: View, key: string): string {
  const area = areaOf(definition, key) ?? areaOf(standing.programme.definition, key);
  return area ? textIn(area.name, locale) : key;
}
