import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookCourses, coursePrice } from "#lib/domain/programmes/courses.ts";
import type {
  ProgrammeDefinition,
  SpecialistGroup,
  TrainingDefinition,
} from "#lib/domain/programmes/definition.ts";
import { noFacts } from "#lib/domain/programmes/facts.ts";
import { ladder } from "#lib/domain/programmes/ladder.ts";
import { cheapestCourses, cheapestSeats } from "#lib/domain/programmes/repair.ts";
import { emptyPlaces, type Seatable } from "#lib/domain/programmes/specialists.ts";
import { nothingSupposed, suppose } from "#lib/domain/programmes/suppose.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { certified, paperwork } from "#tests/support/partner-facts.ts";

const ON = "2026-11-22";
const row = (who: string, area: string): [string, string, string, string] => [
  who,
  area,
  "2026-02-15",
  "2027-02-14",
];
const tier = emmaProgramme.tiers[0]?.key ?? "";
const eur = (euros: number) => ({ minor: euros * 100, currency: "EUR" as const });

describe("the price of a course (P4)", () => {
  const technical = emmaProgramme.trainings[1] as TrainingDefinition;
  const sales = emmaProgramme.trainings[0] as TrainingDefinition;

  it("is for the group's number of people; fewer pay it whole, further ones as additional attendees", () => {
    expect([0, 1, 3, 4, 5].map(n => coursePrice(technical, n))).toEqual([
      0, 300_000, 300_000, 400_000, 500_000,
    ]);
  });

  it("is a second course where nobody can be added, or where that is cheaper", () => {
    expect([2, 3, 4, 5].map(n => coursePrice(sales, n))).toEqual([200_000, 400_000, 400_000, 600_000]);
    expect(coursePrice({ ...technical, additionalAttendee: eur(2_000) }, 6)).toBe(600_000);
  });
});

describe("the cheapest repair (P4, P24)", () => {
  const full = [
    row("ana", "sales"),
    row("bea", "sales"),
    row("carl", "presales"),
    row("dora", "implementation"),
    row("eva", "implementation"),
  ];

  it("needs no course while every group is full", () => {
    expect(cheapestCourses(emmaProgramme, certified(...full), tier, ON, 0)).toBeNull();
  });

  it("sends one person to the technical course when the only presales specialist goes", () => {
    const repair = cheapestCourses(
      emmaProgramme,
      certified(...full.filter(([who]) => who !== "carl")),
      tier,
      ON,
      0,
    );
    expect(repair).toMatchObject({ list: eur(3_000), price: eur(3_000), unpriced: 0 });
    // Ana sells: she fills no technical place, so she is somebody who can be added.
    expect(repair?.attendees).toEqual([
      { areaKey: "presales", trainingKey: "technical_course", personId: "ana" },
    ]);
  });

  it("buys both courses for a company that has nobody, and says whom it has yet to name", () => {
    const repair = cheapestCourses(emmaProgramme, noFacts, tier, ON, 0);
    expect(repair?.list).toEqual(eur(5_000));
    const areas = repair?.attendees.map(a => a.areaKey) ?? [];
    expect(areas).toHaveLength(5);
    expect(areas.filter(area => area === "sales")).toHaveLength(2);
    expect(areas).toEqual(expect.arrayContaining(["presales", "implementation"]));
    expect(repair?.attendees.every(a => a.personId === null)).toBe(true);
    expect(repair?.left).toContain("agreement");
  });

  it("takes the tier's discount on training off (P11)", () => {
    expect(cheapestCourses(emmaProgramme, noFacts, tier, ON, 2000)?.price).toEqual(eur(4_000));
  });

  it("prefers somebody nominated for the area, then somebody who held it", () => {
    const facts = {
      ...certified(
        ...full.filter(([who]) => who !== "carl"),
        ["zoe", "presales", "2024-01-01", "2024-12-31"],
        ["yan", "sales", "2024-01-01", "2024-12-31"],
      ),
    };
    const who = (f: typeof facts) =>
      cheapestCourses(emmaProgramme, f, tier, ON, 0)?.attendees.map(a => a.personId);
    expect(who(facts)).toEqual(["zoe"]);
    const nominated = { ...facts, candidates: [{ personId: "yan", areaKey: "presales", trainingOn: null }] };
    expect(who(nominated)).toEqual(["yan"]);
  });

  it("states no price where the programme states none (P10)", () => {
    const repair = cheapestCourses(openNebulaProgramme, paperwork(noFacts), "premier", ON, 2000);
    expect(repair).toMatchObject({ list: null, price: null, unpriced: 2, left: [] });
  });

  it("repairs: with the courses passed, nothing is missing that a course can give", () => {
    const people = ["ana", "bea", "carl", "dora", "eva"];
    const areas = ["sales", "presales", "implementation"];
    const held = fc.uniqueArray(fc.tuple(fc.constantFrom(...people), fc.constantFrom(...areas)), {
      selector: pair => pair.join(),
    });
    fc.assert(
      fc.property(held, rows => {
        const facts = certified(...rows.map(([who, area]) => row(who, area)));
        const repair = cheapestCourses(emmaProgramme, facts, tier, ON, 0);
        if (repair === null) return;
        const courses = repair.attendees.map(a => ({ ...a, resultOn: ON }));
        const then = suppose(emmaProgramme, facts, { ...nothingSupposed(ON), courses }, ON);
        expect(ladder(emmaProgramme, then, tier, ON).current?.missing.sort()).toEqual(repair.left.sort());
      }),
      { numRuns: 200 },
    );
  });
});

