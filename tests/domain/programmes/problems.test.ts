import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { type Dated, emptyDraft, inForceOn, whyNotFrom } from "#lib/domain/programmes/draft.ts";
import { circleProblems } from "#lib/domain/programmes/problems/circles.ts";
import { referenceProblems } from "#lib/domain/programmes/problems/references.ts";
import { problemsOf } from "#lib/features/programmes/definition/problems.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";

const emma = (make: (d: ProgrammeDefinition) => void): ProgrammeDefinition => {
  const copy = structuredClone(emmaProgramme);
  make(copy);
  return copy;
};
const said = (d: ProgrammeDefinition) =>
  referenceProblems(d).map(({ name, path }) => `${name} at ${path.join(".")}`);

describe("what stands in the way of a programme (P20)", () => {
  test("the programmes that ship have nothing wrong", () => {
    for (const d of [emmaProgramme, openNebulaProgramme])
      expect(problemsOf(d).filter(p => p.level === "error")).toEqual([]);
  });

  test("an empty one is told field by field what it lacks, and nothing twice", () => {
    const errors = problemsOf(emptyDraft("new")).filter(p => p.level === "error");
    const paths = errors.map(p => p.path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of [
      "name.en",
      "name.es",
      "product",
      "tiers",
      "requirements",
      "application.minutes",
      "rubric",
    ])
      expect(paths).toContain(path);
  });

  test("more people in each area than the group asks for altogether is impossible (P4)", () => {
    const d = emma(e => {
      const group = e.requirements.find(r => r.key === "technical_specialists");
      if (group?.kind === "certified_specialists") group.params.minimumPerArea = 2;
    });
    expect(referenceProblems(d)).toEqual([
      {
        name: "perAreaTooMany",
        path: ["requirements", 0, "params", "minimumPerArea"],
        params: { needed: 4, minimum: 3, areas: 2, perArea: 2 },
      },
    ]);
  });

  test("phases that wait for each other are named once, in their circle (P2)", () => {
    const d = emma(e => {
      const [first, second] = e.phases;
      if (first && second) {
        first.after = [second.key];
        second.after = [first.key];
      }
    });
    const found = circleProblems(d);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ name: "circle" });
    expect(JSON.stringify(found[0]?.params)).toContain("Prior steps");
  });

  test("a step that waits for one of a later phase waits for ever", () => {
    const d = emma(e => {
      const step = e.phases[0]?.steps[0];
      const later = e.phases[1]?.steps[0];
      if (step && later) step.after = [later.key];
    });
    expect(circleProblems(d)).toMatchObject([{ name: "circle", path: ["phases", 0, "steps", 0, "after"] }]);
  });

  test("level 3 is the manufacturer's, keys are named once and known, ranks differ (P8, P14)", () => {
    const d = emma(e => {
      e.tiers.push({ ...structuredClone(e.tiers[0]), key: "certified" } as (typeof e.tiers)[number]);
      e.tiers[0]?.requirements.push("agreement", "nobody");
      e.requirements.push({
        key: "teams",
        kind: "support_teams",
        title: "Teams",
        description: "Teams",
        params: { levels: [1, 3], minimumPerLevel: 1 },
      });
    });
    expect(said(d)).toEqual(
      expect.arrayContaining([
        "keyTwice at tiers.1.key",
        "rankTwice at tiers.1.rank",
        "unknownKey at tiers.0.requirements.5",
        "namedTwice at tiers.0.requirements.4",
        "levelOfVendor at requirements.4.params.levels",
      ]),
    );
  });

  test("phases in any order that only wait backwards never make a circle", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(8), { maxLength: 3 }), { minLength: 1, maxLength: 8 }), waits => {
        const phases = waits.map((after, i) => ({
          key: `p${i}`,
          title: `P${i}`,
          summary: "x",
          ongoing: false,
          after: after.filter(j => j < i).map(j => `p${j}`),
          steps: [],
        }));
        expect(circleProblems({ ...emptyDraft("x"), phases })).toEqual([]);
      }),
    );
  });
});

describe("the day a version begins (P20)", () => {
  const versions: Dated[] = [
    { version: 1, effectiveFrom: "2026-01-01", withdrawn: false },
    { version: 2, effectiveFrom: "2026-06-01", withdrawn: true },
    { version: 3, effectiveFrom: "2026-09-01", withdrawn: false },
  ];

  test("past days, days that another version claims, and days before one to come are refused with the reason", () => {
    expect(whyNotFrom(versions, "2026-07-31", "2026-08-01")).toEqual({ reason: "past" });
    expect(whyNotFrom(versions, "2026-09-01", "2026-08-01")).toMatchObject({
      reason: "taken",
      other: { version: 3 },
    });
    expect(whyNotFrom(versions, "2026-08-15", "2026-08-01")).toMatchObject({
      reason: "before",
      other: { version: 3 },
    });
    expect(whyNotFrom(versions, "2026-09-02", "2026-08-01")).toBeNull();
    expect(whyNotFrom(versions.slice(0, 2), "2026-06-01", "2026-06-01")).toBeNull();
    // A slip of the keyboard would stand before every later version.
    expect(whyNotFrom(versions, "9999-12-31", "2026-08-01")).toEqual({ reason: "far" });
    expect(whyNotFrom(versions, "2036-08-02", "2026-08-01")).toEqual({ reason: "far" });
    expect(whyNotFrom(versions, "2036-08-01", "2026-08-01")).toBeNull();
  });

  test("a version taken back never was in force", () => {
    expect(inForceOn(versions, "2026-08-01")?.version).toBe(1);
    expect(inForceOn(versions, "2026-09-01")?.version).toBe(3);
    expect(inForceOn(versions, "2025-12-31")).toBeNull();
  });

  test("whatever days are allowed one after another, each day has one version in force, the newest begun", () => {
    const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 12 }), tries => {
        const published: Dated[] = [];
        for (const [today, from] of [...tries].sort((a, b) => a[0] - b[0]))
          if (whyNotFrom(published, day(from), day(today)) === null)
            published.push({ version: published.length + 1, effectiveFrom: day(from), withdrawn: false });
        for (let n = 0; n < 61; n++) {
          const begun = published.filter(v => v.effectiveFrom <= day(n));
          expect(inForceOn(published, day(n))).toBe(begun.at(-1) ?? null);
        }
      }),
    );
  });
});
