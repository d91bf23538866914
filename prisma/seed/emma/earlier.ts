import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { emmaProgramme } from "./programme.ts";

/** How the programme began, before its second version gave more time and more material. */
export const emmaProgrammeAtFirst: ProgrammeDefinition = {
  ...emmaProgramme,
  tiers: emmaProgramme.tiers.map(tier => ({
    ...tier,
    benefits: tier.benefits.filter(key => key !== "administration_materials"),
  })),
  benefits: emmaProgramme.benefits.filter(benefit => benefit.key !== "administration_materials"),
  trainings: emmaProgramme.trainings.map(training =>
    training.key === "technical_course"
      ? { ...training, additionalAttendee: { minor: 120_000, currency: "EUR" } }
      : training,
  ),
  remediationDays: 20,
  noticeDays: [60, 30, 7, 0],
};

/** What the vendor is thinking of for the next one: a draft, which nobody outside sees. */
export const emmaProgrammeInDraft: ProgrammeDefinition = {
  ...emmaProgramme,
  tiers: emmaProgramme.tiers.map(tier => ({ ...tier, benefits: [...tier.benefits, "logos"] })),
  requirements: emmaProgramme.requirements.map(requirement =>
    requirement.kind === "certified_specialists" && requirement.key === "technical_specialists"
      ? {
          ...requirement,
          title: {
            en: "Technical: 4 specialists, at least one in each area",
            es: "Técnicos: 4 especialistas, al menos uno en cada área",
          },
          params: { ...requirement.params, minimum: 4 },
        }
      : requirement,
  ),
  benefits: [
    ...emmaProgramme.benefits,
    {
      key: "logos",
      kind: "logo",
      title: { en: "Logo of the certified company", es: "Logotipo de empresa certificada" },
      description: {
        en: "For your website and offers, as long as you are certified.",
        es: "Para su web y sus ofertas, mientras estén certificados.",
      },
      params: { items: ["certified_company"] },
    },
  ],
  remediationDays: 45,
};
