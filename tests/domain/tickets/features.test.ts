import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { featureStep, weighVotes } from "#lib/domain/tickets/features.ts";
import { startPriority } from "#lib/domain/tickets/priority.ts";
import { TICKET_KINDS } from "#lib/domain/tickets/types.ts";

const releases = { known: ["9.0", "8.1"], out: ["8.1"] };
const none = { en: "", es: "" };
const step = (progress: never, release: string | null = null, reason = none) =>
  featureStep({ progress, release, reason }, releases);

describe("how far a feature request is (T6)", () => {
  it.each([
    ["planned for a coming release", "planned", "9.0", none, { progress: "planned", release: "9.0" }],
    ["released in one that is out", "released", "8.1", none, { progress: "released", release: "8.1" }],
    [
      "declined with a reason",
      "declined",
      "8.1",
      { en: "No", es: "" },
      { release: null, reason: { en: "No" } },
    ],
    [
      "considered again, with nothing left over",
      "considered",
      "8.1",
      { en: "x", es: "" },
      { release: null, reason: none },
    ],
  ])("%s", (_, progress, release, reason, value) => {
    expect(step(progress as never, release, reason)).toMatchObject({ ok: true, value });
  });

  it.each([
    ["planned without a release", "planned", null, "featureRelease"],
    ["planned for one nobody knows", "planned", "10.0", "featureRelease"],
    ["released in one that is not out", "released", "9.0", "featureNotOut"],
    ["declined without a word", "declined", null, "featureReason"],
  ])("refused: %s", (_, progress, release, error) => {
    expect(step(progress as never, release)).toEqual({ ok: false, error });
  });
});

describe("what votes weigh (P11)", () => {
  const vote = fc.record({
    partnerOrgId: fc.constantFrom("p1", "p2", "p3", null),
    customerOrgId: fc.constantFrom("c1", "c2", null),
  });

  it("a partner's vote with influence counts as the vendor says; a customer's counts one, whoever serves it", () => {
    const heavy = new Set(["p1"]);
    const votes = [
      { partnerOrgId: "p1", customerOrgId: null },
      { partnerOrgId: "p2", customerOrgId: null },
      { partnerOrgId: "p1", customerOrgId: "c1" },
    ];
    expect(weighVotes(votes, heavy, 3)).toEqual({ votes: 3, weight: 5 });
    expect(weighVotes(votes, new Set(), 3)).toEqual({ votes: 3, weight: 3 });
  });

  it("no vote counts less than one, none is lost, and more influence never weighs less", () => {
    fc.assert(
      fc.property(fc.array(vote), fc.integer({ min: 1, max: 50 }), (votes, weight) => {
        const one = weighVotes(votes, new Set(["p1"]), weight);
        const two = weighVotes(votes, new Set(["p1", "p2"]), weight);
        expect(one.votes).toBe(votes.length);
        expect(one.weight).toBeGreaterThanOrEqual(votes.length);
        expect(two.weight).toBeGreaterThanOrEqual(one.weight);
      }),
    );
  });
});

describe("the priority a case starts with (S5, T6)", () => {
  const down = { environment: "production" as const, affectedBasisPoints: 10_000, canWork: false };

  it("only a problem's follows from its impact; the others start where the plan puts the fewest affected", () => {
    for (const kind of TICKET_KINDS)
      expect(startPriority(kind, down)).toMatchObject(
        kind === "incident"
          ? { priority: "P1", reason: { key: "all_unable" } }
          : { priority: "P4", reason: { key: "by_kind" } },
      );
    const rules = { nonProduction: "P4", allUnable: "P1", someUnable: "P2", bands: [], rest: "P3" } as const;
    expect(startPriority("question", down, { ...rules, bands: [] })).toMatchObject({ priority: "P3" });
  });
});
