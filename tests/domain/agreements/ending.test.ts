import { describe, expect, test } from "vitest";
import { effectOfEnding } from "#lib/domain/agreements/ending.ts";
import { type AgreementFact, noFacts, type PartnerFacts } from "#lib/domain/programmes/facts.ts";
import type { Partnership } from "#lib/domain/programmes/partnership.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";

const agreement = (more: Partial<AgreementFact> = {}): AgreementFact => ({
  id: "a1",
  number: "AG-1",
  kind: "partner_agreement",
  partnerSignedOn: "2026-03-12",
  vendorSignedOn: "2026-03-12",
  startsOn: "2026-03-12",
  endsOn: "2027-03-11",
  endedOn: null,
  ...more,
});
const facts = (...agreements: AgreementFact[]): PartnerFacts => ({ ...noFacts, agreements });
const held = { state: "active", tierKey: "certified" } as Partnership;
const effect = (f: PartnerFacts, from: string, partnership = held, id = "a1") =>
  effectOfEnding(emmaProgramme, f, partnership, id, from);

describe("what the end of an agreement does (P3, P21, P24)", () => {
  test("the requirement that rests on it is lost, the tier stays with time to repair, its benefits are at stake", () => {
    expect(effect(facts(agreement()), "2026-11-26")).toMatchObject({
      lost: ["agreement"],
      tierKey: "certified",
      repairUntil: "2026-12-26",
      benefits: expect.arrayContaining(["authorisation", "level3"]),
    });
  });

  test("with a renewal that begins on the day after, nothing is lost: there is no gap", () => {
    const next = agreement({ id: "a2", startsOn: "2027-03-12", endsOn: "2028-03-11" });
    expect(effect(facts(agreement(), next), "2027-03-12")).toMatchObject({ lost: [], benefits: [] });
    expect(effect(facts(agreement(), next), "2027-03-11").lost).toEqual(["agreement"]);
  });

  test("running out by itself does what ending it does", () => {
    expect(effect(facts(agreement()), "2027-03-12")).toMatchObject({
      lost: ["agreement"],
      tierKey: "certified",
    });
  });

  test("what was missing before is not laid on it; without a tier nothing rests on it", () => {
    expect(effect(facts(agreement({ vendorSignedOn: null })), "2026-11-26").lost).toEqual([]);
    expect(effect(facts(agreement()), "2026-11-26", { ...held, tierKey: null })).toMatchObject({
      lost: [],
      tierKey: null,
      repairUntil: null,
    });
  });

  test("in remediation no new time to repair begins", () => {
    expect(
      effect(facts(agreement()), "2026-11-26", { ...held, state: "remediation" }).repairUntil,
    ).toBeNull();
  });
});
