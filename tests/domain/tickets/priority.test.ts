import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivePriority, ENVIRONMENTS, PRIORITY_RULES } from "#lib/domain/tickets/priority.ts";

const derive = (environment: (typeof ENVIRONMENTS)[number], percent: number, canWork: boolean) =>
  derivePriority({ environment, affectedBasisPoints: Math.round(percent * 100), canWork });
const production = (percent: number, canWork: boolean) => derive("production", percent, canWork).priority;

describe("the priority derived from an impact (S5)", () => {
  it("S5: P1 when production is down and nobody can work", () => {
    expect(derive("production", 100, false)).toEqual({ priority: "P1", reason: { key: "all_unable" } });
  });

  it("S5: P2 when more than half are affected but can go on, all of them included", () => {
    expect(production(50.01, true)).toBe("P2");
    expect(production(100, true)).toBe("P2");
    expect(derive("production", 70, true).reason).toEqual({ key: "affected_between", above: 50, upTo: 100 });
  });

  it("S5: P3 between 10 and 50 %, exactly 50 % included", () => {
    expect(production(50, true)).toBe("P3");
    expect(production(10.01, true)).toBe("P3");
    expect(derive("production", 30, true).reason).toEqual({ key: "affected_between", above: 10, upTo: 50 });
  });

  it("S5: P4 below 10 %, exactly 10 % included", () => {
    expect(production(10, true)).toBe("P4");
    expect(derive("production", 1, true)).toEqual({
      priority: "P4",
      reason: { key: "affected_few", upTo: 10 },
    });
  });

  it("S5: P4 on any system that is not production, however bad it is", () => {
    for (const environment of ENVIRONMENTS.filter(e => e !== "production")) {
      expect(derive(environment, 100, false)).toEqual({ priority: "P4", reason: { key: "non_production" } });
    }
  });

  it("S5: fewer than all but unable to work is P2", () => {
    expect(production(99.99, false)).toBe("P2");
    expect(production(5, false)).toBe("P2");
  });

  it("S5: more users affected never lower a priority", () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), fc.boolean(), (a, b, canWork) => {
        const of = (affectedBasisPoints: number) =>
          derivePriority({ environment: "production", affectedBasisPoints, canWork }).priority;
        expect(of(Math.max(a, b)) <= of(Math.min(a, b))).toBe(true);
      }),
    );
  });

  it("S5: the choices are data: a plan may count exactly 50 % as P2", () => {
    const rules = { ...PRIORITY_RULES, bands: [{ above: 4999, priority: "P2" as const }] };
    expect(
      derivePriority({ environment: "production", affectedBasisPoints: 5000, canWork: true }, rules).priority,
    ).toBe("P2");
  });
});
