import { lastDayFrom, openEnd, untilOr } from "#lib/domain/programmes/cover.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import type { FindingPart } from "#lib/domain/programmes/finding.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { type Check, stateUntil } from "./check.ts";

/** People named for each level; a place is kept while its person stays at the company (P21, P22). */
export const supportTeams: Check<"support_teams"> = (facts, { key, params }, on, windowDays) => {
  const parts = params.levels.flatMap(level => {
    const members = teamOn(facts, level, on)
      .sort((a, b) => (a.until > b.until ? -1 : a.until < b.until ? 1 : 0))
      .slice(0, params.minimumPerLevel);
    return Array.from({ length: params.minimumPerLevel }, (_, i): FindingPart & { ref: string } => {
      const member = members[i];
      const wants = String(level);
      if (member === undefined) return { state: "unmet", label: null, wants, until: null, ref: "" };
      const until = openEnd(member.until);
      return {
        state: stateUntil(until, on, windowDays),
        label: member.name,
        wants,
        until,
        ref: member.ref,
      };
    });
  });
  const have = parts.filter(part => part.state !== "unmet").length;
  const ends = parts.map(part => untilOr(part.until));
  const full = have === parts.length;
  const until = full ? openEnd(ends.reduce((a, b) => (a < b ? a : b))) : null;
  const state = full ? stateUntil(until, on, windowDays) : "unmet";
  return {
    requirementKey: key,
    state,
    until,
    have,
    need: parts.length,
    parts: parts.map(({ ref: _, ...part }) => part),
    evidence: parts
      .filter(part => part.label !== null)
      .map(part => ({ kind: "team", label: part.label ?? "", ref: part.ref, until: part.until })),
    next: state === "met" ? null : "name_team",
  };
};

/** Who is named for a level on a day; a person who left the company left the team (P22). */
function teamOn(
  facts: PartnerFacts,
  level: number,
  on: PlainDate,
): { name: string; ref: string; until: PlainDate }[] {
  return facts.team.flatMap(member => {
    if (member.level !== level || member.from > on || untilOr(member.to) < on) return [];
    const name = { name: member.name, ref: member.personId ?? member.name };
    if (member.personId === null) return [{ ...name, until: untilOr(member.to) }];
    const stays = facts.people.filter(person => person.personId === member.personId);
    const reached = lastDayFrom(
      stays.map(stay => ({ from: stay.from, until: stay.to })),
      on,
    );
    if (reached === null) return [];
    return [{ ...name, until: reached < untilOr(member.to) ? reached : untilOr(member.to) }];
  });
}
