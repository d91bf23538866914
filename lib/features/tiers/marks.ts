import { agreementCover } from "#lib/domain/programmes/agreement.ts";
import { tierOf } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { changeDays } from "#lib/domain/programmes/ladder.ts";
import { findings } from "#lib/domain/programmes/requirements.ts";
import { ruleOn } from "#lib/domain/programmes/rules.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { MarkDto } from "./dto.ts";
import { titleOf, type View } from "./view.ts";

/**
 * The days up to `to` on which a requirement changes, or another version begins to judge (P20), in red where it costs the
 * tier held (P24).
 */
export function marksOf(view: View, tierKey: string | null, to: PlainDate): MarkDto[] {
  const { rules, facts, today } = view;
  const days = rules.map(rule => rule.from).filter(day => day > today && day <= to);
  for (const definition of new Set(rules.map(rule => rule.version.definition)))
    days.push(...changeDays(definition, facts, today, to));
  return [...new Set(days)].sort().flatMap((day): MarkDto[] => {
    const [was, is] = [ruleOn(rules, addDays(day, -1)).version, ruleOn(rules, day).version];
    const before = findings(was.definition, facts, addDays(day, -1));
    const tier = tierOf(is.definition, tierKey);
    const asked = tierOf(was.definition, tierKey)?.requirements ?? [];
    const changes = findings(is.definition, facts, day).flatMap(f => {
      const old = before.find(b => b.requirementKey === f.requirementKey);
      const newlyAsked = tier?.requirements.includes(f.requirementKey) && !asked.includes(f.requirementKey);
      const same = old && old.state === f.state && old.have === f.have && old.need === f.need;
      if (same && !(newlyAsked && was !== is)) return [];
      return [{ title: titleOf(view, f.requirementKey), state: f.state, key: f.requirementKey }];
    });
    const version = was === is ? null : is.version;
    if (changes.length === 0 && version === null) return [];
    const loses = changes.some(c => c.state === "unmet" && tier?.requirements.includes(c.key));
    const gone = version !== null && tierKey !== null && tier === null;
    return [
      {
        day,
        tone: loses || gone ? "breach" : "warn",
        version,
        changes: changes.map(({ key: _, ...change }) => change),
      },
    ];
  });
}

/** The nearest end of an agreement in the range the slider shows. */
export function agreementEnd(facts: PartnerFacts, today: PlainDate, to: PlainDate): PlainDate | null {
  const ends = facts.agreements
    .map(agreementCover)
    .flatMap(cover => (cover?.until && cover.until > today && cover.until <= to ? [cover.until] : []));
  return ends.sort()[0] ?? null;
}
