import { describe, expect, it } from "vitest";
import { noFacts, type PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { openStep, type StepRecord } from "#lib/domain/programmes/onboarding.ts";
import { turnNow } from "#lib/domain/programmes/turns.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";

const on = "2026-03-10";
const all = emmaProgramme.phases.flatMap(phase => phase.steps.map(step => openStep(step.key)));
const turn = (key: string, facts: Partial<PartnerFacts> = {}, records: StepRecord[] = all) =>
  turnNow(emmaProgramme, records, key, { ...noFacts, ...facts }, on);
const nda = {
  id: "a",
  number: "A-1",
  kind: "nda",
  partnerSignedOn: null,
  vendorSignedOn: null,
  startsOn: null,
  endsOn: null,
  endedOn: null,
};
const plan = { id: "p", title: "2026", validatedOn: null, validatedBy: null, validUntil: null };

describe("who is waited for at a step, and what for (P2, P13)", () => {
  it("a document nobody prepared waits for the vendor, a prepared one for who has not signed", () => {
    expect(turn("nda")).toEqual({ side: "vendor", deed: "prepare" });
    expect(turn("nda", { agreements: [nda] })).toEqual({ side: "partner", deed: "sign" });
    expect(turn("nda", { agreements: [{ ...nda, partnerSignedOn: "2026-03-02" }] })).toEqual({
      side: "vendor",
      deed: "sign",
    });
    // Out for signature by several in order: whoever is asked, also where the vendor is first.
    expect(turn("nda", { agreements: [{ ...nda, asked: "vendor" }] })).toEqual({
      side: "vendor",
      deed: "sign",
    });
    // Taken back before it was signed: it has to be prepared anew.
    expect(turn("nda", { agreements: [{ ...nda, endedOn: "2026-03-05" }] })).toEqual({
      side: "vendor",
      deed: "prepare",
    });
  });

  it("a plan waits for its writer; handed in, for its reader; its validation before that for nobody", () => {
    expect(turn("business_plan")).toEqual({ side: "partner", deed: "write" });
    expect(turn("business_plan_validated")).toBeNull();
    const handedIn = all.map(r => (r.stepKey === "business_plan" ? { ...r, state: "done" as const } : r));
    expect(turn("business_plan_validated", { businessPlans: [plan] }, handedIn)).toEqual({
      side: "vendor",
      deed: "validate",
    });
    // It came back: the partner's again, though the step of handing it in stays done.
    expect(turn("business_plan_validated", {}, handedIn)).toEqual({ side: "partner", deed: "write" });
  });

  it("P10: an integrated solution waits for its description, then for its review, then for nobody", () => {
    const key = "integrated_solution";
    const records = openNebulaProgramme.phases.flatMap(phase => phase.steps.map(step => openStep(step.key)));
    const before = openNebulaProgramme.phases.findIndex(phase => phase.steps.some(step => step.key === key));
    const earlier = new Set(
      openNebulaProgramme.phases.slice(0, before).flatMap(p => p.steps.map(s => s.key)),
    );
    const through = records.map(r => (earlier.has(r.stepKey) ? { ...r, state: "confirmed" as const } : r));
    const at = (solutions: PartnerFacts["solutions"]) =>
      turnNow(openNebulaProgramme, through, key, { ...noFacts, solutions }, on);
    const solution = { id: "s", name: "Edge", reviewedOn: null, validUntil: null };
    expect(at([])).toEqual({ side: "partner", deed: "do" });
    expect(at([solution])).toEqual({ side: "vendor", deed: "review" });
    expect(at([{ ...solution, reviewedOn: "2026-03-01" }])).toBeNull();
  });

  it("certificates wait for people to be nominated, then for the vendor", () => {
    const prior = new Set(emmaProgramme.phases[0]?.steps.map(step => step.key));
    const through = all.map(r => (prior.has(r.stepKey) ? { ...r, state: "confirmed" as const } : r));
    expect(turn("sales_certification", {}, through)).toEqual({ side: "partner", deed: "nominate" });
    const candidates = ["ana", "luis"].map(personId => ({ personId, areaKey: "sales", trainingOn: null }));
    expect(turn("sales_certification", { candidates }, through)).toEqual({ side: "vendor", deed: "certify" });
  });

  it("nobody is waited for at a step whose phase has not opened, or that is finished", () => {
    expect(turn("partnership_agreement")).toBeNull();
    expect(turn("sales_certification")).toBeNull();
    const done = all.map(r =>
      r.stepKey === "approach_meetings" ? { ...r, state: "confirmed" as const } : r,
    );
    expect(turn("approach_meetings", {}, done)).toBeNull();
  });

  it("a step done by one side waits for the other's word, and given back for its own side", () => {
    const as = (state: StepRecord["state"]) =>
      all.map(r => (r.stepKey === "approach_meetings" ? { ...r, state } : r));
    expect(turn("approach_meetings")).toEqual({ side: "vendor", deed: "do" });
    expect(turn("approach_meetings", {}, as("done"))).toEqual({ side: "partner", deed: "confirm" });
    expect(turn("approach_meetings", {}, as("returned"))).toEqual({ side: "vendor", deed: "do" });
  });
});
