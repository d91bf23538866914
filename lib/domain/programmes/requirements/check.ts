import { type Cover, lastDayFrom, openEnd, untilOr } from "#lib/domain/programmes/cover.ts";
import type { RequirementDefinitionOf, RequirementKind } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import type { Finding, FindingEvidence, NextStep } from "#lib/domain/programmes/finding.ts";
import { addDays, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** How a kind of requirement stands on a day; `windowDays` is how long before its end it is at risk (P21), `windowOf` the same of an area's certificates (P23). */
export type Check<K extends RequirementKind> = (
  facts: PartnerFacts,
  requirement: RequirementDefinitionOf<K>,
  on: PlainDate,
  windowDays: number,
  windowOf: (areaKey: string) => number,
) => Finding;

/** Met today and lost on a known day within the window is "at risk" (P21). */
export function stateUntil(until: PlainDate | null, on: PlainDate, windowDays: number): "met" | "at_risk" {
  return untilOr(until) <= addDays(on, windowDays) ? "at_risk" : "met";
}

/** Something that says the requirement is met, on the days it covers. */
export type Proof = Cover & { evidence: Omit<FindingEvidence, "until"> };

/** The common shape: one thing that is there, or isn't. */
export function oneThing(
  requirementKey: string,
  proofs: Proof[],
  on: PlainDate,
  windowDays: number,
  next: { missing: NextStep; ending: NextStep },
): Finding {
  const reached = lastDayFrom(proofs, on);
  if (reached === null)
    return {
      requirementKey,
      state: "unmet",
      until: null,
      have: 0,
      need: 1,
      parts: [{ state: "unmet", label: null, wants: null, until: null }],
      evidence: [],
      next: next.missing,
    };
  const until = openEnd(reached);
  const state = stateUntil(until, on, windowDays);
  const inForce = proofs.filter(proof => proof.from <= on && untilOr(proof.until) >= on);
  return {
    requirementKey,
    state,
    until,
    have: 1,
    need: 1,
    parts: [{ state, label: inForce[0]?.evidence.label ?? null, wants: null, until }],
    evidence: inForce.map(proof => ({ ...proof.evidence, until: proof.until })),
    next: state === "at_risk" ? next.ending : null,
  };
}

/** A fact's own end, or the one its requirement's months give it. */
export function endOf(from: PlainDate, own: PlainDate | null, months: number | null): PlainDate | null {
  return own ?? (months === null ? null : addMonthsInclusive(from, months));
}
