import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RequirementDefinition, SpecialistGroup } from "#lib/domain/programmes/definition.ts";
import { noFacts, type PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { finding } from "#lib/domain/programmes/requirements.ts";
import { servants } from "#lib/domain/programmes/specialists.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { certified } from "#tests/support/partner-facts.ts";

const technical = emmaProgramme.requirements.find(r => r.key === "technical_specialists")!;
const agreement = emmaProgramme.requirements.find(r => r.key === "agreement")!;
const plan = emmaProgramme.requirements.find(r => r.key === "business_plan")!;
const check = (requirement: RequirementDefinition, facts: PartnerFacts, on: string) =>
  finding(requirement, facts, on, 90);

describe("certified specialists", () => {
  const three = certified(
    ["marta", "presales", "2026-01-10", "2027-01-09"],
    ["nuria", "implementation", "2026-01-10", "2027-01-09"],
    ["iker", "implementation", "2025-12-10", "2026-12-09"],
  );

  it("three technical people with one in each area meet the group (P4)", () => {
    expect(check(technical, three, "2026-06-01")).toMatchObject({
      state: "met",
      have: 3,
      need: 3,
      until: "2026-12-09",
    });
  });

  it("three people in one area alone don't: an area stays empty (P4)", () => {
    const facts = certified(
      ["a", "implementation", "2026-01-01", "2026-12-31"],
      ["b", "implementation", "2026-01-01", "2026-12-31"],
      ["c", "implementation", "2026-01-01", "2026-12-31"],
    );
    const result = check(technical, facts, "2026-06-01");
    expect(result).toMatchObject({ state: "unmet", have: 2, need: 3, next: "nominate" });
    expect(result.parts.find(part => part.state === "unmet")?.wants).toBe("presales");
  });

  it("a person certified in both areas counts once (P4)", () => {
    const facts = certified(
      ["a", "presales", "2026-01-01", "2026-12-31"],
      ["a", "implementation", "2026-01-01", "2026-12-31"],
      ["b", "implementation", "2026-01-01", "2026-12-31"],
    );
    expect(check(technical, facts, "2026-06-01")).toMatchObject({ state: "unmet", have: 2, need: 3 });
  });

  it("someone who can serve both is seated where nobody else can", () => {
    const facts = certified(
      ["both", "presales", "2026-01-01", "2026-12-31"],
      ["both", "implementation", "2026-01-01", "2026-12-31"],
      ["b", "implementation", "2026-01-01", "2026-12-31"],
      ["c", "implementation", "2026-01-01", "2026-12-31"],
    );
    const result = check(technical, facts, "2026-06-01");
    expect(result).toMatchObject({ state: "met", have: 3 });
    expect(result.parts.find(part => part.wants === "presales")?.label).toBe("both");
  });

  it("the last day counts and the next one does not (P21)", () => {
    expect(check(technical, three, "2026-12-09").state).toBe("at_risk");
    expect(check(technical, three, "2026-12-10")).toMatchObject({ state: "unmet", have: 2 });
  });

  it("is at risk from 90 days before the loss, naming the last day (P21)", () => {
    expect(check(technical, three, addDays("2026-12-09", -91)).state).toBe("met");
    expect(check(technical, three, addDays("2026-12-09", -90))).toMatchObject({
      state: "at_risk",
      until: "2026-12-09",
      next: "renew_certificate",
    });
  });

  it("a renewal issued early carries the requirement past the old end (P23)", () => {
    const renewed = { ...three, certificates: [...three.certificates] };
    renewed.certificates.push({
      ...three.certificates[2]!,
      id: "c9",
      validFrom: "2026-12-10",
      validUntil: "2027-12-09",
    });
    expect(check(technical, renewed, "2026-12-01")).toMatchObject({ state: "at_risk", until: "2027-01-09" });
  });

  it("somebody who leaves stops counting the day after the last day (P22)", () => {
    const leaving = {
      ...three,
      people: three.people.map(p => (p.personId === "marta" ? { ...p, to: "2026-07-31" } : p)),
    };
    expect(check(technical, leaving, "2026-07-31")).toMatchObject({ state: "at_risk", until: "2026-07-31" });
    expect(check(technical, leaving, "2026-08-01")).toMatchObject({ state: "unmet", have: 2 });
  });

  it("a revoked certificate stops counting on its day", () => {
    const revoked = {
      ...three,
      certificates: three.certificates.map((c, i) => (i === 0 ? { ...c, endedOn: "2026-05-05" } : c)),
    };
    expect(check(technical, revoked, "2026-05-04").state).toBe("at_risk");
    expect(check(technical, revoked, "2026-05-05").state).toBe("unmet");
  });

  it("with somebody in training the next step is the course, not another name", () => {
    const facts = {
      ...noFacts,
      candidates: [{ personId: "x", areaKey: "presales", trainingOn: "2026-07-01" }],
    };
    expect(check(technical, facts, "2026-06-01").next).toBe("train");
  });

  it("with the examination passed the next step is the certificate, not the training (P4)", () => {
    const candidates = [
      { personId: "x", areaKey: "presales", trainingOn: null },
      { personId: "y", areaKey: "presales", trainingOn: "2026-05-01", passed: true },
    ];
    expect(check(technical, { ...noFacts, candidates }, "2026-06-01").next).toBe("issue_certificate");
  });
});

describe("a group's places, against every way of seating people", () => {
  const areas = ["presales", "implementation", "other"];
  const people = ["p1", "p2", "p3", "p4"];
  const world = fc.record({
    group: fc.record({
      minimum: fc.integer({ min: 1, max: 4 }),
      areas: fc.subarray(areas, { minLength: 1 }),
      minimumPerArea: fc.integer({ min: 0, max: 2 }),
    }),
    rows: fc.array(
      fc.record({
        person: fc.constantFrom(...people),
        area: fc.constantFrom(...areas),
        ends: fc.integer({ min: 0, max: 200 }),
      }),
      { maxLength: 9 },
    ),
  });

  /** The most places that can be filled on a day, by trying everything. */
  function bruteForce(group: SpecialistGroup, facts: PartnerFacts, on: string): number {
    const able = servants(facts, group.areas, on);
    const wanted: (string | null)[] = group.areas.flatMap(area => Array(group.minimumPerArea).fill(area));
    while (wanted.length < group.minimum) wanted.push(null);
    const seat = (index: number, used: Set<string>): number => {
      if (index === wanted.length) return 0;
      let best = seat(index + 1, used);
      for (const s of able) {
        if (used.has(s.personId) || (wanted[index] !== null && wanted[index] !== s.areaKey)) continue;
        best = Math.max(best, 1 + seat(index + 1, new Set([...used, s.personId])));
      }
      return best;
    };
    return seat(0, new Set());
  }

  const facts = (rows: { person: string; area: string; ends: number }[]) =>
    certified(
      ...rows.map(
        r =>
          [r.person, r.area, "2025-06-01", addDays("2026-01-01", r.ends)] as [string, string, string, string],
      ),
    );
  const asRequirement = (params: SpecialistGroup): RequirementDefinition => ({
    key: "group",
    kind: "certified_specialists",
    title: "x",
    description: "x",
    params,
  });

  it("as many are filled as can be (P4)", () => {
    fc.assert(
      fc.property(world, ({ group, rows }) => {
        const known = facts(rows);
        expect(check(asRequirement(group), known, "2026-01-01").have).toBe(
          bruteForce(group, known, "2026-01-01"),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("what is met holds exactly until the day it says (P21)", () => {
    fc.assert(
      fc.property(world, ({ group, rows }) => {
        const known = facts(rows);
        const today = check(asRequirement(group), known, "2026-01-01");
        if (today.state === "unmet" || today.until === null) return;
        expect(check(asRequirement(group), known, today.until).state).not.toBe("unmet");
        expect(check(asRequirement(group), known, addDays(today.until, 1)).state).toBe("unmet");
      }),
      { numRuns: 300 },
    );
  });
});

describe("documents", () => {
  const signed = {
    id: "a",
    number: "A-1",
    kind: "partner_agreement",
    partnerSignedOn: "2026-03-10",
    vendorSignedOn: "2026-03-12",
    startsOn: null,
    endsOn: "2027-03-11",
    endedOn: null,
  };

  it("an agreement counts from the second signature to its last day (P3, P21)", () => {
    const facts = { ...noFacts, agreements: [signed] };
    expect(check(agreement, facts, "2026-03-11").state).toBe("unmet");
    expect(check(agreement, facts, "2026-03-12")).toMatchObject({ state: "met", until: "2027-03-11" });
    expect(check(agreement, facts, "2027-03-11").state).toBe("at_risk");
    expect(check(agreement, facts, "2027-03-12").state).toBe("unmet");
  });

  it("nobody is asked to sign what nobody prepared; what ran out is renewed (P3, P13)", () => {
    const next = (...agreements: (typeof signed)[]) =>
      check(agreement, { ...noFacts, agreements }, "2027-06-01").next;
    const unsigned = { ...signed, partnerSignedOn: null, vendorSignedOn: null } as unknown as typeof signed;
    expect(next()).toBe("prepare_agreement");
    expect(next(unsigned)).toBe("sign");
    expect(next(signed)).toBe("renew_agreement");
    expect(next({ ...unsigned, endedOn: "2026-05-01" } as unknown as typeof signed)).toBe(
      "prepare_agreement",
    );
  });

  it("one signature is not an agreement: the other side's is next", () => {
    const facts = { ...noFacts, agreements: [{ ...signed, vendorSignedOn: null }] };
    expect(check(agreement, facts, "2026-06-01")).toMatchObject({ state: "unmet", next: "countersign" });
  });

  it("a signed renewal that follows on keeps it whole", () => {
    const next = { ...signed, id: "b", startsOn: "2027-03-12", endsOn: "2028-03-11" };
    const result = check(agreement, { ...noFacts, agreements: [signed, next] }, "2027-03-01");
    expect(result).toMatchObject({ state: "met", until: "2028-03-11" });
    expect(result.evidence.map(e => e.ref)).toEqual(["a"]);
  });

  it("a business plan counts once validated, and waits for the vendor before (P2)", () => {
    const draft = { id: "p", title: "Plan", validatedOn: null, validatedBy: null, validUntil: null };
    expect(check(plan, noFacts, "2026-06-01").next).toBe("write_plan");
    expect(check(plan, { ...noFacts, businessPlans: [draft] }, "2026-06-01").next).toBe("validate_plan");
    const validated = { ...draft, validatedOn: "2026-04-20" };
    expect(check(plan, { ...noFacts, businessPlans: [validated] }, "2026-06-01")).toMatchObject({
      state: "met",
      until: null,
    });
  });
});
