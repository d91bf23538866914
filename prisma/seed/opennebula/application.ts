import type { SectionDefinition } from "#lib/domain/programmes/definition.ts";
import {
  attachmentsSection,
  companySection,
  marketSection,
  sellingSection,
  strategySection,
  supportSection,
} from "#prisma/seed/application-form.ts";

const skills: SectionDefinition = {
  key: "skills",
  title: { en: "Technical skills", es: "Capacidad técnica" },
  why: {
    en: "Consultants with the official architects’ course are what tells the tiers apart: one for ADVANCED, two for PREMIER.",
    es: "Lo que distingue los niveles son los consultores con el curso oficial de arquitectos: uno para ADVANCED, dos para PREMIER.",
  },
  questions: [
    {
      key: "tier",
      label: { en: "Which tier do you apply for?", es: "¿A qué nivel se presentan?" },
      kind: "tier",
      required: true,
    },
    {
      key: "architects",
      label: { en: "Consultants with the architects’ course", es: "Consultores con el curso de arquitectos" },
      hint: {
        en: "Their certificate’s number (it looks like ONE-A-0412), or leave it empty if the course is still to come.",
        es: "El número de su certificado (por ejemplo, ONE-A-0412), o en blanco si el curso está por hacer.",
      },
      kind: "people",
      required: true,
      min: 1,
      max: 20,
    },
    {
      key: "cloud_experience",
      label: {
        en: "Clouds you have built or run, and on what",
        es: "Nubes que han construido u operado, y sobre qué",
      },
      kind: "long_text",
      required: true,
      minLength: 80,
      maxLength: 3000,
    },
  ],
};

const solution: SectionDefinition = {
  key: "solution",
  title: { en: "Integrated solution", es: "Solución integrada" },
  why: {
    en: "A Solution Provider sells more than OpenNebula: a solution of its own, for a well-defined problem. This step speaks for your strategy.",
    es: "Un Solution Provider vende más que OpenNebula: una solución propia para un problema bien definido. Este paso habla de su estrategia.",
  },
  questions: [
    {
      key: "solution_name",
      fills: "solution_name",
      label: { en: "Name of your integrated solution", es: "Nombre de su solución integrada" },
      kind: "text",
      required: true,
      minLength: 2,
      maxLength: 120,
    },
    {
      key: "solution_difference",
      fills: "solution_description",
      label: { en: "How does it differ from OpenNebula?", es: "¿En qué se diferencia de OpenNebula?" },
      hint: {
        en: "Two or three sentences a customer would understand. At least 80 characters.",
        es: "Dos o tres frases que un cliente entendería. Al menos 80 caracteres.",
      },
      kind: "long_text",
      required: true,
      minLength: 80,
      maxLength: 3000,
    },
    {
      key: "solution_components",
      label: {
        en: "Software and hardware it is bundled or integrated with",
        es: "Software y hardware con que se integra o se entrega",
      },
      kind: "text",
      required: true,
      maxLength: 300,
    },
  ],
};

/** The application to the Solution Provider programme, in eight sections (P10, P12). */
export const openNebulaApplication: SectionDefinition[] = [
  companySection,
  marketSection,
  sellingSection,
  strategySection("OpenNebula"),
  skills,
  supportSection("OpenNebula"),
  solution,
  attachmentsSection([
    {
      key: "solution_sheet",
      label: { en: "Data sheet of the integrated solution", es: "Ficha de la solución integrada" },
      hint: { en: "Best as a PDF or an image.", es: "Mejor en PDF o imagen." },
      kind: "file",
      required: false,
      max: 3,
    },
  ]),
];
