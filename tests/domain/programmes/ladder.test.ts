import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benefitsInForce, discountFor, grants } from "#lib/domain/programmes/benefits.ts";
import { noFacts, type PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { changeDays, ladder, nextLoss, whatIf } from "#lib/domain/programmes/ladder.ts";
import { findings } from "#lib/domain/programmes/requirements.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { openNebulaProgramme as programme } from "#prisma/seed/opennebula/programme.ts";
import { certified, paperwork } from "#tests/support/partner-facts.ts";

const jonas: [string, string, string, string] = ["jonas", "architect", "2025-02-15", "2027-02-14"];
const petra: [string, string, string, string] = ["petra", "architect", "2026-02-15", "2028-02-14"];

describe("the ladder", () => {
  it("a lapsed certificate puts PREMIER at risk before, and loses it after (P10, P21)", () => {
    const facts = paperwork(certified(jonas, petra));
    expect(ladder(programme, facts, "premier", "2026-11-16").current).toMatchObject({
      state: "at_risk",
      until: "2027-02-14",
    });
    expect(ladder(programme, facts, "premier", "2027-02-15").current).toMatchObject({
      state: "unmet",
      missing: ["second_architect"],
    });
  });

  it("shows of the next tier only what it adds (P10)", () => {
    const standing = ladder(programme, paperwork(certified(jonas)), "advanced", "2026-11-22");
    expect(standing.next?.key).toBe("premier");
    expect(standing.next?.rungs.map(r => r.requirementKey)).toEqual(["second_architect"]);
    expect(standing.next?.rungs[0]).toMatchObject({ have: 1, need: 2 });
  });

  it("puts the rung nearest to loss first, then the programme's order", () => {
    const facts = paperwork(certified(jonas), "2027-01-31");
    const rungs = ladder(programme, facts, "advanced", "2026-11-22").current!.rungs.map(
      r => r.requirementKey,
    );
    expect(rungs).toEqual([
      "partner_agreement",
      "architect",
      "support_teams",
      "business_plan",
      "support_agreement",
      "integrated_solution",
      "application",
    ]);
  });

  it("knows the highest tier one could be granted", () => {
    expect(ladder(programme, paperwork(certified(jonas, petra)), "advanced", "2026-11-22").eligible).toBe(
      "premier",
    );
    expect(ladder(programme, paperwork(certified(jonas)), "premier", "2026-11-22").eligible).toBe("advanced");
    expect(ladder(programme, noFacts, null, "2026-11-22")).toMatchObject({ current: null, eligible: null });
  });

  it("names the first day without the tier", () => {
    expect(nextLoss(programme, paperwork(certified(jonas)), "advanced", "2026-11-22")).toBe("2027-02-15");
  });

  it("without a person falls what that person held (P22)", () => {
    const facts = paperwork(certified(jonas));
    const without = whatIf(facts, ["jonas"], "2027-01-11");
    expect(ladder(programme, without, "advanced", "2027-01-10").current?.state).toBe("at_risk");
    expect(ladder(programme, without, "advanced", "2027-01-11").current?.missing).toEqual(["architect"]);
    expect(facts.people[0]?.to).toBeNull();
  });
});

describe("days of change", () => {
  const day = fc.integer({ min: -200, max: 500 }).map(n => addDays("2026-06-01", n));
  const world = fc.record({
    certificates: fc.array(
      fc.record({
        person: fc.constantFrom("a", "b", "c"),
        from: day,
        days: fc.integer({ min: 0, max: 400 }),
      }),
      {
        maxLength: 5,
      },
    ),
    leaves: fc.option(day, { nil: null }),
    agreementEnds: fc.option(day, { nil: null }),
  });

  it("are exactly the days on which a walk day by day sees something change", () => {
    fc.assert(
      fc.property(world, ({ certificates, leaves, agreementEnds }) => {
        const known = certified(
          ...certificates.map(c => [c.person, "architect", c.from, addDays(c.from, c.days)] as typeof jonas),
        );
        const facts: PartnerFacts = paperwork(
          { ...known, people: known.people.map(p => (p.personId === "a" ? { ...p, to: leaves } : p)) },
          agreementEnds,
        );
        const picture = (on: string) =>
          JSON.stringify(
            findings(programme, facts, on).map(f => [
              f.state,
              f.have,
              f.parts.map(part => part.state).sort(),
            ]),
          );
        const walked: string[] = [];
        for (let n = 1; n <= 300; n++) {
          const on = addDays("2026-06-01", n);
          if (picture(on) !== picture(addDays(on, -1))) walked.push(on);
        }
        expect(changeDays(programme, facts, "2026-06-01", addDays("2026-06-01", 300))).toEqual(walked);
      }),
      { numRuns: 15 },
    );
  });
});

describe("benefits", () => {
  it("follow the tier: deal registration in PREMIER, not in ADVANCED (P11, P25)", () => {
    expect(grants(programme, { state: "active", tierKey: "premier" }, "deal_registration")).toBe(true);
    expect(grants(programme, { state: "active", tierKey: "advanced" }, "deal_registration")).toBe(false);
  });

  it("stay during remediation and end with suspension (P21, P24, P25)", () => {
    expect(benefitsInForce(programme, { state: "remediation", tierKey: "advanced" })).toHaveLength(6);
    for (const state of ["applicant", "onboarding", "suspended", "ended"] as const)
      expect(benefitsInForce(programme, { state, tierKey: "advanced" })).toEqual([]);
  });

  it("take 20 % off training (P11, P16)", () => {
    expect(discountFor(programme, { state: "active", tierKey: "advanced" }, "training")).toBe(2000);
    expect(discountFor(programme, { state: "ended", tierKey: null }, "training")).toBe(0);
  });
});
