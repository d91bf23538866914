import { describe, expect, it } from "vitest";
import type { ProgrammeDefinition, RequirementDefinition } from "#lib/domain/programmes/definition.ts";
import { programmeDefinitionSchema } from "#lib/features/programmes/definition.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";

function requirement(definition: ProgrammeDefinition, key: string): RequirementDefinition {
  return definition.requirements.find(r => r.key === key)!;
}

function changed(definition: ProgrammeDefinition, change: (copy: ProgrammeDefinition) => void): string[] {
  const copy = structuredClone(definition);
  change(copy);
  const parsed = programmeDefinitionSchema.safeParse(copy);
  return parsed.success ? [] : parsed.error.issues.map(issue => issue.message);
}

/** Every text must be there in both languages, and not the same sentence twice by mistake. */
function localTexts(value: unknown): { en: string; es: string }[] {
  if (typeof value !== "object" || value === null) return [];
  if ("en" in value && "es" in value) return [value as { en: string; es: string }];
  return Object.values(value).flatMap(localTexts);
}

describe("the shipped programmes", () => {
  it.each([emmaProgramme, openNebulaProgramme])("$key is a valid definition (P20)", definition => {
    expect(programmeDefinitionSchema.safeParse(definition).error?.issues ?? []).toEqual([]);
  });

  it.each([emmaProgramme, openNebulaProgramme])("$key is worded in both languages", definition => {
    const texts = localTexts(definition);
    expect(texts.length).toBeGreaterThan(100);
    for (const { en, es } of texts) expect(es, en).not.toBe(en);
  });

  it.each([emmaProgramme, openNebulaProgramme])(
    "$key asks its applicants in eight sections (P12)",
    definition => {
      expect(definition.application.sections.map(section => section.key)).toEqual([
        "company",
        "market",
        "selling",
        "strategy",
        "skills",
        "support",
        "solution",
        "attachments",
      ]);
      expect(definition.rubric.map(criterion => criterion.key)).toEqual([
        "market_presence",
        "selling_competency",
        "strategic_alignment",
        "technical_skills",
      ]);
    },
  );

  it.each([emmaProgramme, openNebulaProgramme])(
    "$key repairs in 30 days and gives notice at 90, 60, 30, 7 and 0 days (P23, P24)",
    definition => {
      expect(definition.remediationDays).toBe(30);
      expect(definition.renewalWindowDays).toBe(90);
      expect(definition.noticeDays).toEqual([90, 60, 30, 7, 0]);
      for (const area of definition.areas) expect(area.graceDays).toBe(0);
    },
  );
});

describe("EMMA", () => {
  it("certifies the company: one tier asks for every requirement (P1)", () => {
    expect(emmaProgramme.tiers).toHaveLength(1);
    expect([...emmaProgramme.tiers[0]!.requirements].sort()).toEqual(
      emmaProgramme.requirements.map(r => r.key).sort(),
    );
  });

  it("goes through prior steps, preparation and project execution (P2)", () => {
    expect(emmaProgramme.phases.map(phase => [phase.key, phase.ongoing])).toEqual([
      ["prior_steps", false],
      ["preparation", false],
      ["execution", true],
    ]);
    const steps = emmaProgramme.phases.flatMap(phase => phase.steps);
    expect(steps.find(step => step.key === "nda")?.link).toBe("agreement:nda");
    expect(steps.find(step => step.key === "business_plan_validated")).toMatchObject({
      doneBy: "vendor",
      link: "business_plan",
    });
    expect(steps.find(step => step.key === "agreement")?.link).toBe("agreement:partner_agreement");
  });

  it("signs an agreement of 12 months (P3)", () => {
    expect(emmaProgramme.agreements.find(a => a.key === "partner_agreement")?.termMonths).toBe(12);
  });

  it("asks for 2 people in sales and 3 technical ones, at least one in each technical area, for a year (P4)", () => {
    expect(requirement(emmaProgramme, "sales_specialists").params).toMatchObject({
      minimum: 2,
      areas: ["sales"],
    });
    expect(requirement(emmaProgramme, "technical_specialists").params).toEqual({
      minimum: 3,
      areas: ["presales", "implementation"],
      minimumPerArea: 1,
    });
    expect(emmaProgramme.areas.map(area => area.validityMonths)).toEqual([12, 12, 12]);
  });

  it("trains sales for €2,000, technical for €3,000, each additional attendee €1,000 (P4)", () => {
    const eur = (amount: number) => ({ minor: amount * 100, currency: "EUR" });
    const [sales, technical] = emmaProgramme.trainings;
    expect(sales).toMatchObject({ people: 2, price: eur(2000), additionalAttendee: null });
    expect(technical).toMatchObject({ people: 3, price: eur(3000), additionalAttendee: eur(1000) });
  });

  it("has each project validated and certified by the vendor, and level 3 behind it (P5, P8)", () => {
    const kinds = emmaProgramme.benefits.map(benefit => benefit.kind);
    expect(kinds).toEqual(expect.arrayContaining(["project_certification", "level3_support", "library"]));
    expect(kinds).not.toContain("influence");
  });

  it("lets only technical specialists escalate to level 3 (T3)", () => {
    expect(emmaProgramme.areas.filter(area => area.escalates).map(area => area.key)).toEqual([
      "presales",
      "implementation",
    ]);
  });
});

