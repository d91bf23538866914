import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import {
  askedEvidence,
  confirmedState,
  type EvidenceRequirement,
  evidenceGap,
  evidenceNotice,
  proposedTerm,
} from "#lib/domain/programmes/evidence.ts";
import { type EvidenceFact, noFacts } from "#lib/domain/programmes/facts.ts";
import { changeDays, nextLoss } from "#lib/domain/programmes/ladder.ts";
import { finding } from "#lib/domain/programmes/requirements.ts";
import { rulesOf } from "#lib/domain/programmes/rules.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { day, proving, START } from "./worlds.ts";

const insured = (
  months: number | null,
  evidence: "text" | "file" | "date" = "file",
): EvidenceRequirement => ({
  key: "insured",
  kind: "custom_evidence",
  title: "Insurance",
  description: "",
  params: { evidence, validMonths: months },
});
const policy = (more: Partial<EvidenceFact>): EvidenceFact => ({
  id: "e",
  requirementKey: "insured",
  label: "Policy 7",
  confirmedOn: "2026-03-12",
  validUntil: null,
  ...more,
});
const on = (requirement: EvidenceRequirement, evidence: EvidenceFact[], today: string) =>
  finding(requirement, { ...noFacts, evidence }, today, 90);

describe("evidence in the vendor's own words (P21)", () => {
  it("counts from the day it was confirmed for to its last day, both inclusive", () => {
    const own = [policy({ validUntil: "2026-12-31" })];
    expect(on(insured(null), own, "2026-03-11")).toMatchObject({ state: "unmet", next: "confirm_evidence" });
    expect(on(insured(null), own, "2026-03-12")).toMatchObject({ state: "met", until: "2026-12-31" });
    expect(on(insured(null), own, "2026-10-02")).toMatchObject({ state: "at_risk", next: "send_evidence" });
    expect(on(insured(null), own, "2026-12-31").state).toBe("at_risk");
    expect(on(insured(null), own, "2027-01-01").state).toBe("unmet");
  });

  it("counts for the requirement's months where it has no last day of its own: twelve from 12 March end on 11 March", () => {
    expect(on(insured(12), [policy({})], "2026-06-01").until).toBe("2027-03-11");
    expect(on(insured(12), [policy({ validUntil: "2026-08-01" })], "2026-06-01").until).toBe("2026-08-01");
    expect(on(insured(null), [policy({})], "2026-06-01").until).toBeNull();
  });

  it("waits for the vendor's word before, and is somebody else's where it answers another requirement", () => {
    expect(on(insured(null), [], "2026-06-01").next).toBe("send_evidence");
    expect(on(insured(null), [policy({ confirmedOn: null })], "2026-06-01")).toMatchObject({
      state: "unmet",
      next: "confirm_evidence",
    });
    expect(on(insured(null), [policy({ requirementKey: "other" })], "2026-06-01").next).toBe("send_evidence");
  });

  it("the next one confirmed before the end leaves no gap", () => {
    const own = [
      policy({ validUntil: "2026-12-31" }),
      policy({ id: "f", confirmedOn: "2027-01-01", validUntil: "2027-12-31" }),
    ];
    expect(on(insured(null), own, "2026-12-31")).toMatchObject({ state: "met", until: "2027-12-31" });
  });

  it("marks its days on the ladder and gives the day the tier is lost", () => {
    const only: ProgrammeDefinition = {
      ...proving,
      requirements: [insured(null)],
      tiers: [{ ...(proving.tiers[0] as (typeof proving.tiers)[0]), requirements: ["insured"] }],
    };
    const facts = { ...noFacts, evidence: [policy({ validUntil: "2026-12-31" })] };
    const window = addDays("2026-12-31", -only.renewalWindowDays);
    expect(changeDays(only, facts, "2026-06-01", "2027-06-01")).toEqual([window, "2027-01-01"]);
    expect(nextLoss(only, facts, only.tiers[0]?.key ?? null, "2026-06-01")).toBe("2027-01-01");
  });

  it("what is asked from a version to come may be handed in before, and the version that judges first says how", () => {
    const versions = [
      { id: "v1", version: 1, effectiveFrom: "2020-01-01", definition: openNebulaProgramme },
      { id: "v2", version: 2, effectiveFrom: "2026-09-01", definition: proving },
    ];
    const rules = rulesOf(versions, []);
    expect(askedEvidence(rules, "2026-08-31")).toMatchObject([
      { from: "2026-09-01", requirement: { key: "insured", params: { validMonths: 6 } } },
    ]);
    expect(askedEvidence(rules, "2026-09-01")).toMatchObject([{ from: null }]);
    expect(askedEvidence(rulesOf(versions.slice(0, 1), []), START)).toEqual([]);
  });

  it("says what is missing of what is asked for; a link stands for a file", () => {
    const none = { text: "", url: "", files: 0, datedOn: null };
    expect(evidenceGap(insured(null, "text"), none)).toBe("text");
    expect(evidenceGap(insured(null, "text"), { ...none, text: "Done" })).toBeNull();
    expect(evidenceGap(insured(null), none)).toBe("files");
    expect(evidenceGap(insured(null), { ...none, url: "https://a.example" })).toBeNull();
    expect(evidenceGap(insured(null), { ...none, files: 1 })).toBeNull();
    expect(evidenceGap(insured(null, "date"), { ...none, text: "Yesterday" })).toBe("datedOn");
    expect(evidenceGap(insured(null, "date"), { ...none, datedOn: "2026-06-01" })).toBeNull();
  });

  it("is proposed for its own days, or the requirement's months from the day it is of", () => {
    const given = { datedOn: null, validUntil: null };
    expect(proposedTerm(insured(12), given, "2026-06-01")).toEqual({
      from: "2026-06-01",
      until: "2027-05-31",
    });
    expect(proposedTerm(insured(12), { ...given, datedOn: "2026-05-15" }, "2026-06-01")).toEqual({
      from: "2026-05-15",
      until: "2027-05-14",
    });
    expect(proposedTerm(insured(null), { ...given, validUntil: "2026-12-31" }, "2026-06-01").until).toBe(
      "2026-12-31",
    );
  });

  it("a confirmed one is still to come, counts, is over, or was ended before its time", () => {
    const cover = { from: "2026-06-01", until: "2026-12-31" };
    expect(confirmedState(cover, null, "2026-05-31")).toBe("coming");
    expect(confirmedState(cover, null, "2026-12-31")).toBe("counts");
    expect(confirmedState(cover, null, "2027-01-01")).toBe("over");
    expect(confirmedState({ ...cover, until: "2026-07-31" }, "2026-08-01", "2026-08-01")).toBe("ended");
  });

  it("notices go out at each mark once, the nearest alone where it was found late (P23)", () => {
    const marks = [90, 60, 30, 7, 0];
    expect(evidenceNotice(marks, 91, null)).toBeNull();
    expect(evidenceNotice(marks, 90, null)).toBe(90);
    expect(evidenceNotice(marks, 89, 90)).toBeNull();
    expect(evidenceNotice(marks, 20, 90)).toBe(30);
    expect(evidenceNotice(marks, 0, 7)).toBe(0);
    expect(evidenceNotice(marks, 0, 0)).toBeNull();
    expect(evidenceNotice(marks, -1, null)).toBeNull();
  });

  it("is met on exactly the days some confirmed evidence covers", () => {
    const items = fc.array(
      fc
        .record({ confirmedOn: fc.option(day, { nil: null }), validUntil: fc.option(day, { nil: null }) })
        .map(e => policy(e)),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(items, day, (evidence, today) => {
        const covered = evidence.some(
          e => e.confirmedOn !== null && e.confirmedOn <= today && (e.validUntil ?? "9999") >= today,
        );
        expect(on(insured(null), evidence, today).state !== "unmet").toBe(covered);
      }),
      { numRuns: 300 },
    );
  });
});
