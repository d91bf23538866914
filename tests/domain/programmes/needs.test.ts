import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ladder, whatIf } from "#lib/domain/programmes/ladder.ts";
import { firstLoss, needsOn } from "#lib/domain/programmes/needs.ts";
import { finding, findings } from "#lib/domain/programmes/requirements.ts";
import { reserveOf, weakPoint } from "#lib/domain/programmes/reserve.ts";
import { alwaysBy } from "#lib/domain/programmes/rules.ts";
import { emptyPlaces, type Seatable, servants } from "#lib/domain/programmes/specialists.ts";
import { suppose } from "#lib/domain/programmes/suppose.ts";
import { level2Rests } from "#lib/domain/tickets/level2.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { certified } from "#tests/support/partner-facts.ts";
import { day, facts, rules } from "./worlds.ts";

const on = "2026-11-26";
const emma = alwaysBy({ id: "e", version: 1, effectiveFrom: "2020-01-01", definition: emmaProgramme });
const one = alwaysBy({ id: "o", version: 1, effectiveFrom: "2020-01-01", definition: openNebulaProgramme });

/** A company without one person's certificates in one area. */
const without = (of: ReturnType<typeof certified>, cell: Seatable) => ({
  ...of,
  certificates: of.certificates.filter(c => c.personId !== cell.personId || c.areaKey !== cell.areaKey),
});

const group = fc.record({
  minimum: fc.integer({ min: 0, max: 5 }),
  areas: fc.subarray(["a", "b", "c"], { minLength: 1 }),
  minimumPerArea: fc.integer({ min: 0, max: 2 }),
});
const seats: fc.Arbitrary<Seatable[]> = fc.uniqueArray(
  fc.record({ personId: fc.constantFrom("p", "q", "r", "s", "t"), areaKey: fc.constantFrom("a", "b", "c") }),
  { maxLength: 12, selector: s => `${s.personId}${s.areaKey}` },
);
const subsets = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: 2 ** list.length }, (_, bits) => list.filter((_, i) => (bits & (1 << i)) !== 0));

describe("the reserve of a group of specialists", () => {
  it("P4, P21: short by exactly the places that stay empty; full with nobody to spare is 0", () => {
    fc.assert(
      fc.property(group, seats, (g, able) => {
        expect(Math.max(0, -reserveOf(g, able))).toBe(emptyPlaces(g, able));
      }),
    );
  });

  it("P4, P22: so many people may go, whoever they are, and not one more", () => {
    fc.assert(
      fc.property(group, seats, (g, able) => {
        const reserve = reserveOf(g, able);
        if (reserve < 0 || reserve === Number.POSITIVE_INFINITY) return;
        const people = [...new Set(able.filter(s => g.areas.includes(s.areaKey)).map(s => s.personId))];
        const full = (gone: string[]) =>
          emptyPlaces(
            g,
            able.filter(s => !gone.includes(s.personId)),
          ) === 0;
        for (const gone of subsets(people)) if (gone.length <= reserve) expect(full(gone)).toBe(true);
        if (people.length > reserve)
          expect(subsets(people).some(gone => gone.length === reserve + 1 && !full(gone))).toBe(true);
        // Without a reserve, each of those at the weakest point is needed.
        if (reserve === 0)
          for (const person of weakPoint(g, able)?.people ?? []) expect(full([person])).toBe(false);
      }),
    );
  });
});

