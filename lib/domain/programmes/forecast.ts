import { type ProgrammeDefinition, tierOf } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import type { FindingState } from "#lib/domain/programmes/finding.ts";
import { candidateDays, ladder } from "#lib/domain/programmes/ladder.ts";
import { definitionOn, type Rule } from "#lib/domain/programmes/rules.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** How a partner stands on a day, without the words: what the history keeps and the forecast compares (P21). */
export type TierState = {
  /** Of the tier held; null without one, or where the programme no longer has it. */
  standing: FindingState | null;
  missing: string[];
  atRisk: string[];
  /** The highest tier whose every requirement is met. */
  eligible: string | null;
};

/** The days from `from` to `to`, both inclusive, on which nothing changed. */
export type Stretch = { from: PlainDate; to: PlainDate; state: TierState };

/** The state on a day by the version that judges on it; a tier the version doesn't know is held by nobody. */
export function tierState(
  rules: readonly Rule[],
  facts: PartnerFacts,
  tierKey: string | null,
  on: PlainDate,
): TierState {
  return stateBy(definitionOn(rules, on), facts, tierKey, on);
}

/** The state on a day by one definition. */
export function stateBy(
  definition: ProgrammeDefinition,
  facts: PartnerFacts,
  tierKey: string | null,
  on: PlainDate,
): TierState {
  const { current, eligible } = ladder(definition, facts, tierKey, on);
  const keys = (state: FindingState) =>
    (current?.rungs ?? [])
      .filter(r => r.state === state)
      .map(r => r.requirementKey)
      .sort();
  return {
    standing: current?.state ?? null,
    missing: keys("unmet"),
    atRisk: keys("at_risk"),
    eligible,
  };
}

export const sameState = (a: TierState, b: TierState): boolean =>
  a.standing === b.standing &&
  a.eligible === b.eligible &&
  a.missing.join() === b.missing.join() &&
  a.atRisk.join() === b.atRisk.join();

/** Days after `from` on which something may change: a fact's, or those on which another version begins to judge. */
function daysAfter(rules: readonly Rule[], facts: PartnerFacts, from: PlainDate): PlainDate[] {
  const days = rules.map(rule => rule.from);
  for (const definition of new Set(rules.map(rule => rule.version.definition)))
    days.push(...candidateDays(definition, facts));
  return [...new Set(days)].filter(day => day > from).sort();
}

/** The first day after `on` on which the state is another, and what it is then; null when none is known (P21). */
export function nextChange(
  rules: readonly Rule[],
  facts: PartnerFacts,
  tierKey: string | null,
  on: PlainDate,
): { day: PlainDate; state: TierState } | null {
  const now = tierState(rules, facts, tierKey, on);
  for (const day of daysAfter(rules, facts, on)) {
    const state = tierState(rules, facts, tierKey, day);
    if (!sameState(state, now)) return { day, state };
  }
  return null;
}

/**
 * The first day after `on` on which the tier is no longer held if nothing is done, by whichever version judges then;
 * null when none is known, when it is not met today, or without a tier.
 */
export function lossDay(
  rules: readonly Rule[],
  facts: PartnerFacts,
  tierKey: string | null,
  on: PlainDate,
): PlainDate | null {
  const held = (day: PlainDate) => {
    const definition = definitionOn(rules, day);
    if (tierOf(definition, tierKey) === null) return false;
    return stateBy(definition, facts, tierKey, day).standing !== "unmet";
  };
  if (tierKey === null || !held(on)) return null;
  return daysAfter(rules, facts, on).find(day => !held(day)) ?? null;
}

/** How the state went from one day to another, in stretches without a change; empty when `to` lies before `from`. */
export function stretches(
  rules: readonly Rule[],
  facts: PartnerFacts,
  tierKey: string | null,
  from: PlainDate,
  to: PlainDate,
): Stretch[] {
  if (to < from) return [];
  const found: Stretch[] = [{ from, to, state: tierState(rules, facts, tierKey, from) }];
  for (const day of daysAfter(rules, facts, from)) {
    if (day > to) break;
    const last = found.at(-1) as Stretch;
    const state = tierState(rules, facts, tierKey, day);
    if (sameState(state, last.state)) continue;
    last.to = addDays(day, -1);
    found.push({ from: day, to, state });
  }
  return found;
}
