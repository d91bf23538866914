import { openEnd } from "#lib/domain/programmes/cover.ts";
import type { CandidateFact } from "#lib/domain/programmes/facts.ts";
import type { FindingPart, NextStep } from "#lib/domain/programmes/finding.ts";
import { fillGroup } from "#lib/domain/programmes/specialists.ts";
import { type Check, stateUntil } from "./check.ts";

/** A group of certified people, each filling one place and at risk within the window of their area (P1, P21, P23). */
export const certifiedSpecialists: Check<"certified_specialists"> = (
  facts,
  { key, params },
  on,
  _windowDays,
  windowOf,
) => {
  const places = fillGroup(params, facts, on);
  const filled = places.flatMap(place => (place.filledBy === null ? [] : [place.filledBy]));
  const full = filled.length === places.length;
  const until = full ? openEnd(filled.map(s => s.until).reduce((a, b) => (a < b ? a : b))) : null;
  const candidates = facts.candidates.filter(c => params.areas.includes(c.areaKey));
  const parts = places.map(({ areaKey, filledBy }): FindingPart => {
    if (filledBy === null) return { state: "unmet", label: null, wants: areaKey, until: null };
    const end = openEnd(filledBy.until);
    return {
      state: stateUntil(end, on, windowOf(filledBy.areaKey)),
      label: filledBy.name,
      wants: areaKey,
      until: end,
    };
  });
  // At risk from the day on which the first of them may be renewed: before, nothing can be done about it.
  const state = !full ? "unmet" : parts.some(part => part.state === "at_risk") ? "at_risk" : "met";
  return {
    requirementKey: key,
    state,
    until,
    have: filled.length,
    need: places.length,
    parts,
    evidence: filled.map(s => ({
      kind: "certificate",
      label: `${s.name}, ${s.certificate.number}`,
      ref: s.certificate.id,
      until: openEnd(s.until),
    })),
    next: state === "met" ? null : state === "at_risk" ? "renew_certificate" : towardsOne(candidates),
  };
};

/** What brings the next certificate: whoever is furthest on the way says it. */
const towardsOne = (candidates: readonly CandidateFact[]): NextStep =>
  candidates.some(c => c.passed) ? "issue_certificate" : candidates.length > 0 ? "train" : "nominate";