describe("what a certificate is needed for", () => {
  it("P4, P21: needed 2, have 2: both are needed, and the first end loses the rung on the day after", () => {
    const team = certified(
      ["iker", "sales", "2026-01-01", "2026-12-31"],
      ["lucia", "sales", "2026-01-01", "2027-03-31"],
    );
    const found = needsOn(emma, team, on);
    expect(found.cells.map(c => [c.personId, c.needs])).toEqual([
      ["iker", [{ requirementKey: "sales_specialists", now: true, lostOn: "2027-01-01" }]],
      // Lost already when hers ends.
      ["lucia", [{ requirementKey: "sales_specialists", now: true, lostOn: null }]],
    ]);
    expect(found.points.find(p => p.areaKey === "sales")).toMatchObject({
      need: 2,
      have: 2,
      reserve: 0,
      people: ["iker", "lucia"],
      lostOn: "2027-01-01",
    });
  });

  it("P21: a third is a reserve; then the second end is the one that loses the rung", () => {
    const team = certified(
      ["iker", "sales", "2026-01-01", "2026-12-31"],
      ["lucia", "sales", "2026-01-01", "2027-03-31"],
      ["nuria", "sales", "2026-01-01", "2027-06-30"],
    );
    const found = needsOn(emma, team, on);
    expect(found.cells.map(c => firstLoss(c.needs))).toEqual([null, "2027-04-01", null]);
    expect(found.cells.every(c => c.needs.every(need => !need.now))).toBe(true);
  });

  it("P21: several that end on one day share what is lost then; who has another area to stand on does not", () => {
    const team = certified(
      ["a", "sales", "2026-01-01", "2026-12-31"],
      ["b", "sales", "2026-01-01", "2026-12-31"],
      ["c", "sales", "2026-01-01", "2026-12-31"],
    );
    expect(needsOn(emma, team, on).cells.map(c => c.needs)).toEqual(
      Array.from({ length: 3 }, () => [
        { requirementKey: "sales_specialists", now: false, lostOn: "2027-01-01" },
      ]),
    );
  });

  it("P23: a renewal booked early takes the need of the day away; the old end loses nothing", () => {
    const team = certified(
      ["jonas", "architect", "2025-01-01", "2026-12-31"],
      ["jonas", "architect", "2027-01-01", "2028-12-31"],
    );
    const [cell] = needsOn(one, team, on).cells;
    expect(cell?.until).toBe("2028-12-31");
    expect(cell?.needs[0]).toEqual({ requirementKey: "architect", now: true, lostOn: "2029-01-01" });
  });

  it("P21, P22: its needs on a day are exactly the requirements whose rung is lost without it", () => {
    fc.assert(
      fc.property(facts, day, fc.constantFrom(emma, one), (company, date, by) => {
        const definition = by[0]!.version.definition;
        const before = findings(definition, company, date);
        for (const cell of needsOn(by, company, date).cells) {
          const after = findings(definition, without(company, cell), date);
          const lost = before.filter((f, i) => f.state !== "unmet" && after[i]?.state === "unmet");
          expect(cell.needs.filter(n => n.now).map(n => n.requirementKey)).toEqual(
            lost.map(f => f.requirementKey),
          );
        }
      }),
    );
  });

  it("P21, P23: the day it names is the first one without the rung, and the last day still has it", () => {
    fc.assert(
      fc.property(facts, day, (company, date) => {
        for (const { until, needs } of needsOn(emma, company, date).cells)
          for (const { requirementKey, lostOn } of needs) {
            if (lostOn === null) continue;
            const stateOn = (d: string) =>
              findings(emmaProgramme, company, d).find(f => f.requirementKey === requirementKey)?.state;
            expect(lostOn).toBe(addDays(until!, 1));
            expect(stateOn(until!)).not.toBe("unmet");
            expect(stateOn(lostOn)).toBe("unmet");
          }
      }),
    );
  });

  it("P21: every loss the ladder knows of an area's people is some certificate's", () => {
    fc.assert(
      fc.property(facts, day, (company, date) => {
        const { cells, points } = needsOn(emma, company, date);
        for (const requirement of emmaProgramme.requirements) {
          if (requirement.kind !== "certified_specialists") continue;
          const rung = finding(requirement, company, date, 90);
          const lostOn = points.find(p => p.requirementKey === requirement.key)?.lostOn ?? null;
          expect(lostOn).toBe(rung.state === "unmet" ? date : rung.until && addDays(rung.until, 1));
          if (rung.state === "unmet" || lostOn === null) continue;
          const named = cells.filter(c => c.needs.some(n => n.requirementKey === requirement.key));
          expect(named.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("P21, P22: the matrix of a day is the ladder's: who counts, how many, and whether a rung holds", () => {
    fc.assert(
      fc.property(facts, day, (company, date) => {
        const { cells, points } = needsOn(emma, company, date);
        const areas = [...emmaProgramme.areas, ...openNebulaProgramme.areas].map(area => area.key);
        const order = (list: Seatable[]) => list.map(s => `${s.personId} ${s.areaKey}`).sort();
        expect(order(cells)).toEqual(order(servants(company, areas, date)));
        const tier = emmaProgramme.tiers[0]!;
        const { current } = ladder(emmaProgramme, company, tier.key, date);
        for (const { requirementKey } of points) {
          const worst = Math.min(
            ...points.filter(p => p.requirementKey === requirementKey).map(p => p.reserve),
          );
          const rung = current?.rungs.find(r => r.requirementKey === requirementKey);
          expect(rung?.state === "unmet").toBe(worst < 0);
          expect(Math.max(0, -worst)).toBe((rung?.need ?? 0) - (rung?.have ?? 0));
        }
      }),
    );
  });

  it("P22: who leaves takes at least what each of their certificates is needed for", () => {
    fc.assert(
      fc.property(facts, day, (company, date) => {
        const tier = emmaProgramme.tiers[0]!.key;
        const before = ladder(emmaProgramme, company, tier, date).current?.missing ?? [];
        for (const cell of needsOn(emma, company, date).cells) {
          const missing = ladder(emmaProgramme, whatIf(company, [cell.personId]), tier, date).current
            ?.missing;
          for (const need of cell.needs) if (need.now) expect(missing).toContain(need.requirementKey);
          expect(missing).toEqual(expect.arrayContaining(before));
        }
      }),
    );
  });

  it("P23: renewing what a day's loss is named for never makes it worse, and alone repairs what is short by one", () => {
    fc.assert(
      fc.property(facts, day, (company, date) => {
        for (const cell of needsOn(emma, company, date).cells) {
          const lostOn = firstLoss(cell.needs);
          if (lostOn === null) continue;
          const renew = [{ personId: cell.personId, areaKey: cell.areaKey }];
          const then = suppose(
            emmaProgramme,
            company,
            { leave: [], leaveOn: date, renew, courses: [] },
            date,
          );
          for (const { requirementKey } of cell.needs.filter(n => n.lostOn === lostOn)) {
            const of = (f: typeof company) =>
              findings(emmaProgramme, f, lostOn).find(x => x.requirementKey === requirementKey)!;
            expect(of(then).have).toBeGreaterThanOrEqual(of(company).have);
          }
        }
      }),
    );
  });

  it("P20: another version that judges on a day to come says what is lost then", () => {
    fc.assert(
      fc.property(facts, day, rules, (company, date, by) => {
        for (const cell of needsOn(by, company, date).cells)
          for (const need of cell.needs) expect(need.now || need.lostOn !== null).toBe(true);
      }),
    );
  });
});

describe("level 2 that rests on one certificate (T3)", () => {
  const serving = [
    { personId: "ana", areaKey: "implementation" },
    { personId: "ben", areaKey: "implementation" },
    { personId: "ben", areaKey: "architect" },
    { personId: "cleo", areaKey: "sales" },
  ];
  it("T3: the only area for level 2 somebody has; a second one keeps them, another kind lets nobody", () => {
    const areas = ["implementation", "architect"];
    expect(level2Rests(serving, areas, serving[0]!)).toEqual({ colleagues: 1 });
    expect(level2Rests(serving, areas, serving[1]!)).toBeNull();
    expect(level2Rests(serving, areas, serving[3]!)).toBeNull();
    expect(level2Rests([serving[0]!], areas, serving[0]!)).toEqual({ colleagues: 0 });
    expect(level2Rests(serving, areas, { personId: "cleo", areaKey: "implementation" })).toBeNull();
  });
});