describe("OpenNebula", () => {
  const tier = (key: string) => openNebulaProgramme.tiers.find(t => t.key === key)!;

  it("asks for 1 architect in ADVANCED and 2 in PREMIER, all else alike, without a fee (P10)", () => {
    expect(requirement(openNebulaProgramme, "architect").params).toMatchObject({ minimum: 1 });
    expect(requirement(openNebulaProgramme, "second_architect").params).toMatchObject({ minimum: 2 });
    const rest = (key: string) => tier(key).requirements.filter(r => !r.endsWith("architect"));
    expect(rest("advanced")).toEqual(rest("premier"));
    expect(rest("advanced")).toEqual(
      expect.arrayContaining([
        "application",
        "integrated_solution",
        "support_agreement",
        "business_plan",
        "support_teams",
      ]),
    );
    expect(openNebulaProgramme.annualFee).toBeNull();
    expect(openNebulaProgramme.areas[0]?.validityMonths).toBe(24);
  });

  it("gives PREMIER alone deal registration, influence and beta support (P11)", () => {
    const more = tier("premier").benefits.filter(benefit => !tier("advanced").benefits.includes(benefit));
    expect(more).toEqual(["deal_registration", "influence", "beta"]);
  });

  it("gives both 20 % off support, services, training and events (P11, P16)", () => {
    expect(openNebulaProgramme.benefits.find(benefit => benefit.kind === "discount")?.params).toEqual({
      basisPoints: 2000,
      covers: ["support", "services", "training", "events"],
    });
  });

  it("asks for order form and partner agreement first (P13)", () => {
    expect(openNebulaProgramme.phases[0]?.steps.map(step => step.link)).toEqual([
      "agreement:order_form",
      "agreement:partner_agreement",
    ]);
    expect(openNebulaProgramme.agreements.filter(a => a.requiredToStart).map(a => a.key)).toEqual([
      "order_form",
      "partner_agreement",
    ]);
  });
});

describe("a definition is refused", () => {
  it("when a tier names a requirement that isn't there", () => {
    expect(changed(emmaProgramme, d => d.tiers[0]!.requirements.push("nothing"))).toEqual([
      "programmes.definition.unknownKey",
    ]);
  });

  it("when a key stands twice", () => {
    expect(changed(openNebulaProgramme, d => d.benefits.push(d.benefits[0]!))).toContain(
      "programmes.definition.keyTwice",
    );
  });

  it("when two tiers share a rank", () => {
    expect(changed(openNebulaProgramme, d => Object.assign(d.tiers[1]!, { rank: 1 }))).toEqual([
      "programmes.definition.rankTwice",
    ]);
  });

  it("when the rubric's weights don't make a whole", () => {
    expect(changed(emmaProgramme, d => Object.assign(d.rubric[0]!, { weightBp: 1 }))).toEqual([
      "programmes.definition.rubricWeight",
    ]);
  });

  it("when a step points to an agreement or an area that isn't there", () => {
    const messages = changed(emmaProgramme, d => {
      d.phases[0]!.steps[1]!.link = "agreement:nothing";
      d.phases[1]!.steps[0]!.link = "specialists:nothing";
    });
    expect(messages).toEqual(["programmes.definition.unknownKey", "programmes.definition.unknownKey"]);
  });

  it("when a discount has no rate", () => {
    const messages = changed(openNebulaProgramme, d => {
      for (const benefit of d.benefits) benefit.params = {};
    });
    expect(messages).toContain("programmes.definition.discountWithoutRate");
  });
});
