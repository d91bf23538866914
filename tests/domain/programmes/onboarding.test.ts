import { describe, expect, it } from "vitest";
import { noFacts } from "#lib/domain/programmes/facts.ts";
import {
  completeStep,
  confirmStep,
  isLinkMet,
  isOnboarded,
  openStep,
  phaseProgress,
  returnStep,
  type StepRecord,
  stepDue,
  stepOf,
  turnOf,
} from "#lib/domain/programmes/onboarding.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { certified } from "#tests/support/partner-facts.ts";

const partner = { side: "partner", name: "Marta" } as const;
const vendor = { side: "vendor", name: "Elena" } as const;
const step = (key: string) => stepOf(emmaProgramme, key)!.step;
const done = (key: string): StepRecord => ({ ...openStep(key), state: "done" });

describe("a step (P2)", () => {
  const presentation = step("programme_presentation");

  it("is done by its own side with the evidence it asks for", () => {
    const record = openStep("programme_presentation");
    expect(completeStep(presentation, record, partner, { on: "2026-03-01" }, true, 1)).toMatchObject({
      error: "wrong_side",
    });
    expect(completeStep(presentation, record, vendor, {}, true, 1)).toMatchObject({
      error: "evidence_missing",
    });
    expect(completeStep(presentation, record, vendor, { on: "2026-02-30" }, true, 1)).toMatchObject({
      error: "evidence_missing",
    });
    expect(completeStep(presentation, record, vendor, { on: "2026-03-01" }, true, 1)).toMatchObject({
      value: { state: "done", evidenceOn: "2026-03-01", doneBy: "Elena", doneAt: 1 },
    });
  });

  it("is confirmed by the other side alone, and a repeat is harmless", () => {
    const record = done("programme_presentation");
    expect(confirmStep(presentation, record, vendor, 2)).toMatchObject({ error: "wrong_side" });
    expect(confirmStep(presentation, openStep("x"), partner, 2)).toMatchObject({ error: "not_done" });
    const confirmed = confirmStep(presentation, record, partner, 2);
    if (!confirmed.ok) throw new Error("refused");
    expect(confirmStep(presentation, confirmed.value, partner, 3)).toEqual(confirmed);
    expect(completeStep(presentation, confirmed.value, vendor, { on: "2026-03-01" }, true, 4)).toMatchObject({
      error: "already_confirmed",
    });
  });

  it("is given back with a reason, and then it is its own side's turn again", () => {
    const record = done("programme_presentation");
    expect(returnStep(presentation, record, partner, " ")).toMatchObject({ error: "reason_missing" });
    const returned = returnStep(presentation, record, partner, "the second session is missing");
    if (!returned.ok) throw new Error("refused");
    expect(turnOf(presentation, record)).toBe("partner");
    expect(turnOf(presentation, returned.value)).toBe("vendor");
  });

  it("with a link waits for what it points to", () => {
    const nda = step("nda");
    expect(completeStep(nda, openStep("nda"), partner, {}, false, 1)).toMatchObject({ error: "link_open" });
    expect(completeStep(nda, openStep("nda"), partner, {}, true, 1)).toMatchObject({ ok: true });
  });

  it("is due so many days after its phase opened", () => {
    expect(stepDue(step("nda"), "2026-03-01")).toBe("2026-03-15");
  });
});

describe("a link is met", () => {
  it("by an agreement both have signed", () => {
    const nda = {
      id: "a",
      number: "A",
      kind: "nda",
      partnerSignedOn: "2026-03-01",
      vendorSignedOn: null,
      startsOn: null,
      endsOn: null,
      endedOn: null,
    };
    const met = (vendorSignedOn: string | null) =>
      isLinkMet(
        emmaProgramme,
        "agreement:nda",
        { ...noFacts, agreements: [{ ...nda, vendorSignedOn }] },
        "2026-03-10",
      );
    expect(met(null)).toBe(false);
    expect(met("2026-03-05")).toBe(true);
  });

  it("by two certified people in sales, one in presales (P4)", () => {
    const met = (area: string, ...people: string[]) =>
      isLinkMet(
        emmaProgramme,
        `specialists:${area}`,
        certified(
          ...people.map(p => [p, area, "2026-01-01", "2026-12-31"] as [string, string, string, string]),
        ),
        "2026-06-01",
      );
    expect(met("sales", "a")).toBe(false);
    expect(met("sales", "a", "b")).toBe(true);
    expect(met("presales", "a")).toBe(true);
  });
});

describe("phases go in order (P2)", () => {
  const finished = (phaseKeys: string[]): StepRecord[] =>
    emmaProgramme.phases
      .filter(phase => phaseKeys.includes(phase.key))
      .flatMap(phase => phase.steps)
      .map(s => ({ ...openStep(s.key), state: s.confirmedBy === undefined ? "done" : "confirmed" }));

  it("the first unfinished one is open, later ones wait", () => {
    expect(phaseProgress(emmaProgramme, []).map(phase => phase.state)).toEqual([
      "open",
      "waiting",
      "waiting",
    ]);
    expect(phaseProgress(emmaProgramme, finished(["prior_steps"])).map(phase => phase.state)).toEqual([
      "complete",
      "open",
      "waiting",
    ]);
  });

  it("a step done but not confirmed does not finish its phase", () => {
    const records = finished(["prior_steps"]).map(r => (r.stepKey === "nda" ? done("nda") : r));
    expect(phaseProgress(emmaProgramme, records)[0]).toMatchObject({
      key: "prior_steps",
      finished: 5,
      total: 6,
      state: "open",
    });
  });

  it("with both first phases complete a company is onboarded; execution goes on", () => {
    const records = finished(["prior_steps", "preparation"]);
    expect(isOnboarded(emmaProgramme, records)).toBe(true);
    expect(isOnboarded(emmaProgramme, records.slice(1))).toBe(false);
    expect(phaseProgress(emmaProgramme, records)[2]?.state).toBe("open");
  });
});
