import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contractState } from "#lib/domain/contracts/contract.ts";
import { pipelineStage } from "#lib/domain/contracts/pipeline.ts";
import { addDays } from "#lib/domain/time/dates.ts";

const on = "2027-03-10";
const ending = { endsOn: "2027-04-30", signedOn: "2026-05-01", cancelledOn: null };

describe("how far a renewal is (S14, S15)", () => {
  it.each([
    ["nothing is done", ending, null, "open"],
    ["a draft renews nothing", ending, { signedOn: null }, "prepared"],
    ["signed before the end", ending, { signedOn: "2027-03-10" }, "renewed"],
    ["ends today: still covered", { ...ending, endsOn: on }, null, "open"],
    ["ended yesterday", { ...ending, endsOn: "2027-03-09" }, null, "lapsed"],
    ["ended with a draft alone", { ...ending, endsOn: "2027-03-09" }, { signedOn: null }, "lapsed"],
    ["signed after the lapse", { ...ending, endsOn: "2027-01-31" }, { signedOn: "2027-03-01" }, "renewed"],
    ["a draft of its own", { ...ending, signedOn: null }, null, null],
    ["cancelled", { ...ending, cancelledOn: "2027-02-01" }, null, null],
  ] as const)("%s", (_, contract, next, stage) => {
    expect(pipelineStage({ ...contract, next }, on)).toBe(stage);
  });

  it("agrees with the contract's own state: what is lapsed there is lapsed here, and only that", () => {
    const days = fc.integer({ min: -400, max: 400 }).map(n => addDays(on, n));
    fc.assert(
      fc.property(days, fc.option(days), (endsOn, signed) => {
        const next = signed === null ? null : { signedOn: signed };
        const renewal =
          next && next.signedOn <= on ? { startsOn: addDays(endsOn, 1), signedOn: next.signedOn } : null;
        const facts = { startsOn: "2020-01-01", endsOn, signedOn: "2020-01-01", cancelledOn: null, renewal };
        const stage = pipelineStage({ endsOn, signedOn: "2020-01-01", cancelledOn: null, next }, on);
        if (renewal === null) expect(stage === "lapsed").toBe(contractState(facts, on, 90) === "lapsed");
        else expect(stage).toBe("renewed");
      }),
    );
  });
});
