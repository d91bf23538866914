import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tierOf } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import {
  lossDay,
  nextChange,
  sameState,
  stateBy,
  stretches,
  tierState,
} from "#lib/domain/programmes/forecast.ts";
import { alwaysBy, ruleOn, rulesOf } from "#lib/domain/programmes/rules.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { openNebulaProgramme as programme } from "#prisma/seed/opennebula/programme.ts";
import { certified, paperwork } from "#tests/support/partner-facts.ts";
import { day, facts, orderly, programmes, rules, shuffled, stricter, versions } from "./worlds.ts";

const RUNS = { numRuns: 150 };
const worth = { unmet: 0, at_risk: 1, met: 2 };
const tierKey = fc.constantFrom("advanced", "premier");
const merged = (a: PartnerFacts, b: PartnerFacts): PartnerFacts =>
  Object.fromEntries(
    Object.entries(a).map(([key, list]) => [key, [...list, ...b[key as keyof PartnerFacts]]]),
  ) as PartnerFacts;

describe("which version judges (P20)", () => {
  it("a new version judges from its first day, not before", () => {
    const all = rulesOf(versions, []);
    expect(ruleOn(all, "2026-08-31").version.version).toBe(1);
    expect(ruleOn(all, "2026-09-01").version.version).toBe(2);
  });

  it("a promise keeps the older version to its last day, inclusive", () => {
    const all = rulesOf(versions, [{ versionId: "v1", from: "2026-09-01", until: "2027-06-30" }]);
    expect(ruleOn(all, "2027-06-30")).toMatchObject({
      version: { version: 1 },
      kept: { until: "2027-06-30" },
    });
    expect(ruleOn(all, "2027-07-01")).toMatchObject({ version: { version: 2 }, kept: null });
  });

  it("an open-ended promise lasts through later versions; one given later stands above it", () => {
    const third = { id: "v3", version: 3, effectiveFrom: "2027-01-01", definition: programme };
    const kept = [{ versionId: "v1", from: "2026-09-01", until: null }];
    expect(ruleOn(rulesOf([...versions, third], kept), "2030-01-01").version.version).toBe(1);
    const again = [...kept, { versionId: "v2", from: "2027-01-01", until: "2027-03-01" }];
    const all = rulesOf([...versions, third], again);
    expect(ruleOn(all, "2027-02-01").version.version).toBe(2);
    expect(ruleOn(all, "2027-03-02").version.version).toBe(1);
  });

  it("a promise of a version that isn't there is void", () => {
    const all = rulesOf(versions, [{ versionId: "gone", from: "2026-09-01", until: null }]);
    expect(ruleOn(all, "2026-09-01").version.version).toBe(2);
  });
});

describe("the tier engine (P21)", () => {
  it("more evidence never lowers the tier", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(programmes)),
        fc.oneof(facts, orderly),
        facts,
        day,
        (definition, world, more, on) => {
          const all = merged(world, more);
          for (const tier of definition.tiers) {
            const before = stateBy(definition, world, tier.key, on);
            const after = stateBy(definition, all, tier.key, on);
            expect(worth[after.standing ?? "unmet"]).toBeGreaterThanOrEqual(
              worth[before.standing ?? "unmet"],
            );
            const rank = (key: string | null) => tierOf(definition, key)?.rank ?? 0;
            expect(rank(after.eligible)).toBeGreaterThanOrEqual(rank(before.eligible));
          }
        },
      ),
      RUNS,
    );
  });

  it("changes only on the dates it predicted, also where another version begins to judge", () => {
    fc.assert(
      fc.property(rules, fc.oneof(facts, orderly), tierKey, day, (all, world, tier, on) => {
        const now = tierState(all, world, tier, on);
        const next = nextChange(all, world, tier, on);
        for (let n = 1; n <= 400; n++) {
          const then = addDays(on, n);
          const state = tierState(all, world, tier, then);
          if (next !== null && then === next.day) {
            expect(sameState(state, now)).toBe(false);
            expect(state).toEqual(next.state);
            return;
          }
          expect(sameState(state, now)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("the order of events doesn't matter", () => {
    fc.assert(
      fc.property(
        rules,
        fc.oneof(facts, orderly).chain(world => fc.tuple(fc.constant(world), shuffled(world))),
        tierKey,
        day,
        (all, [world, other], tier, on) => {
          expect(tierState(all, other, tier, on)).toEqual(tierState(all, world, tier, on));
          expect(nextChange(all, other, tier, on)?.day).toBe(nextChange(all, world, tier, on)?.day);
        },
      ),
      { numRuns: 80 },
    );
  });

  it("the day of loss is the first day without the tier", () => {
    fc.assert(
      fc.property(rules, orderly, tierKey, day, (all, world, tier, on) => {
        const loss = lossDay(all, world, tier, on);
        if (tierState(all, world, tier, on).standing === "unmet") {
          expect(loss).toBeNull();
          return;
        }
        for (let n = 1; n <= 300; n++) {
          const then = addDays(on, n);
          const lost = tierState(all, world, tier, then).standing === "unmet";
          expect(lost).toBe(then === loss);
          if (lost) return;
        }
      }),
      { numRuns: 60 },
    );
  });

  it("stretches cover every day once and say what that day was", () => {
    fc.assert(
      fc.property(rules, fc.oneof(facts, orderly), tierKey, day, (all, world, tier, from) => {
        const to = addDays(from, 200);
        const found = stretches(all, world, tier, from, to);
        expect(found[0]?.from).toBe(from);
        expect(found.at(-1)?.to).toBe(to);
        found.forEach((stretch, i) => {
          if (i > 0) expect(stretch.from).toBe(addDays(found[i - 1]!.to, 1));
          for (const on of [stretch.from, stretch.to])
            expect(tierState(all, world, tier, on)).toEqual(stretch.state);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("loses ADVANCED on the day a stricter version takes effect, and not before", () => {
    const all = rulesOf(versions, []);
    const world = paperwork(certified(["jonas", "architect", "2026-02-15", "2028-02-14"]));
    expect(lossDay(all, world, "advanced", "2026-06-01")).toBe("2026-09-01");
    expect(lossDay(alwaysBy(versions[0]!), world, "advanced", "2026-06-01")).toBe("2028-02-15");
    expect(stateBy(stricter, world, "advanced", "2026-06-01").missing).toEqual(["second_architect"]);
  });

  it("somebody certified before another's certificate ends prevents the loss", () => {
    const world = paperwork(
      certified(
        ["jonas", "architect", "2025-02-15", "2026-07-31"],
        ["petra", "architect", "2026-07-15", "2028-07-14"],
      ),
    );
    expect(lossDay(alwaysBy(versions[0]!), world, "advanced", "2026-06-01")).toBe("2028-07-15");
  });
});
