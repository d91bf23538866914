import type { PhaseDefinition } from "#lib/domain/programmes/definition.ts";

/** P12, P13: assessed, both documents signed, prepared; then a partner. Days to each step are (choice). */
export const openNebulaPhases: PhaseDefinition[] = [
  {
    key: "signature",
    title: { en: "Both sign", es: "Firma de ambos" },
    summary: {
      en: "An accepted applicant receives the order form and the partner agreement, on screen and in order.",
      es: "Quien es aceptado recibe el formulario de pedido y el acuerdo de partner, en pantalla y por orden.",
    },
    ongoing: false,
    steps: [
      {
        key: "order_form",
        title: { en: "Order form signed", es: "Formulario de pedido firmado" },
        description: {
          en: "Names the tier and what you order. There is no annual fee.",
          es: "Indica el nivel y lo que se pide. No hay cuota anual.",
        },
        doneBy: "partner",
        confirmedBy: "vendor",
        evidence: "none",
        link: "agreement:order_form",
        dueDays: 14,
      },
      {
        key: "partner_agreement",
        title: { en: "Partner agreement signed", es: "Acuerdo de partner firmado" },
        description: {
          en: "Signed by both, it makes you a partner for twelve months.",
          es: "Firmado por ambas partes, les hace partner por doce meses.",
        },
        doneBy: "partner",
        confirmedBy: "vendor",
        evidence: "none",
        link: "agreement:partner_agreement",
        dueDays: 21,
      },
    ],
  },
  {
    key: "preparation",
    title: { en: "Get ready to deliver", es: "Preparación" },
    summary: {
      en: "Your plan, your solution, your team and your architects.",
      es: "Su plan, su solución, su equipo y sus arquitectos.",
    },
    ongoing: false,
    steps: [
      {
        key: "business_plan",
        title: { en: "Business plan", es: "Plan comercial" },
        description: {
          en: "Markets, goals and what each side does, for one year; reviewed with you.",
          es: "Mercados, metas y lo que hace cada parte durante un año; lo revisamos con ustedes.",
        },
        doneBy: "partner",
        confirmedBy: "vendor",
        evidence: "none",
        link: "business_plan",
        dueDays: 30,
      },
      {
        key: "integrated_solution",
        title: { en: "Integrated solution reviewed", es: "Solución integrada revisada" },
        description: {
          en: "Show how your solution differs from OpenNebula: a demonstration or a data sheet.",
          es: "Muestren en qué se diferencia su solución de OpenNebula: una demostración o una ficha.",
        },
        doneBy: "partner",
        confirmedBy: "vendor",
        evidence: "none",
        link: "integrated_solution",
        dueDays: 45,
      },
      {
        key: "support_teams",
        title: { en: "Teams for levels 1 and 2 named", es: "Equipos de nivel 1 y 2 nombrados" },
        description: {
          en: "Who answers your customers, and when.",
          es: "Quién atiende a sus clientes y en qué horario.",
        },
        doneBy: "partner",
        confirmedBy: "vendor",
        evidence: "text",
        dueDays: 30,
      },
      {
        key: "support_agreement",
        title: { en: "Customer support agreement signed", es: "Acuerdo de soporte a clientes firmado" },
        description: {
          en: "Levels 1 and 2 are yours; level 3 is ours; fixes pass through your hands.",
          es: "Los niveles 1 y 2 son suyos, el 3 es nuestro y las correcciones pasan por sus manos.",
        },
        doneBy: "partner",
        confirmedBy: "vendor",
        evidence: "none",
        link: "agreement:support_agreement",
        dueDays: 30,
      },
      {
        key: "architects",
        title: { en: "Architects’ course taken", es: "Curso de arquitectos realizado" },
        description: {
          en: "One consultant for ADVANCED, two for PREMIER.",
          es: "Un consultor para ADVANCED, dos para PREMIER.",
        },
        doneBy: "vendor",
        evidence: "none",
        link: "specialists:architect",
        dueDays: 60,
      },
    ],
  },
  {
    key: "launch",
    title: { en: "You are a partner", es: "Ya son partner" },
    summary: {
      en: "Logo, directory, discount and level 3 open the same day.",
      es: "El logo, el directorio, el descuento y el nivel 3 se abren el mismo día.",
    },
    ongoing: true,
    steps: [
      {
        key: "directory",
        title: {
          en: "Logo and text for the public directory",
          es: "Logo y texto para el directorio público",
        },
        description: {
          en: "Send us both; they appear in the partners area.",
          es: "Envíennos ambos; aparecerán en el área de partners.",
        },
        doneBy: "partner",
        confirmedBy: "vendor",
        evidence: "text",
        dueDays: 14,
      },
      {
        key: "announcement",
        title: { en: "Recognition in a post", es: "Reconocimiento en una entrada del blog" },
        description: {
          en: "We write it, you approve it.",
          es: "Nosotros la escribimos y ustedes la aprueban.",
        },
        doneBy: "vendor",
        confirmedBy: "partner",
        evidence: "text",
        dueDays: 30,
      },
    ],
  },
];
