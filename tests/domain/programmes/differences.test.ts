import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { differencesOf } from "#lib/domain/programmes/differences.ts";
import { FIELDS, PARTS } from "#lib/domain/programmes/draft.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";

const changed = (make: (d: ProgrammeDefinition) => void): ProgrammeDefinition => {
  const copy = structuredClone(openNebulaProgramme);
  make(copy);
  return copy;
};
const told = (after: ProgrammeDefinition) =>
  differencesOf(openNebulaProgramme, after).map(one => {
    const where = one.trail.map(thing => thing.key).join(" > ");
    if (one.kind === "changed") return `${where} ${one.field}: ${text(one.before)} -> ${text(one.after)}`;
    if (one.kind === "order") return `${where} order of ${one.list}`;
    return `${where} ${one.kind}`;
  });
const text = (value: unknown) => JSON.stringify(value) ?? "nothing";

describe("what two versions say differently (P20)", () => {
  test("a figure of a tier is told at its requirement, with the figure before and after (P10)", () => {
    const after = changed(d => {
      const group = d.requirements.find(r => r.key === "second_architect");
      if (group?.kind === "certified_specialists") group.params.minimum = 3;
      d.remediationDays = 45;
    });
    expect(told(after)).toEqual(["second_architect params.minimum: 2 -> 3", " remediationDays: 30 -> 45"]);
  });

  test("things come, go and change places by their keys", () => {
    const after = changed(d => {
      d.benefits = d.benefits.filter(b => b.key !== "beta");
      d.agreements.push({ key: "nda", title: "NDA", termMonths: null, requiredToStart: true });
      d.tiers.reverse();
    });
    expect(told(after)).toEqual([" order of tiers", "beta removed", "nda added"]);
  });

  test("what is inside of things is told at them: a step of a phase, an option of a question", () => {
    const after = changed(d => {
      const step = d.phases[0]?.steps[0];
      if (step) step.dueDays = 99;
    });
    const [phase] = openNebulaProgramme.phases;
    const [step] = phase?.steps ?? [];
    expect(told(after)).toEqual([`${phase?.key} > ${step?.key} dueDays: ${step?.dueDays} -> 99`]);
  });

  test("a text is one value, in one language or two; what is left out is nothing", () => {
    const after = changed(d => {
      d.product = "Cloud";
      const [tier] = d.tiers;
      if (tier) tier.name = { en: "ADVANCED", es: "AVANZADO" };
      const step = d.phases[0]?.steps[0];
      if (step) delete step.confirmedBy;
    });
    const found = told(after);
    expect(found).toContain(' product: "OpenNebula" -> "Cloud"');
    expect(found).toContain('advanced name: "ADVANCED" -> {"en":"ADVANCED","es":"AVANZADO"}');
    expect(
      found.filter(line => line.includes("confirmedBy")).every(line => line.endsWith("-> nothing")),
    ).toBe(true);
  });

  test("the same in another order of fields, as the database gives it back, is the same", () => {
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : value && typeof value === "object"
          ? Object.fromEntries(
              Object.entries(value)
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([name, inner]) => [name, sorted(inner)]),
            )
          : value;
    expect(differencesOf(emmaProgramme, sorted(emmaProgramme) as ProgrammeDefinition)).toEqual([]);
  });

  test("for any part taken from another programme, only that part differs, and both ways equally often", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PARTS), part => {
        const fields = FIELDS[part] as readonly (keyof ProgrammeDefinition)[];
        const mixed = {
          ...openNebulaProgramme,
          ...Object.fromEntries(fields.map(field => [field, emmaProgramme[field]])),
        } as ProgrammeDefinition;
        const there = differencesOf(openNebulaProgramme, mixed);
        const back = differencesOf(mixed, openNebulaProgramme);
        expect(there.every(one => one.part === part)).toBe(true);
        expect(back.length).toBe(there.length);
        const count = (all: typeof there, kind: string) => all.filter(one => one.kind === kind).length;
        expect(count(back, "added")).toBe(count(there, "removed"));
      }),
    );
  });
});
