import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { companyCertificate, isCertified } from "#lib/domain/programmes/company-certificate.ts";
import { noFacts, type PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { findings } from "#lib/domain/programmes/requirements.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";

const tierKey = emmaProgramme.tiers[0]!.key;
const granted = { tierKey, since: "2026-03-12" };
const active = { state: "active", endedOn: null, endReason: null } as const;

const certificate = (personId: string, areaKey: string, validUntil: string) => ({
  id: `${personId}-${areaKey}`,
  number: "",
  personId,
  areaKey,
  validFrom: "2026-03-01",
  validUntil,
  graceDays: 0,
  endedOn: null,
});

/** Five people, the plan and the agreement: all that EMMA asks (P1, P4). */
function facts(changes: Partial<PartnerFacts> = {}, salesUntil = "2027-02-28"): PartnerFacts {
  return {
    ...noFacts,
    people: ["a", "b", "c", "d", "e"].map(personId => ({
      personId,
      name: personId,
      from: "2025-01-01",
      to: null,
    })),
    certificates: [
      certificate("a", "sales", salesUntil),
      certificate("b", "sales", "2027-02-28"),
      certificate("c", "presales", "2027-02-28"),
      certificate("d", "implementation", "2027-02-28"),
      certificate("e", "implementation", "2027-02-28"),
    ],
    agreements: emmaProgramme.agreements.map(kind => ({
      id: kind.key,
      number: kind.key,
      kind: kind.key,
      partnerSignedOn: "2026-03-12",
      vendorSignedOn: "2026-03-12",
      startsOn: "2026-03-12",
      endsOn: kind.termMonths === null ? null : "2027-03-11",
      endedOn: null,
    })),
    businessPlans: [
      { id: "p", title: "Plan", validatedOn: "2026-02-01", validatedBy: "v", validUntil: null },
    ],
    applications: [{ id: "x", number: "A-1", acceptedOn: "2026-01-01" }],
    team: [1, 2].map(level => ({ personId: null, name: `T${level}`, level, from: "2026-01-01", to: null })),
    ...changes,
  };
}
const on = (day: string, of = facts(), partnership: Parameters<typeof companyCertificate>[1] = active) =>
  companyCertificate(emmaProgramme, partnership, granted, of, day);

describe("a company's certificate (P1)", () => {
  it("P1: a programme that certifies no company has none, nor has a company before its grant", () => {
    expect(companyCertificate(openNebulaProgramme, active, granted, facts(), "2026-06-01")).toBeNull();
    expect(companyCertificate(emmaProgramme, active, null, facts(), "2026-06-01")).toBeNull();
    expect(on("2026-03-11")).toBeNull();
  });

  it("P1, P3: in force while everything is met, with the day on which its specialists or its agreement end first", () => {
    expect(on("2026-06-01")).toMatchObject({ state: "in_force", from: "2026-03-12", until: "2027-02-28" });
    expect(on("2026-06-01", facts({}, "2026-11-30"))).toMatchObject({
      state: "in_force",
      until: "2026-11-30",
      boundBy: ["sales_specialists"],
    });
  });

  it("P21, P24: at risk within the window, suspended from the first day after, whatever remediation leaves the tier", () => {
    const short = facts({}, "2026-11-30");
    expect(on("2026-11-30", short)).toMatchObject({ state: "at_risk", until: "2026-11-30" });
    expect(on("2026-12-01", short, { ...active, state: "remediation" })).toMatchObject({
      state: "suspended",
      missing: ["sales_specialists"],
      until: null,
    });
    expect(on("2026-06-01", facts(), { ...active, state: "suspended" })).toMatchObject({
      state: "suspended",
    });
  });

  it("P3: it ends with its agreement, the last day included, and holds again with a new one", () => {
    const long = facts({ certificates: facts().certificates.map(c => ({ ...c, validUntil: "2029-01-01" })) });
    expect(on("2027-03-11", long)?.state).toBe("at_risk");
    expect(on("2027-03-12", long)).toMatchObject({
      state: "ended",
      endedBy: "agreement",
      until: "2027-03-11",
    });
    const renewed = {
      ...long,
      agreements: [
        ...long.agreements,
        ...long.agreements
          .filter(a => a.endsOn !== null)
          .map(a => ({ ...a, id: `${a.id}-2`, startsOn: "2027-03-12", endsOn: "2028-03-11" })),
      ],
    };
    expect(on("2027-03-12", renewed)?.state).toBe("in_force");
  });

  it("P1: ended by decision says why, from that day on and not before", () => {
    const ended = { state: "ended", endedOn: "2026-08-01", endReason: "Left the market" } as const;
    expect(on("2026-08-01", facts(), ended)).toMatchObject({
      state: "ended",
      endedBy: "decision",
      reason: "Left the market",
      until: "2026-08-01",
    });
    expect(on("2026-07-31", facts(), ended)?.state).toBe("in_force");
  });

  it("P1, P21: on any day it says certified exactly when every requirement of its tier is met", () => {
    fc.assert(
      fc.property(fc.nat(700), fc.nat(400), (after, length) => {
        const day = addDays("2026-03-12", after);
        const of = facts({}, addDays("2026-03-12", length));
        const met = findings(emmaProgramme, of, day)
          .filter(f => emmaProgramme.tiers[0]!.requirements.includes(f.requirementKey))
          .every(f => f.state !== "unmet");
        expect(isCertified(on(day, of))).toBe(met);
        const until = on(day, of)?.until;
        // What it promises holds on the last day, and not on the next.
        if (met && until) {
          expect(isCertified(on(until, of))).toBe(true);
          expect(isCertified(on(addDays(until, 1), of))).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });
});
