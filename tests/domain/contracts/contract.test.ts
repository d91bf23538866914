import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ContractFacts,
  contractState,
  coveredUntil,
  isCovered,
} from "#lib/domain/contracts/contract.ts";
import { newTerm, nextBusinessDay, renewalTerm } from "#lib/domain/contracts/term.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { standardPlan } from "#prisma/seed/ecm/plans.ts";

const contract: ContractFacts = {
  startsOn: "2026-01-02",
  endsOn: "2027-01-01",
  signedOn: "2025-12-15",
  cancelledOn: null,
  renewal: null,
};
const on = (day: string, facts: ContractFacts = contract) => contractState(facts, day, 90);
// Weekends and New Year's Day are closed, which is all these examples meet.
const isBusinessDay = (day: string) => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !day.endsWith("-01-01");
};

describe("a contract's state on a day (S14)", () => {
  it("is a draft until signed, scheduled until its first day, then in force", () => {
    expect(on("2026-06-01", { ...contract, signedOn: null })).toBe("draft");
    expect(on("2026-01-01")).toBe("scheduled");
    expect(on("2026-01-02")).toBe("in_force");
  });

  it("is expiring for 90 days and lapsed the day after the last", () => {
    expect(on("2026-10-02")).toBe("in_force");
    expect(on("2026-10-03")).toBe("expiring");
    expect(on("2027-01-01")).toBe("expiring");
    expect(on("2027-01-02")).toBe("lapsed");
  });

  it("cancelled stops on its day", () => {
    const cancelled = { ...contract, cancelledOn: "2026-05-01" };
    expect(isCovered(cancelled, "2026-04-30")).toBe(true);
    expect(on("2026-05-01", cancelled)).toBe("cancelled");
  });

  it("with a renewal signed in time covers the days between end and start (S14)", () => {
    const renewed = { ...contract, renewal: { startsOn: "2027-01-04", signedOn: "2026-12-10" } };
    expect(coveredUntil(renewed)).toBe("2027-01-03");
    expect(on("2026-12-20", renewed)).toBe("in_force");
    expect(on("2027-01-03", renewed)).toBe("in_force");
    expect(on("2027-01-04", renewed)).toBe("renewed");
  });

  it("a renewal signed after the end covers nothing before it (S15)", () => {
    const late = { ...contract, renewal: { startsOn: "2027-03-01", signedOn: "2027-02-20" } };
    expect(isCovered(late, "2027-02-01")).toBe(false);
    expect(on("2027-02-01", late)).toBe("lapsed");
  });
});

describe("terms (S14)", () => {
  it("last at least the plan's year", () => {
    expect(newTerm("2026-03-12", 12, standardPlan.termMonths)).toEqual({
      ok: true,
      value: { startsOn: "2026-03-12", endsOn: "2027-03-11" },
    });
    expect(newTerm("2026-03-12", 11, standardPlan.termMonths)).toEqual({
      ok: false,
      error: "term_too_short",
    });
  });

  it("a renewal counts from the next business day after the last one ends", () => {
    expect(nextBusinessDay("2026-12-31", isBusinessDay)).toBe("2027-01-04");
    expect(renewalTerm("2026-12-31", "2026-12-01", 12, 12, isBusinessDay)).toEqual({
      ok: true,
      value: { startsOn: "2027-01-04", endsOn: "2028-01-03" },
    });
  });

  it("a renewal signed in time leaves no uncovered day, whatever the dates", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 80 }), (start, lead) => {
        const first = newTerm(addDays("2024-01-01", start), 12, 12);
        if (!first.ok) throw new Error("refused");
        const signedOn = addDays(first.value.endsOn, -lead);
        const next = renewalTerm(first.value.endsOn, signedOn, 12, 12, isBusinessDay);
        if (!next.ok) throw new Error("refused");
        const old = {
          ...first.value,
          signedOn: "2023-12-01",
          cancelledOn: null,
          renewal: { ...next.value, signedOn },
        };
        const following = { ...next.value, signedOn, cancelledOn: null, renewal: null };
        for (let n = -3; n < 10; n++) {
          const day = addDays(first.value.endsOn, n);
          expect([isCovered(old, day), isCovered(following, day)].filter(Boolean)).toHaveLength(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
