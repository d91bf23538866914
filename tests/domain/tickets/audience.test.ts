import { describe, expect, it } from "vitest";
import { audiencesReadBy, audiencesWrittenBy, mayRead, readersOf } from "#lib/domain/tickets/audience.ts";
import {
  askedFields,
  isWhole,
  missingFrom,
  type Packet,
  STANDARD_PACKET,
} from "#lib/domain/tickets/packet.ts";

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

  const missing = (given: object, packet: Packet = STANDARD_PACKET) => missingFrom(packet, given).fields;

  it("T3: names every missing field, in the form's order", () => {
    expect(missing({})).toEqual(["product", "version", "environment", "steps", "logs", "tried"]);
    expect(missing({ ...whole, steps: "  ", tried: "" })).toEqual(["steps", "tried"]);
  });

  it("T3: logs may be attached instead of pasted, unless the product wants them as a file", () => {
    expect(missing(whole)).toEqual([]);
    expect(missing({ ...whole, logFiles: 0 })).toEqual(["logs"]);
    expect(missing({ ...whole, logFiles: 0, logs: "ERROR" })).toEqual([]);
    const asFile = { ...STANDARD_PACKET, logsAsFile: true };
    expect(missing({ ...whole, logFiles: 0, logs: "ERROR" }, asFile)).toEqual(["logs"]);
    expect(missing(whole, asFile)).toEqual([]);
  });

  it("T3: a product asks for less or for more; which product and version, always", () => {
    const part = { key: "bundle", label: "Diagnostic bundle", hint: "", required: true };
    const packet: Packet = {
      fields: { environment: "optional", steps: "required", logs: "left_out", tried: "left_out" },
      logsAsFile: false,
      parts: [part, { ...part, key: "size", required: false }],
    };
    expect(askedFields(packet)).toEqual(["product", "version", "environment", "steps"]);
    expect(missing({}, packet)).toEqual(["product", "version", "steps"]);
    expect(missingFrom(packet, { own: { bundle: " " } }).parts).toEqual([part]);
    expect(isWhole(missingFrom(packet, { ...whole, own: { bundle: "here" } }))).toBe(true);
  });
});
