import { describe, expect, it } from "vitest";
import { carriedFrom, fits } from "#lib/domain/programmes/carried.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { changedAnswers, formChange, strayAnswers } from "#lib/domain/programmes/form-change.ts";
import { programmeDefinitionSchema } from "#lib/features/programmes/definition.ts";
import { openNebulaProgramme as programme } from "#prisma/seed/opennebula/programme.ts";

const edited = (change: (d: ProgrammeDefinition) => void): ProgrammeDefinition => {
  const copy = structuredClone(programme);
  change(copy);
  return copy;
};
const firstSection = (d: ProgrammeDefinition) => d.application.sections[0]!;

describe("a form that changes while somebody fills it in (P20)", () => {
  it("is the same where an applicant would notice nothing", () => {
    expect(
      formChange(
        programme,
        edited(d => (d.remediationDays = 10)),
      ),
    ).toBeNull();
  });

  it("names what is new, asked otherwise, gone, and the tiers gone", () => {
    const next = edited(d => {
      const { questions } = firstSection(d);
      questions.splice(
        questions.findIndex(q => q.key === "employees"),
        1,
      );
      questions[0]!.minLength = 4;
      questions.push({ key: "founded", label: "Founded", kind: "number", required: true });
      d.tiers = d.tiers.filter(t => t.key !== "premier");
    });
    expect(formChange(programme, next)).toEqual({
      added: ["founded"],
      changed: ["legal_name"],
      gone: ["employees"],
      tiersGone: ["premier"],
    });
    expect(strayAnswers(next, { employees: 40, legal_name: "Acme" })).toEqual({ employees: 40 });
  });

  it("tells which answers are other than before, whatever the order of keys", () => {
    const before = { legal_name: "Acme", level1_team: [{ name: "Ana", email: "a@x.y" }] };
    const now = { legal_name: "Acme", level1_team: [{ email: "a@x.y", name: "Ana" }], tax_id: "new" };
    expect(changedAnswers(programme, before, now)).toEqual([]);
    expect(changedAnswers(programme, before, { ...now, legal_name: "Acme 2" })).toEqual(["legal_name"]);
  });
});

describe("what an application carries over (P10)", () => {
  const answers = {
    legal_name: " Acme SL ",
    tax_id: "B41000234",
    website: "https://acme.example",
    country: "ES",
    city: "",
    solution_name: "Acme Edge",
    solution_difference:
      "It adds edge nodes of our own, sized, watched and backed up, under one contract with one number.",
    level1_team: [{ name: "Ana", email: "Ana@Acme.example" }],
    level2_team: [{ name: "Ana" }, { name: "Ben" }],
  };

  it("is read from the answers the form says hold it", () => {
    expect(carriedFrom(programme, answers)).toEqual({
      legalName: "Acme SL",
      taxId: "B41000234",
      website: "https://acme.example",
      country: "ES",
      city: "",
      solution: { name: "Acme Edge", description: answers.solution_difference },
      team: [
        { level: 1, name: "Ana", email: "ana@acme.example" },
        { level: 2, name: "Ana", email: "" },
        { level: 2, name: "Ben", email: "" },
      ],
    });
  });

  it("takes nothing that is wrong or missing", () => {
    expect(carriedFrom(programme, { website: "javascript:alert(1)", level1_team: [{ name: " " }] })).toEqual({
      legalName: "",
      taxId: "",
      website: "",
      country: "",
      city: "",
      solution: null,
      team: [],
    });
  });

  it("is said once, by a question of a kind that can hold it", () => {
    expect(fits("tax_id", "people")).toBe(false);
    const wrong = edited(d => {
      firstSection(d).questions.find(q => q.key === "employees")!.fills = "tax_id";
    });
    const issues = programmeDefinitionSchema.safeParse(wrong).error?.issues.map(i => i.message);
    expect(issues).toEqual(["programmes.definition.fillsKind", "programmes.definition.fillsTwice"]);
  });
});
