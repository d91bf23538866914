import type { BasisPoints, Money } from "#lib/domain/money/money.ts";
import { discounted, money } from "#lib/domain/money/money.ts";
import {
  bookCourses,
  type CourseBooking,
  type CourseCost,
  cheaper,
  courseCurrency,
  coursePrice,
} from "#lib/domain/programmes/courses.ts";
import {
  type ProgrammeDefinition,
  requirementsOf,
  type SpecialistGroup,
  type TrainingDefinition,
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
 * After so many choices looked at, the best one found stands. Reached only where dozens of people are missing in many
 * areas whose prices differ; there the dearest doubt is a seat or two, and a page that never comes helps nobody.
 */
const MOST_CHOICES = 500;

const byCost = (a: CourseCost, b: CourseCost): number => (cheaper(a, b) ? -1 : cheaper(b, a) ? 1 : 0);

/**
 * How many people must be certified anew in each area so that all groups are full, at the least cost. A seat taken by
 * somebody who fills none yet is never worth less than one more certificate for somebody who does (each counts once a
 * group), so only the numbers are searched: from nothing, always one that fills a place of a group that is not full,
 * because every sufficient choice holds such a one (who can be seated is a matroid). One seat may fill two groups. The
 * cheapest next seat is tried first, and what can't end below the best found is left: exact, within `MOST_CHOICES`.
 */
export function cheapestSeats(
  definition: ProgrammeDefinition,
  groups: readonly SpecialistGroup[],
  able: readonly Seatable[],
  /** People by area who are on the way to it or held it before: of equal costs, the one that takes most of them. */
  familiar: ReadonlyMap<string, number> = new Map(),
): { seats: Map<string, number>; cost: CourseCost } | null {
  let best: { seats: Map<string, number>; cost: CourseCost; fit: number } | null = null;
  const areas = [...new Set(groups.flatMap(group => group.areas))];
  const least = leastToCome(definition, areas);
  const fitOf = (seats: ReadonlyMap<string, number>) =>
    [...seats].reduce((sum, [areaKey, n]) => sum + Math.min(n, familiar.get(areaKey) ?? 0), 0);
  const mostFit = areas.reduce((sum, areaKey) => sum + (familiar.get(areaKey) ?? 0), 0);
  const plus = (seats: ReadonlyMap<string, number>, areaKey: string) =>
    new Map(seats).set(areaKey, (seats.get(areaKey) ?? 0) + 1);
  const priced = (seats: Map<string, number>) => ({
    seats,
    ...bookCourses(definition, seats),
    fit: fitOf(seats),
  });
  const seen = new Set<string>();
  const search = ({ seats, cost, fit }: ReturnType<typeof priced>): void => {
    const id = JSON.stringify([...seats].sort(([a], [b]) => (a < b ? -1 : 1)));
    if (seen.has(id) || (best !== null && seen.size >= MOST_CHOICES)) return;
    seen.add(id);
    const everybody = [...able, ...newcomers(seats)];
    const empty = groups.map(group => emptyPlaces(group, everybody));
    const shortAt = empty.findIndex(places => places > 0);
    const short = groups[shortAt];
    if (short === undefined) {
      if (best === null || cheaper(cost, best.cost) || (!cheaper(best.cost, cost) && fit > best.fit))
        best = { seats, cost, fit };
      return;
    }
    const atLeast = least(cost, Math.max(...empty));
    const atMostFit = Math.min(mostFit, fit + empty.reduce((sum, places) => sum + places, 0));
    if (
      best !== null &&
      (cheaper(best.cost, atLeast) || (!cheaper(atLeast, best.cost) && best.fit >= atMostFit))
    )
      return;
    const places = empty[shortAt] ?? 0;
    // Places of an area's own first: they are owed whatever the price, and what their courses still hold is free.
    const owed = (areaKey: string) =>
      everybody.filter(one => one.areaKey === areaKey).length < short.minimumPerArea ? 0 : 1;
    const next = short.areas
      .filter(areaKey => emptyPlaces(short, [...everybody, { personId: "\u0000next", areaKey }]) < places)
      .map(areaKey => ({ areaKey, ...priced(plus(seats, areaKey)) }));
    next.sort((a, b) => owed(a.areaKey) - owed(b.areaKey) || byCost(a.cost, b.cost) || b.fit - a.fit);
    for (const one of next) search(one);
  };
  search(priced(new Map()));
  return best;
}

/**
 * What a choice costs at the very least once so many more people are on courses. Twice too low, and the higher of both:
 * what all those people would cost if each could go to any course; and what there is now with, for all but those whom
 * begun courses still hold, the lowest price a person can have.
 */
function leastToCome(
  definition: ProgrammeDefinition,
  areas: readonly string[],
): (now: CourseCost, more: number) => CourseCost {
  const currency = courseCurrency(definition);
  const courses = definition.trainings.filter(
    t => t.price.currency === currency && t.areas.some(areaKey => areas.includes(areaKey)),
  );
  const held = courses.reduce((sum, t) => sum + t.people - 1, 0);
  const rates = courses.flatMap(t => [t.price.minor / t.people, t.additionalAttendee?.minor ?? []].flat());
  const rate = Math.min(...rates);
  let anywhere: number[] = [];
  const toAny = (people: number): number => {
    if (people >= anywhere.length) anywhere = pricesAnywhere(courses, 2 * people);
    return anywhere[people] ?? 0;
  };
  return (now, more) => {
    const people = now.people + more;
    if (courses.length === 0) return { unpriced: now.unpriced + more, minor: now.minor, people };
    const from = now.minor + Math.max(0, more - held) * rate;
    return { unpriced: now.unpriced, minor: Math.max(from, toAny(people - now.unpriced)), people };
  };
}

/** By number of people up to `most`: the least they cost together, whatever courses they go to. */
function pricesAnywhere(courses: readonly TrainingDefinition[], most: number): number[] {
  let least = Array.from({ length: most + 1 }, (_, n) => (n === 0 ? 0 : Number.POSITIVE_INFINITY));
  for (const course of courses) {
    const prices = least.map((_, n) => coursePrice(course, n));
    least = least.map((_, n) =>
      prices
        .slice(0, n + 1)
        .reduce(
          (min, price, here) => Math.min(min, price + (least[n - here] ?? 0)),
          Number.POSITIVE_INFINITY,
        ),
    );
  }
  return least;
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
