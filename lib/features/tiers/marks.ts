import { agreementCover } from "#lib/domain/programmes/agreement.ts";
import { tierOf } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { changeDays } from "#lib/domain/programmes/ladder.ts";
import { findings } from "#lib/domain/programmes/requirements.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { MarkDto } from "./dto.ts";
import { titleOf, type View } from "./view.ts";

/** The days up to `to` on which a requirement changes, in red where it costs the tier held (P24). */
export function marksOf(view: View, tierKey: string | null, to: PlainDate): MarkDto[] {
  const { definition } = view.standing.programme;
  return changeDays(definition, view.facts, view.today, to).flatMap(day => {
    const before = findings(definition, view.facts, addDays(day, -1));
    const after = findings(definition, view.facts, day);
    const changes = after
      .filter((f, i) => f.state !== before[i]?.state || f.have !== before[i]?.have)
      .map(f => ({ title: titleOf(view, f.requirementKey), state: f.state, key: f.requirementKey }));
    if (changes.length === 0) return [];
    const tier = tierOf(definition, tierKey);
    const loses = changes.some(c => c.state === "unmet" && tier?.requirements.includes(c.key));
    return [
      {
        day,
        tone: loses ? ("breach" as const) : ("warn" as const),
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
