import type { BasisPoints, Money } from "#lib/domain/money/money.ts";
import { discounted, money } from "#lib/domain/money/money.ts";
import {
  bookCourses,
  type CourseBooking,
  type CourseCost,
  cheaper,
  courseCurrency,
} from "#lib/domain/programmes/courses.ts";
import {
  type ProgrammeDefinition,
  requirementsOf,
  type SpecialistGroup,
  tierOf,
} from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { isAffiliated } from "#lib/domain/programmes/ladder.ts";
import { finding } from "#lib/domain/programmes/requirements.ts";
import { emptyPlaces, type Seatable, servants } from "#lib/domain/programmes/specialists.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** Somebody on a course; null is a person the company has yet to name. */
export type Attendee = { areaKey: string; trainingKey: string | null; personId: string | null };

/** The cheapest set of courses that fills every group of specialists a tier asks for (P4). */
export type Repair = {
  bookings: CourseBooking[];
  attendees: Attendee[];
  /** By the programme's prices; null when no course of the set has one. */
  list: Money | null;
  /** After the discount on training the tier in force grants (P11, P16). */
  price: Money | null;
  discount: BasisPoints;
  /** People whose course has no stated price. */
  unpriced: number;
  /** Keys of unmet requirements that no course repairs. */
  left: string[];
};

/** Everybody who could serve any area of the groups on a day. */
function ableIn(facts: PartnerFacts, groups: readonly SpecialistGroup[], on: PlainDate): Seatable[] {
  const areas = [...new Set(groups.flatMap(group => group.areas))];
  return servants(facts, areas, on).map(({ personId, areaKey }) => ({ personId, areaKey }));
}

const newcomers = (seats: ReadonlyMap<string, number>): Seatable[] =>
  [...seats].flatMap(([areaKey, n]) =>
    Array.from({ length: n }, (_, i) => ({ personId: `\u0000${areaKey}:${i}`, areaKey })),
  );

/**
 * How many people must be certified anew in each area so that all groups are full, at the least cost. Exact. A seat
 * taken by somebody who fills none yet is never worth less than one more certificate for somebody who does (each counts
 * once a group), so only the numbers are searched: from nothing, always one that fills a place of a group that is not
 * full, because every sufficient choice holds such a one (who can be seated is a matroid). One seat may fill two groups.
 */
export function cheapestSeats(
  definition: ProgrammeDefinition,
  groups: readonly SpecialistGroup[],
  able: readonly Seatable[],
  /** People by area who are on the way to it or held it before: of equal costs, the one that takes most of them. */
  familiar: ReadonlyMap<string, number> = new Map(),
): { seats: Map<string, number>; cost: CourseCost } | null {
  let best: { seats: Map<string, number>; cost: CourseCost; fit: number } | null = null;
  const fitOf = (seats: ReadonlyMap<string, number>) =>
    [...seats].reduce((sum, [areaKey, n]) => sum + Math.min(n, familiar.get(areaKey) ?? 0), 0);
  const seen = new Set<string>();
  const search = (seats: Map<string, number>): void => {
    const id = JSON.stringify([...seats].sort(([a], [b]) => (a < b ? -1 : 1)));
    if (seen.has(id)) return;
    seen.add(id);
    const { cost } = bookCourses(definition, seats);
    // Another person never makes it cheaper, so what costs more now always will.
    if (best !== null && cheaper(best.cost, cost)) return;
    const everybody = [...able, ...newcomers(seats)];
    const short = groups.find(group => emptyPlaces(group, everybody) > 0);
    if (short === undefined) {
      const fit = fitOf(seats);
      if (best === null || cheaper(cost, best.cost) || fit > best.fit) best = { seats, cost, fit };
      return;
    }
    const empty = emptyPlaces(short, everybody);
    for (const areaKey of short.areas)
      if (emptyPlaces(short, [...everybody, { personId: "\u0000next", areaKey }]) < empty)
        search(new Map(seats).set(areaKey, (seats.get(areaKey) ?? 0) + 1));
  };
  search(new Map());
  return best;
}

