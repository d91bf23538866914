import { type Currency, type Money, money } from "#lib/domain/money/money.ts";
import type { ProgrammeDefinition, TrainingDefinition } from "#lib/domain/programmes/definition.ts";

/** People by area. */
export type Seats = ReadonlyMap<string, number>;

/** A course, how many go in which area, and what it costs; null where the programme states no price for the area. */
export type CourseBooking = { trainingKey: string | null; seats: Map<string, number>; price: Money | null };

/** Cheaper first: fewest people whose course has no stated price, then the money, then fewest people. */
export type CourseCost = { unpriced: number; minor: number; people: number };

export const noCost: CourseCost = { unpriced: 0, minor: 0, people: 0 };

export function cheaper(a: CourseCost, b: CourseCost): boolean {
  if (a.unpriced !== b.unpriced) return a.unpriced < b.unpriced;
  if (a.minor !== b.minor) return a.minor < b.minor;
  return a.people < b.people;
}

/**
 * What a course costs for so many people, in minor units (P4): the price is for the group's number of people, fewer
 * pay it whole; further ones pay the price of an additional attendee, or a second course where that is less or the only way.
 */
export function coursePrice(training: TrainingDefinition, people: number): number {
  if (people <= 0) return 0;
  const { additionalAttendee } = training;
  const most = Math.ceil(people / training.people);
  let best = most * training.price.minor;
  if (additionalAttendee !== null)
    for (let courses = 1; courses < most; courses++) {
      const more = people - courses * training.people;
      best = Math.min(best, courses * training.price.minor + more * additionalAttendee.minor);
    }
  return best;
}

/** The programme's money: that of its first course. Courses in another have no price to compare (no rate is known). */
export function courseCurrency(definition: ProgrammeDefinition): Currency {
  return definition.trainings[0]?.price.currency ?? "EUR";
}

function coursesFor(definition: ProgrammeDefinition, area: string): TrainingDefinition[] {
  const currency = courseCurrency(definition);
  return definition.trainings.filter(t => t.areas.includes(area) && t.price.currency === currency);
}

/**
 * The cheapest way to send so many people in each area to the programme's courses. Exact: where several courses teach
 * an area, every split between them is weighed. People in an area no course teaches are booked without a price.
 */
export function bookCourses(
  definition: ProgrammeDefinition,
  seats: Seats,
): { cost: CourseCost; bookings: CourseBooking[] } {
  const wanted = [...seats].filter(([, n]) => n > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const untaught = wanted.filter(([area]) => coursesFor(definition, area).length === 0);
  const taught = wanted.filter(([area]) => coursesFor(definition, area).length > 0);
  const people = wanted.reduce((sum, [, n]) => sum + n, 0);
  const splits = apart(definition, taught).map(areas => cheapestSplit(definition, areas));
  const currency = courseCurrency(definition);
  const bookings: CourseBooking[] = splits
    .flatMap(split => [...split.byCourse])
    .map(([trainingKey, own]) => {
      const training = definition.trainings.find(t => t.key === trainingKey) as TrainingDefinition;
      return { trainingKey, seats: own, price: money(coursePrice(training, total(own)), currency) };
    });
  if (untaught.length > 0) bookings.push({ trainingKey: null, seats: new Map(untaught), price: null });
  const unpriced = untaught.reduce((sum, [, n]) => sum + n, 0);
  const minor = splits.reduce((sum, split) => sum + split.minor, 0);
  return { cost: { unpriced, minor, people }, bookings };
}

const total = (seats: Seats): number => [...seats.values()].reduce((a, b) => a + b, 0);

/** Areas that share no course have nothing to do with each other's price: in groups of those that do. */
function apart(
  definition: ProgrammeDefinition,
  wanted: readonly [string, number][],
): (readonly [string, number][])[] {
  const groups: { courses: Set<string>; areas: (readonly [string, number])[] }[] = [];
  for (const one of wanted) {
    const courses = new Set(coursesFor(definition, one[0]).map(t => t.key));
    const joined = groups.filter(group => [...courses].some(key => group.courses.has(key)));
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push({
      courses: new Set([...joined.flatMap(group => [...group.courses]), ...courses]),
      areas: [...joined.flatMap(group => group.areas), one],
    });
  }
  return groups.map(group => group.areas as [string, number][]);
}

type Split = { minor: number; byCourse: Map<string, Map<string, number>> };

function cheapestSplit(definition: ProgrammeDefinition, wanted: readonly [string, number][]): Split {
  let best: Split | null = null;
  const byCourse = new Map<string, Map<string, number>>();
  const put = (course: string, area: string, n: number) => {
    const own = byCourse.get(course) ?? new Map<string, number>();
    if (n === 0) own.delete(area);
    else own.set(area, n);
    byCourse.set(course, own);
  };
  const price = () => {
    let minor = 0;
    for (const training of definition.trainings) {
      const own = byCourse.get(training.key);
      if (own) minor += coursePrice(training, total(own));
    }
    return minor;
  };
  const place = (index: number): void => {
    const minor = price();
    // Another person never makes it cheaper.
    if (best !== null && best.minor <= minor) return;
    const next = wanted[index];
    if (next === undefined) {
      const kept = [...byCourse].filter(([, own]) => own.size > 0);
      best = { minor, byCourse: new Map(kept.map(([course, own]) => [course, new Map(own)])) };
      return;
    }
    const [area, n] = next;
    const courses = coursesFor(definition, area);
    const share = (course: number, left: number): void => {
      const training = courses[course];
      if (training === undefined) return;
      if (course === courses.length - 1) {
        put(training.key, area, left);
        place(index + 1);
        put(training.key, area, 0);
        return;
      }
      for (let here = left; here >= 0; here--) {
        put(training.key, area, here);
        share(course + 1, left - here);
      }
      put(training.key, area, 0);
    };
    share(0, n);
  };
  place(0);
  return best ?? { minor: 0, byCourse: new Map() };
}
