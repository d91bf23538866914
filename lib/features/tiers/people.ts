import { renewalWindowOf } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { isAffiliated } from "#lib/domain/programmes/ladder.ts";
import { certificateCover, servants } from "#lib/domain/programmes/specialists.ts";
import { holdsLevel2 } from "#lib/domain/tickets/level2.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { LadderAsked } from "./asked.ts";
import type { LadderPersonDto, PersonAreaDto } from "./dto.ts";
import { areaName, type View } from "./view.ts";

/**
 * The people who count for something, or did, those whose certificates end first at the top. `facts` hold what is
 * supposed of certificates, with everybody still there; `cases` their open cases of level 2 and up.
 */
export function peopleOf(
  view: View,
  facts: PartnerFacts,
  asked: LadderAsked,
  cases: ReadonlyMap<string, number>,
): LadderPersonDto[] {
  const here = facts.people.filter(p => p.name !== "" && isAffiliated(facts, p.personId, view.on));
  const able = servants(
    facts,
    view.definition.areas.map(area => area.key),
    view.on,
  );
  const level2 = view.definition.areas.filter(holdsLevel2).map(area => area.key);
  const level2Of = (personId: string): LadderPersonDto["level2"] => {
    const until = able
      .filter(s => s.personId === personId && level2.includes(s.areaKey))
      .map(s => s.until)
      .sort()
      .at(-1);
    const open = cases.get(personId) ?? 0;
    return level2.length === 0 || (until === undefined && open === 0)
      ? null
      : { cases: open, until: until ?? null };
  };
  const rank = ({ areas }: LadderPersonDto) =>
    areas.find(a => a.state === "held")?.until ?? (areas.length > 0 ? "8" : "9");
  return [...new Map(here.map(p => [p.personId, p.name]))]
    .map(([personId, name]): LadderPersonDto => {
      const areas = view.definition.areas.flatMap(({ key: areaKey }): PersonAreaDto[] => {
        const about = { areaKey, area: areaName(view, areaKey), trainingOn: null };
        const renewal = renewalOf(view, asked, personId, areaKey);
        const held = able.find(s => s.personId === personId && s.areaKey === areaKey);
        if (held) {
          const ending = held.until <= addDays(view.on, renewalWindowOf(view.definition, areaKey));
          return [{ ...about, state: "held", until: held.until, ending, renewal }];
        }
        const candidate = facts.candidates.find(c => c.personId === personId && c.areaKey === areaKey);
        const ended = lastEnd(facts, personId, areaKey, view.on);
        if (candidate)
          return [
            {
              ...about,
              state: "training",
              until: ended,
              ending: false,
              trainingOn: candidate.trainingOn,
              renewal,
            },
          ];
        return ended === null ? [] : [{ ...about, state: "ended", until: ended, ending: false, renewal }];
      });
      const levels = facts.team
        .filter(m => m.personId === personId && m.from <= view.on && (m.to === null || m.to >= view.on))
        .map(m => m.level);
      return {
        personId,
        name,
        areas: areas.sort((a, b) => (a.until ?? "9").localeCompare(b.until ?? "9")),
        levels: [...new Set(levels)].sort(),
        level2: level2Of(personId),
        out: asked.without.includes(personId),
      };
    })
    .filter(
      person => person.areas.length > 0 || person.levels.length > 0 || person.level2 !== null || person.out,
    )
    .sort((a, b) => rank(a).localeCompare(rank(b)) || a.name.localeCompare(b.name));
}

/** A certificate that nobody revoked may be renewed (P23). */
function renewalOf(
  { standing }: View,
  asked: LadderAsked,
  personId: string,
  areaKey: string,
): PersonAreaDto["renewal"] {
  if (asked.renew.some(r => r.personId === personId && r.areaKey === areaKey)) return "supposed";
  const held = standing.facts.certificates.some(
    c => c.personId === personId && c.areaKey === areaKey && c.endedOn === null,
  );
  return held ? "could" : null;
}

/** The last day of the certificate that ended latest before a day. */
function lastEnd(facts: PartnerFacts, personId: string, areaKey: string, on: PlainDate): PlainDate | null {
  const ends = facts.certificates
    .filter(c => c.personId === personId && c.areaKey === areaKey)
    .flatMap(c => certificateCover(c).until ?? [])
    .filter(until => until < on);
  return ends.sort().at(-1) ?? null;
}