/** By area, people of the company who are on the way to it or held it, and fill no place of a group it belongs to. */
function familiarIn(
  facts: PartnerFacts,
  groups: readonly SpecialistGroup[],
  able: readonly Seatable[],
  on: PlainDate,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const areaKey of new Set(groups.flatMap(group => group.areas))) {
    const served = groups.filter(g => g.areas.includes(areaKey)).flatMap(g => g.areas);
    const people = [...facts.candidates, ...facts.certificates]
      .filter(one => one.areaKey === areaKey && isAffiliated(facts, one.personId, on))
      .map(one => one.personId)
      .filter(id => !able.some(a => a.personId === id && served.includes(a.areaKey)));
    found.set(areaKey, new Set(people).size);
  }
  return found;
}

/** The cheapest courses that repair a tier on a day, who could take them, and what stays open; null: no course is needed. */
export function cheapestCourses(
  definition: ProgrammeDefinition,
  facts: PartnerFacts,
  tierKey: string | null,
  on: PlainDate,
  discount: BasisPoints,
): Repair | null {
  const tier = tierOf(definition, tierKey);
  if (tier === null) return null;
  const unmet = requirementsOf(definition, tier).filter(
    r => finding(r, facts, on, definition.renewalWindowDays).state === "unmet",
  );
  const groups = unmet.flatMap(r => (r.kind === "certified_specialists" ? [r.params] : []));
  if (groups.length === 0) return null;
  const able = ableIn(facts, groups, on);
  const found = cheapestSeats(definition, groups, able, familiarIn(facts, groups, able, on));
  if (found === null) return null;
  const { bookings, cost } = bookCourses(definition, found.seats);
  const priced = bookings.some(b => b.price !== null);
  const list = priced ? money(cost.minor, courseCurrency(definition)) : null;
  return {
    bookings,
    attendees: attendeesOf(facts, groups, able, bookings, on),
    list,
    price: list && discounted(list, discount),
    discount,
    unpriced: cost.unpriced,
    left: unmet.filter(r => r.kind !== "certified_specialists").map(r => r.key),
  };
}

/**
 * Who of the company could sit on each course: somebody nominated for the area first, then who held it before, then
 * by name. Only who fills no place of the groups that area belongs to: anybody else would be moved, not added.
 */
function attendeesOf(
  facts: PartnerFacts,
  groups: readonly SpecialistGroup[],
  able: readonly Seatable[],
  bookings: readonly CourseBooking[],
  on: PlainDate,
): Attendee[] {
  const here = new Map(
    facts.people.filter(p => isAffiliated(facts, p.personId, on)).map(p => [p.personId, p.name]),
  );
  const taken = new Set<string>();
  const attendees: Attendee[] = [];
  for (const { trainingKey, seats } of bookings)
    for (const [areaKey, n] of seats) {
      const served = groups.filter(g => g.areas.includes(areaKey)).flatMap(g => g.areas);
      const serving = new Set(able.filter(a => served.includes(a.areaKey)).map(a => a.personId));
      const rank = (personId: string) => {
        if (facts.candidates.some(c => c.personId === personId && c.areaKey === areaKey)) return 0;
        if (facts.certificates.some(c => c.personId === personId && c.areaKey === areaKey)) return 1;
        return 2;
      };
      const free = [...here]
        .filter(([personId]) => !serving.has(personId) && !taken.has(personId))
        .sort(([a, an], [b, bn]) => rank(a) - rank(b) || an.localeCompare(bn) || (a < b ? -1 : 1))
        .map(([personId]) => personId);
      for (let i = 0; i < n; i++) {
        const personId = free[i] ?? null;
        if (personId !== null) taken.add(personId);
        attendees.push({ areaKey, trainingKey, personId });
      }
    }
  return attendees;
}
