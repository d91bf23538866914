import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { stateBy } from "#lib/domain/programmes/forecast.ts";
import { MOVES, type PreviewPartner, previewChange } from "#lib/domain/programmes/preview.ts";
import { openNebulaProgramme as programme } from "#prisma/seed/opennebula/programme.ts";
import { certified, paperwork } from "#tests/support/partner-facts.ts";
import { day, facts, orderly, programmes, stricter } from "./worlds.ts";

const ON = "2026-11-22";
const jonas: [string, string, string, string] = ["jonas", "architect", "2026-02-15", "2028-02-14"];
const petra: [string, string, string, string] = ["petra", "architect", "2026-02-15", "2028-02-14"];
const partner = (id: string, tierKey: string | null, own: Partial<PreviewPartner> = {}): PreviewPartner => ({
  id,
  state: tierKey === null ? "onboarding" : "active",
  tierKey,
  targetTierKey: "advanced",
  facts: paperwork(certified(jonas)),
  ...own,
});
const with2 = { facts: paperwork(certified(jonas, petra)) };
const move = (p: PreviewPartner, next: ProgrammeDefinition, old: ProgrammeDefinition = programme) =>
  previewChange([p], old, next, ON).movers[0];

describe("the dry run (P20)", () => {
  it("names who would lose the tier, the rung that is added, and what goes with it", () => {
    const { movers, counts, looked } = previewChange(
      [partner("one", "advanced"), partner("two", "advanced", with2)],
      programme,
      stricter,
      ON,
    );
    expect(looked).toBe(2);
    expect(counts).toMatchObject({ loses: 1, at_risk: 0 });
    expect(movers).toHaveLength(1);
    expect(movers[0]).toMatchObject({
      id: "one",
      move: "loses",
      tierKey: "advanced",
      tierThen: null,
      rungs: [
        {
          requirementKey: "second_architect",
          why: "added",
          before: null,
          after: { state: "unmet", have: 1, need: 2 },
        },
      ],
      benefits: { gained: [], lost: [], changed: [] },
    });
    expect(movers[0]?.atStake).toContain("directory");
  });

  it("names who may be granted more when a rung is taken away", () => {
    const looser = {
      ...programme,
      tiers: programme.tiers.map(t => ({
        ...t,
        requirements: t.requirements.filter(k => k !== "second_architect"),
      })),
    };
    expect(move(partner("one", "advanced"), looser)).toMatchObject({
      move: "rises",
      after: { eligible: "premier" },
    });
    expect(move(partner("one", "premier"), looser)).toMatchObject({
      move: "repaired",
      rungs: [{ requirementKey: "second_architect", why: "removed" }],
    });
  });

  it("a figure that grows is a rung that asks more", () => {
    const more = {
      ...programme,
      requirements: programme.requirements.map(r =>
        r.key === "architect" && r.kind === "certified_specialists"
          ? { ...r, params: { ...r.params, minimum: 2, minimumPerArea: 2 } }
          : r,
      ),
    };
    expect(move(partner("one", "advanced"), more)?.rungs).toEqual([
      {
        requirementKey: "architect",
        why: "asks_more",
        before: { state: "met", have: 1, need: 1 },
        after: { state: "unmet", have: 1, need: 2 },
      },
    ]);
  });

  it("a longer window puts a tier at risk that is met today (P21)", () => {
    const wary = { ...programme, renewalWindowDays: 900 };
    expect(move(partner("one", "advanced"), wary)).toMatchObject({
      move: "at_risk",
      after: { standing: "at_risk" },
      tierThen: "advanced",
    });
  });

  it("a tier the new version no longer has is lost", () => {
    const flat = { ...programme, tiers: programme.tiers.filter(t => t.key === "advanced") };
    expect(move(partner("one", "premier", with2), flat)).toMatchObject({
      move: "loses",
      tierThen: "advanced",
      benefits: { lost: expect.arrayContaining(["deal_registration"]) },
    });
  });

  it("another discount moves whoever has it, and nobody who is suspended (P25)", () => {
    const dearer = {
      ...programme,
      benefits: programme.benefits.map(b =>
        b.kind === "discount" ? { ...b, params: { ...b.params, basisPoints: 1000 } } : b,
      ),
    };
    const discount = programme.benefits.find(b => b.kind === "discount")?.key;
    expect(move(partner("one", "advanced"), dearer)).toMatchObject({
      move: "benefits",
      benefits: { changed: [discount] },
    });
    expect(move(partner("one", "advanced", { state: "suspended" }), dearer)).toBeUndefined();
  });

  it("who is promised the old version does not move", () => {
    expect(move(partner("one", "advanced", { after: programme }), stricter)).toBeUndefined();
  });

  it("who has ended, or only applies, is not looked at", () => {
    const gone = [partner("a", "advanced", { state: "ended" }), partner("b", null, { state: "applicant" })];
    expect(previewChange(gone, programme, stricter, ON)).toMatchObject({ looked: 0, movers: [] });
  });

  it("an unchanged definition moves nobody", () => {
    const copy = <T>(value: T): T => structuredClone(value);
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(programmes)),
        fc.oneof(facts, orderly),
        fc.integer({ min: -1, max: 1 }),
        fc.constantFrom("onboarding", "active", "remediation", "suspended"),
        day,
        (definition, world, tier, state, on) => {
          const p: PreviewPartner = {
            id: "p",
            state,
            tierKey: definition.tiers[tier]?.key ?? null,
            targetTierKey: null,
            facts: world,
          };
          expect(previewChange([p], definition, copy(definition), on).movers).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("says of each partner what the ladder of the new version says on that day", () => {
    fc.assert(
      fc.property(
        fc.oneof(facts, orderly),
        fc.constantFrom("advanced", "premier"),
        day,
        (world, tierKey, on) => {
          const { movers, counts } = previewChange(
            [partner("p", tierKey, { facts: world })],
            programme,
            stricter,
            on,
          );
          const then = stateBy(stricter, world, tierKey, on);
          const now = stateBy(programme, world, tierKey, on);
          const loses = now.standing !== "unmet" && then.standing === "unmet";
          expect(movers[0]?.move === "loses").toBe(loses);
          if (movers[0]) {
            expect(movers[0].before).toEqual({ standing: now.standing, eligible: now.eligible });
            expect(movers[0].after).toEqual({ standing: then.standing, eligible: then.eligible });
          }
          expect(MOVES.reduce((sum, m) => sum + counts[m], 0)).toBe(movers.length);
        },
      ),
      { numRuns: 150 },
    );
  });
});