describe("against every possible set of courses", () => {
  const AREAS = ["a", "b", "c"];
  const group: fc.Arbitrary<SpecialistGroup> = fc.record({
    areas: fc.subarray(AREAS, { minLength: 1 }),
    minimum: fc.integer({ min: 1, max: 3 }),
    minimumPerArea: fc.integer({ min: 0, max: 1 }),
  });
  const training: fc.Arbitrary<TrainingDefinition> = fc
    .record({
      areas: fc.subarray(AREAS, { minLength: 1 }),
      people: fc.integer({ min: 1, max: 3 }),
      minor: fc.integer({ min: 1, max: 9 }),
      extra: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
    })
    .map(t => ({
      key: "",
      title: "",
      areas: t.areas,
      people: t.people,
      price: { minor: t.minor, currency: "EUR" },
      additionalAttendee: t.extra === null ? null : { minor: t.extra, currency: "EUR" },
    }));
  const world = fc.record({
    groups: fc.array(group, { minLength: 1, maxLength: 2 }),
    trainings: fc.array(training, { minLength: 1, maxLength: 2 }),
    able: fc.uniqueArray(
      fc.record({ personId: fc.constantFrom("p", "q"), areaKey: fc.constantFrom(...AREAS) }),
      { selector: s => s.personId + s.areaKey, maxLength: 3 },
    ),
  });

  /** Everybody there and two dozen others, each in any areas, by counting up; courses by trying every number of each. */
  function bruteForce(definition: ProgrammeDefinition, groups: SpecialistGroup[], able: Seatable[]): number {
    const most = groups.reduce((sum, g) => sum + Math.max(g.minimum, g.areas.length * g.minimumPerArea), 0);
    let best = Number.POSITIVE_INFINITY;
    const prices = new Map<string, number>();
    const tickets = ["p", "q", ...Array.from({ length: most }, (_, i) => `n${i}`)].flatMap(personId =>
      AREAS.map(areaKey => ({ personId, areaKey })),
    );
    const pick = (from: number, chosen: Seatable[]) => {
      const seats = new Map<string, number>();
      for (const { areaKey } of chosen) seats.set(areaKey, (seats.get(areaKey) ?? 0) + 1);
      if (groups.every(g => emptyPlaces(g, [...able, ...chosen]) === 0)) {
        const id = JSON.stringify([...seats].sort());
        const cost = prices.get(id) ?? priceByTrying(definition, seats);
        prices.set(id, cost);
        best = Math.min(best, cost);
        return;
      }
      if (chosen.length >= most) return;
      for (let i = from; i < tickets.length; i++) pick(i + 1, [...chosen, tickets[i]!]);
    };
    pick(0, []);
    return best;
  }

  /** Attendees one by one into one of the courses held, or into a new one. */
  function priceByTrying(definition: ProgrammeDefinition, seats: Map<string, number>): number {
    const attendees = [...seats].flatMap(([area, n]) => Array.from({ length: n }, () => area));
    let best = Number.POSITIVE_INFINITY;
    const place = (i: number, sizes: number[][]) => {
      const area = attendees[i];
      if (area === undefined) {
        let cost = 0;
        for (const [k, t] of definition.trainings.entries())
          for (const size of sizes[k]!) {
            const extra = Math.max(0, size - t.people);
            const each = t.additionalAttendee?.minor ?? Number.POSITIVE_INFINITY;
            cost += t.price.minor + (extra > 0 ? extra * each : 0);
          }
        best = Math.min(best, cost);
        return;
      }
      definition.trainings.forEach((t, k) => {
        if (!t.areas.includes(area)) return;
        for (let c = 0; c <= sizes[k]!.length; c++)
          place(
            i + 1,
            sizes.map((own, j) =>
              j === k ? [...own.slice(0, c), (own[c] ?? 0) + 1, ...own.slice(c + 1)] : own,
            ),
          );
      });
    };
    place(
      0,
      definition.trainings.map(() => []),
    );
    return best;
  }

  it("no set is cheaper", () => {
    fc.assert(
      fc.property(world, ({ groups, trainings, able }) => {
        const definition = {
          ...emmaProgramme,
          trainings: trainings.map((t, i) => ({ ...t, key: `t${i}` })),
        };
        const taught = new Set(trainings.flatMap(t => t.areas));
        fc.pre(groups.every(g => g.areas.every(a => taught.has(a))));
        const size = groups.reduce(
          (sum, g) => sum + Math.max(g.minimum, g.areas.length * g.minimumPerArea),
          0,
        );
        fc.pre(size <= 3);
        const found = cheapestSeats(definition, groups, able);
        expect(found?.cost.minor).toBe(bruteForce(definition, groups, able));
        expect(bookCourses(definition, found!.seats).cost.unpriced).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  /** Every number of people in every area, by the price of their courses. */
  function leastOfAll(definition: ProgrammeDefinition, groups: SpecialistGroup[], able: Seatable[]): number {
    const areas = [...new Set(groups.flatMap(g => g.areas))];
    const places = groups.map(g => Math.max(g.minimum, g.areas.length * g.minimumPerArea));
    const most = places.reduce((a, b) => a + b, 0);
    let best = Number.POSITIVE_INFINITY;
    const choose = (i: number, left: number, seats: Map<string, number>): void => {
      const area = areas[i];
      if (area === undefined) {
        if (groups.some(g => emptyPlaces(g, [...able, ...seated(seats)]) > 0)) return;
        best = Math.min(best, bookCourses(definition, seats).cost.minor);
        return;
      }
      for (let n = 0; n <= left; n++) choose(i + 1, left - n, new Map(seats).set(area, n));
    };
    choose(0, most, new Map());
    return best;
  }

  it("nor where more people are missing", () => {
    fc.assert(
      fc.property(world, ({ groups, trainings, able }) => {
        const definition = { ...emmaProgramme, trainings: trainings.map((t, i) => ({ ...t, key: `t${i}` })) };
        const taught = new Set(trainings.flatMap(t => t.areas));
        fc.pre(groups.every(g => g.areas.every(a => taught.has(a))));
        const size = groups.reduce(
          (sum, g) => sum + Math.max(g.minimum, g.areas.length * g.minimumPerArea),
          0,
        );
        fc.pre(size > 3 && size <= 7);
        expect(cheapestSeats(definition, groups, able)?.cost.minor).toBe(
          leastOfAll(definition, groups, able),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("many people missing in many areas are found at once, each area with a price of its own", () => {
    const areas = Array.from({ length: 8 }, (_, i) => `area${i}`);
    const trainings = areas.map((area, i) => ({
      ...(emmaProgramme.trainings[0] as TrainingDefinition),
      key: `course${i}`,
      areas: [area],
      people: 1 + (i % 3),
      price: eur(1000 + 370 * i),
    }));
    const group = { minimum: 30, areas, minimumPerArea: 1 };
    const begun = performance.now();
    const found = cheapestSeats({ ...emmaProgramme, trainings }, [group], []);
    // It took minutes once, and the server with it.
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect([...(found?.seats.values() ?? [])].reduce((a, b) => a + b, 0)).toBe(30);
    expect(emptyPlaces(group, seated(found?.seats ?? new Map()))).toBe(0);
    // Three courses for each area: every split of one area is weighed, not every split of all of them together.
    const threefold = [0, 1, 2].flatMap(more =>
      trainings.slice(0, 3).map((t, i) => ({
        ...t,
        key: `${t.key}.${more}`,
        price: eur(1000 + 70 * i + 130 * more),
      })),
    );
    const fewer = { minimum: 20, areas: areas.slice(0, 3), minimumPerArea: 1 };
    const other = cheapestSeats({ ...emmaProgramme, trainings: threefold }, [fewer], []);
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(other).not.toBeNull();
    const second = cheapestSeats({ ...emmaProgramme, trainings }, [{ ...group, minimum: 8 }], []);
    expect(second?.cost.minor).toBe(trainings.reduce((sum, t) => sum + t.price.minor, 0));
  });
});

const seated = (seats: ReadonlyMap<string, number>): Seatable[] =>
  [...seats].flatMap(([areaKey, n]) =>
    Array.from({ length: n }, (_, i) => ({ personId: `${areaKey} ${i}`, areaKey })),
  );

describe("of equal costs (P4)", () => {
  it("the course that somebody of the company is on the way to, or took before, is chosen", () => {
    const world = certified(
      ["ana", "presales", "2026-01-01", "2027-12-31"],
      ["bea", "implementation", "2026-01-01", "2027-12-31"],
      ["carl", "implementation", "2024-01-01", "2024-12-31"],
    );
    const found = cheapestCourses(emmaProgramme, world, "certified", "2026-12-01", 0);
    expect(found?.attendees.filter(a => a.trainingKey === "technical_course")).toEqual([
      { areaKey: "implementation", trainingKey: "technical_course", personId: "carl" },
    ]);
  });
});
