import { describe, expect, it } from "vitest";
import { canOpenTicket, mayListContact, type OpenGate } from "#lib/domain/contracts/gate.ts";
import { extendedPlan, standardPlan } from "#prisma/seed/ecm/plans.ts";

const contact = (personId: string, trainedOn: string | null = "2026-01-10", removed = false) => ({
  personId,
  trainedOn,
  removed,
});
const gate: OpenGate = {
  contract: { state: "in_force", plan: standardPlan },
  contacts: [contact("ana")],
  personId: "ana",
  systemCovered: true,
  confirmed: standardPlan.componentsChecklist.map(check => check.key),
  on: "2026-06-01",
};
const refusals = (change: Partial<OpenGate>) => {
  const result = canOpenTicket({ ...gate, ...change });
  return result.ok ? [] : result.error;
};

describe("before a ticket is opened", () => {
  it("an authorised, trained contact with a contract in force and a confirmed checklist may", () => {
    expect(refusals({})).toEqual([]);
    expect(refusals({ contract: { state: "expiring", plan: standardPlan } })).toEqual([]);
  });

  it("nobody may without a contract in force (S15)", () => {
    expect(refusals({ contract: null })).toEqual(["noContract"]);
    expect(refusals({ contract: { state: "lapsed", plan: standardPlan } })).toEqual(["lapsed"]);
    expect(refusals({ contract: { state: "scheduled", plan: standardPlan } })).toEqual(["notStarted"]);
    expect(refusals({ contract: { state: "cancelled", plan: standardPlan } })).toEqual(["cancelled"]);
  });

  it("only authorised contacts, and only trained ones, may (S7)", () => {
    expect(refusals({ personId: "luis" })).toEqual(["notAuthorised"]);
    expect(refusals({ contacts: [contact("ana", "2026-01-10", true)] })).toEqual(["notAuthorised"]);
    expect(refusals({ contacts: [contact("ana", null)] })).toEqual(["notTrained"]);
    expect(refusals({ contacts: [contact("ana", "2026-06-02")] })).toEqual(["notTrained"]);
  });

  it("every component has to be confirmed (S9)", () => {
    expect(refusals({ confirmed: ["database"] })).toEqual(["checklist"]);
    expect(refusals({ confirmed: null })).toEqual([]);
  });

  it("all reasons are told at once, the heaviest first", () => {
    expect(
      refusals({
        contract: { state: "lapsed", plan: standardPlan },
        personId: "luis",
        systemCovered: false,
        confirmed: [],
      }),
    ).toEqual(["lapsed", "notAuthorised", "systemNotCovered", "checklist"]);
  });
});

describe("the list of authorised contacts (S7)", () => {
  const luis = { personId: "luis", trainedOn: "2026-02-02" };

  it("holds 2 in Standard and 4 in Extended", () => {
    const two = [contact("a"), contact("b")];
    expect(mayListContact(standardPlan, two, luis, "2026-06-01")).toEqual({
      ok: false,
      error: { reason: "full", allowed: 2 },
    });
    expect(mayListContact(extendedPlan, two, luis, "2026-06-01")).toEqual({ ok: true, value: { left: 1 } });
  });

  it("a removed contact makes room", () => {
    const listed = [contact("a"), contact("b", "2026-01-01", true)];
    expect(mayListContact(standardPlan, listed, luis, "2026-06-01")).toEqual({
      ok: true,
      value: { left: 0 },
    });
  });

  it("takes nobody untrained, and nobody twice", () => {
    const untrained = { personId: "eva", trainedOn: null };
    expect(mayListContact(standardPlan, [], untrained, "2026-06-01")).toMatchObject({
      error: { reason: "not_trained" },
    });
    expect(mayListContact(standardPlan, [contact("luis")], luis, "2026-06-01")).toMatchObject({
      error: { reason: "already_listed" },
    });
  });
});
