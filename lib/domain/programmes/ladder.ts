import { agreementCover } from "#lib/domain/programmes/agreement.ts";
import { lastDayFrom, untilOr } from "#lib/domain/programmes/cover.ts";
import {
  type ProgrammeDefinition,
  renewalWindowOf,
  type TierDefinition,
  tiersByRank,
} from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import type { Finding, FindingState } from "#lib/domain/programmes/finding.ts";
import { findings } from "#lib/domain/programmes/requirements.ts";
import { certificateCover } from "#lib/domain/programmes/specialists.ts";
import { addDays, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** A tier on a day: the worst of its rungs, and the last day all of them hold (null: unmet, or no end known). */
export type TierStanding = {
  key: string;
  state: FindingState;
  until: PlainDate | null;
  rungs: Finding[];
  /** Keys of unmet requirements. */
  missing: string[];
};

export type Ladder = {
  on: PlainDate;
  /** Null: no tier granted yet. */
  current: TierStanding | null;
  /** The tier above, with only the rungs it adds; null at the top. */
  next: TierStanding | null;
  /** The highest tier whose every requirement is met today; a person grants it (P21). */
  eligible: string | null;
};

const weight: Record<FindingState, number> = { unmet: 0, at_risk: 1, met: 2 };

/** Nearest to loss first (lost, then by last day), then the programme's order. */
export function byNearestLoss(rungs: readonly Finding[]): Finding[] {
  return rungs
    .map((rung, order) => ({ rung, order }))
    .sort((a, b) => {
      const byState = weight[a.rung.state] - weight[b.rung.state];
      if (byState !== 0) return byState;
      if (a.rung.state === "at_risk" && a.rung.until !== b.rung.until)
        return untilOr(a.rung.until) < untilOr(b.rung.until) ? -1 : 1;
      return a.order - b.order;
    })
    .map(({ rung }) => rung);
}

function standing(
  tier: TierDefinition,
  all: readonly Finding[],
  only?: (key: string) => boolean,
): TierStanding {
  const own = all.filter(f => tier.requirements.includes(f.requirementKey));
  const missing = own.filter(f => f.state === "unmet").map(f => f.requirementKey);
  const ends = own.map(f => f.until).filter(until => until !== null);
  const state = missing.length > 0 ? "unmet" : own.some(f => f.state === "at_risk") ? "at_risk" : "met";
  return {
    key: tier.key,
    state,
    until: state === "unmet" || ends.length === 0 ? null : ends.reduce((a, b) => (a < b ? a : b)),
    rungs: byNearestLoss(only ? own.filter(f => only(f.requirementKey)) : own),
    missing,
  };
}

/** How a partner stands on a day (P21): its tier's rungs, what the next tier adds, and the tier it could be granted. */
export function ladder(
  definition: ProgrammeDefinition,
  facts: PartnerFacts,
  tierKey: string | null,
  on: PlainDate,
): Ladder {
  const all = findings(definition, facts, on);
  const tiers = tiersByRank(definition);
  const index = tiers.findIndex(tier => tier.key === tierKey);
  const current = tiers[index] ?? null;
  const above = tiers[index + 1] ?? null;
  const adds = (key: string) => !current?.requirements.includes(key);
  const eligible = tiers.filter(tier => standing(tier, all).state !== "unmet").at(-1);
  return {
    on,
    current: current === null ? null : standing(current, all),
    next: above === null ? null : standing(above, all, adds),
    eligible: eligible?.key ?? null,
  };
}

/** Days on which a fact begins, ends, or enters the window before its end: nothing changes on any other. */
export function candidateDays(definition: ProgrammeDefinition, facts: PartnerFacts): PlainDate[] {
  const days: PlainDate[] = [];
  const windows = [
    ...new Set([
      definition.renewalWindowDays,
      ...definition.areas.map(area => renewalWindowOf(definition, area.key)),
    ]),
  ];
  const note = (from: PlainDate | null, until: PlainDate | null) => {
    if (from !== null) days.push(from);
    if (until !== null) days.push(addDays(until, 1), ...windows.map(window => addDays(until, -window)));
  };
  for (const person of facts.people) {
    note(person.from, person.to);
    for (const days of person.counts ?? []) note(days.from, days.until);
  }
  for (const member of facts.team) note(member.from, member.to);
  for (const certificate of facts.certificates) {
    const cover = certificateCover(certificate);
    note(cover.from, cover.until);
  }
  for (const agreement of facts.agreements) {
    const cover = agreementCover(agreement);
    if (cover !== null) note(cover.from, cover.until);
  }
  for (const application of facts.applications) note(application.acceptedOn, null);
  const dated = [
    ...facts.businessPlans.map(plan => ({ from: plan.validatedOn, until: plan.validUntil })),
    ...facts.solutions.map(solution => ({ from: solution.reviewedOn, until: solution.validUntil })),
    ...facts.evidence.map(item => ({ from: item.confirmedOn, until: item.validUntil })),
  ];
  const terms = definition.requirements.flatMap(({ params }) => {
    if ("validMonths" in params) return params.validMonths === null ? [] : [params.validMonths];
    if ("reviewMonths" in params) return params.reviewMonths === null ? [] : [params.reviewMonths];
    return [];
  });
  for (const { from, until } of dated) {
    note(from, until);
    if (from !== null) for (const months of terms) note(null, addMonthsInclusive(from, months));
  }
  return [...new Set(days)].sort();
}

const signature = (all: readonly Finding[]) =>
  JSON.stringify(all.map(f => [f.requirementKey, f.state, f.have, f.parts.map(p => p.state).sort()]));

/** Days after `from` up to `to` on which any rung changes: what the date slider marks. */
export function changeDays(
  definition: ProgrammeDefinition,
  facts: PartnerFacts,
  from: PlainDate,
  to: PlainDate,
): PlainDate[] {
  let last = signature(findings(definition, facts, from));
  return candidateDays(definition, facts)
    .filter(day => day > from && day <= to)
    .filter(day => {
      const now = signature(findings(definition, facts, day));
      const changed = now !== last;
      last = now;
      return changed;
    });
}

/** The first day after `on` on which the tier is no longer held if nothing is done; null when no such day is known. */
export function nextLoss(
  definition: ProgrammeDefinition,
  facts: PartnerFacts,
  tierKey: string | null,
  on: PlainDate,
): PlainDate | null {
  const until = ladder(definition, facts, tierKey, on).current?.until ?? null;
  return until === null ? null : addDays(until, 1);
}

/** The same company without some people from a day on (default: ever): what the "what if" unticks. Nothing is stored. */
export function whatIf(
  facts: PartnerFacts,
  withoutPeople: readonly string[],
  from?: PlainDate,
): PartnerFacts {
  const leaves = (personId: string | null) => personId !== null && withoutPeople.includes(personId);
  const lastDay = from === undefined ? null : addDays(from, -1);
  const cut = <T extends { from: PlainDate; to: PlainDate | null }>(item: T): T[] => {
    if (lastDay === null || item.from > lastDay) return [];
    return [{ ...item, to: untilOr(item.to) < lastDay ? item.to : lastDay }];
  };
  return {
    ...facts,
    people: facts.people.flatMap(person => (leaves(person.personId) ? cut(person) : [person])),
    team: facts.team.flatMap(member => (leaves(member.personId) ? cut(member) : [member])),
  };
}

/** Whether the person is at the company on the day. */
export function isAffiliated(facts: PartnerFacts, personId: string, on: PlainDate): boolean {
  const stays = facts.people.filter(person => person.personId === personId);
  return (
    lastDayFrom(
      stays.map(stay => ({ from: stay.from, until: stay.to })),
      on,
    ) !== null
  );
}
