import { describe, expect, it } from "vitest";
import { audiencesReadBy, audiencesWrittenBy, mayRead, readersOf } from "#lib/domain/tickets/audience.ts";
import { checkEscalation, missingEvidence } from "#lib/domain/tickets/escalation.ts";

describe("who reads what (T4)", () => {
  it("T4: each side reads its own lines and those meant for it, never more", () => {
    expect(audiencesReadBy("customer")).toEqual(["everyone"]);
    expect(audiencesReadBy("partner")).toEqual(["everyone", "partner_vendor", "partner"]);
    expect(audiencesReadBy("vendor")).toEqual(["everyone", "partner_vendor", "vendor"]);
  });

  it("R1: the vendor does not read what a partner wrote for itself alone", () => {
    expect(mayRead({ side: "vendor", orgId: "v" }, { audience: "partner", authorOrgId: "p" })).toBe(false);
  });

  it("T1: what the former partner wrote for itself alone stays its own", () => {
    const note = { audience: "partner" as const, authorOrgId: "former" };
    expect(mayRead({ side: "partner", orgId: "former" }, note)).toBe(true);
    expect(mayRead({ side: "partner", orgId: "new" }, note)).toBe(false);
    expect(
      mayRead({ side: "partner", orgId: "new" }, { audience: "partner_vendor", authorOrgId: "former" }),
    ).toBe(true);
  });

  it("T1: where no partner serves, nobody is offered to write to one", () => {
    expect(audiencesWrittenBy("vendor", { partnerOrgId: null })).toEqual(["everyone", "vendor"]);
    expect(audiencesWrittenBy("vendor", { partnerOrgId: "p" })).toEqual([
      "everyone",
      "partner_vendor",
      "vendor",
    ]);
    expect(audiencesWrittenBy("customer", { partnerOrgId: "p" })).toEqual(["everyone"]);
    expect(readersOf("everyone", { partnerOrgId: null })).toEqual(["vendor", "customer"]);
  });
});

describe("what level 3 needs (T3)", () => {
  const whole = {
    product: "EMMA",
    version: "5.2",
    environment: "production",
    steps: "1.",
    logs: "",
    logFiles: 2,
    tried: "restart",
  };

  it("T3: names every missing field, in the form's order", () => {
    expect(missingEvidence({})).toEqual(["product", "version", "environment", "steps", "logs", "tried"]);
    expect(missingEvidence({ ...whole, steps: "  ", tried: "" })).toEqual(["steps", "tried"]);
  });

  it("T3: logs may be attached instead of pasted", () => {
    expect(missingEvidence(whole)).toEqual([]);
    expect(missingEvidence({ ...whole, logFiles: 0 })).toEqual(["logs"]);
    expect(missingEvidence({ ...whole, logFiles: 0, logs: "ERROR" })).toEqual([]);
  });

  it("T3: only a currently certified specialist escalates, with whole evidence", () => {
    expect(checkEscalation(whole, false)).toEqual({ ok: false, error: { key: "not_certified" } });
    expect(checkEscalation({ ...whole, version: "" }, true)).toEqual({
      ok: false,
      error: { key: "missing", fields: ["version"] },
    });
    expect(checkEscalation(whole, true)).toEqual({ ok: true, value: whole });
  });
});
