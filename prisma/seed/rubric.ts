import type { RubricCriterion } from "#lib/domain/programmes/definition.ts";

/** P12: what an application is assessed for, and what partners are selected on. Weights and least points are (choice). */
export const selectionRubric: RubricCriterion[] = [
  {
    key: "market_presence",
    title: { en: "Market presence", es: "Presencia en el mercado" },
    description: {
      en: "Are they already where our customers are? Regions, industries, references one can call.",
      es: "¿Están ya donde están nuestros clientes? Regiones, sectores y referencias a las que llamar.",
    },
    weightBp: 2500,
    minimumPoints: 2,
    maxPoints: 5,
    sections: ["company", "market"],
  },
  {
    key: "selling_competency",
    title: { en: "Proven competency in selling", es: "Capacidad comercial demostrada" },
    description: {
      en: "Have they sold comparable products, with a team that will do it again?",
      es: "¿Han vendido productos comparables, con un equipo que puede repetirlo?",
    },
    weightBp: 2500,
    minimumPoints: 3,
    maxPoints: 5,
    sections: ["selling"],
  },
  {
    key: "strategic_alignment",
    title: { en: "Strategic alignment", es: "Alineamiento estratégico" },
    description: {
      en: "Do both want to get to the same place? Competing products, goals of the first year.",
      es: "¿Quieren ambos llegar al mismo sitio? Productos de la competencia y metas del primer año.",
    },
    weightBp: 2500,
    minimumPoints: 3,
    maxPoints: 5,
    sections: ["strategy", "solution"],
  },
  {
    key: "technical_skills",
    title: { en: "Technical skills and support", es: "Capacidad técnica y soporte" },
    description: {
      en: "Can they build it and answer for it? Skills, named teams for levels 1 and 2.",
      es: "¿Pueden implantarlo y responder por ello? Conocimientos y equipos nombrados para los niveles 1 y 2.",
    },
    weightBp: 2500,
    minimumPoints: 3,
    maxPoints: 5,
    sections: ["skills", "support"],
  },
];
