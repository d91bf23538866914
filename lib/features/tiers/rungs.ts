import type { Finding } from "#lib/domain/programmes/finding.ts";
import { isAffiliated, type Ladder } from "#lib/domain/programmes/ladder.ts";
import { findings } from "#lib/domain/programmes/requirements.ts";
import type { RungDto, TierDto } from "./dto.ts";
import { areaName, tierName, titleOf, usualDefinition, type View } from "./view.ts";

/** A tier with its rungs on the asked day; what is met today and no longer then is "lost" (P21, P24). */
export function tierDto(view: View, standing: NonNullable<Ladder["current"]>): TierDto {
  const today = findings(usualDefinition(view, view.today), view.standing.facts, view.today);
  const wasMet = (key: string) => today.some(f => f.requirementKey === key && f.state !== "unmet");
  return {
    key: standing.key,
    name: tierName(view, standing.key),
    state: standing.state,
    until: standing.until,
    missing: standing.missing.length,
    rungs: standing.rungs.map(rung => rungDto(view, rung, wasMet(rung.requirementKey))),
  };
}

function rungDto(view: View, rung: Finding, wasMet: boolean): RungDto {
  const { definition } = view;
  const requirement = definition.requirements.find(r => r.key === rung.requirementKey);
  const areas = requirement?.kind === "certified_specialists" ? requirement.params.areas : [];
  const lost = rung.state === "unmet" && wasMet;
  const gaps = rung.parts.filter(part => part.state === "unmet");
  return {
    key: rung.requirementKey,
    title: titleOf(view, rung.requirementKey),
    state: lost ? "lost" : rung.state,
    parts: rung.parts.map(part => (part.state === "unmet" && lost ? "lost" : part.state)),
    have: rung.have,
    need: rung.need,
    until: rung.until,
    evidence: rung.evidence,
    wants: [
      ...new Set(
        gaps.flatMap(part => {
          if (part.wants !== null) return [areas.length > 0 ? areaName(view, part.wants) : part.wants];
          return areas.map(area => areaName(view, area));
        }),
      ),
    ],
    candidates: view.facts.candidates
      .filter(c => areas.includes(c.areaKey) && isAffiliated(view.facts, c.personId, view.on))
      .map(c => ({
        name: view.facts.people.find(p => p.personId === c.personId)?.name ?? "",
        on: c.trainingOn,
        passed: c.passed === true,
      })),
    // Of a partnership that ended nobody is asked for anything.
    next: view.standing.state === "ended" ? null : rung.next,
  };
}
