import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { openNebulaApplication } from "#prisma/seed/opennebula/application.ts";
import { openNebulaPhases } from "#prisma/seed/opennebula/phases.ts";
import { selectionRubric } from "#prisma/seed/rubric.ts";

const forBoth = [
  "application",
  "integrated_solution",
  "support_agreement",
  "business_plan",
  "support_teams",
  "partner_agreement",
];
const benefitsOfBoth = ["recognition", "directory", "post", "discount", "logos", "level3"];

/** P10–P19: two tiers that differ by a second architect, and give three things more for it. */
export const openNebulaProgramme: ProgrammeDefinition = {
  key: "solution_provider",
  name: { en: "Solution Provider programme", es: "Programa Solution Provider" },
  product: "OpenNebula",
  headline: {
    en: "Build clouds on OpenNebula, with us behind you",
    es: "Construya nubes sobre OpenNebula, con nosotros detrás",
  },
  summary: {
    en: "Solution Providers sell, integrate and support OpenNebula for their own customers. You give levels 1 and 2; we stand behind you with level 3. There is no annual fee.",
    es: "Los Solution Providers venden, integran y dan soporte de OpenNebula a sus propios clientes. Ustedes prestan los niveles 1 y 2; nosotros estamos detrás con el nivel 3. No hay cuota anual.",
  },
  callToAction: { en: "Apply as a Solution Provider", es: "Solicitar ser Solution Provider" },
  tiers: [
    {
      key: "advanced",
      name: "ADVANCED",
      rank: 1,
      tagline: {
        en: "one architect, all you need to deliver",
        es: "un arquitecto y todo lo necesario para entregar",
      },
      summary: {
        en: "Level 3 for your customers, 20% off, the logos and a place in the directory.",
        es: "Nivel 3 para sus clientes, un 20 % de descuento, los logos y un lugar en el directorio.",
      },
      requirements: [...forBoth, "architect"],
      benefits: benefitsOfBoth,
    },
    {
      key: "premier",
      name: "PREMIER",
      rank: 2,
      tagline: { en: "two architects, and a say in the product", es: "dos arquitectos y voz en el producto" },
      summary: {
        en: "Everything in ADVANCED, and three things more.",
        es: "Todo lo de ADVANCED y tres cosas más.",
      },
      requirements: [...forBoth, "second_architect"],
      benefits: [...benefitsOfBoth, "deal_registration", "influence", "beta"],
    },
  ],
  requirements: [
    {
      key: "architect",
      kind: "certified_specialists",
      title: {
        en: "One consultant with the architects’ course",
        es: "Un consultor con el curso de arquitectos",
      },
      description: { en: "Official course for architects.", es: "Curso oficial para arquitectos." },
      params: { minimum: 1, areas: ["architect"], minimumPerArea: 1 },
      comparison: {
        row: "architects",
        title: {
          en: "Consultants who took the architects’ course",
          es: "Consultores que hicieron el curso de arquitectos",
        },
        value: "1",
      },
    },
    {
      key: "second_architect",
      kind: "certified_specialists",
      title: {
        en: "Second consultant with the architects’ course",
        es: "Un segundo consultor con el curso de arquitectos",
      },
      description: {
        en: "Two in all, both with the official course.",
        es: "Dos en total, ambos con el curso oficial.",
      },
      params: { minimum: 2, areas: ["architect"], minimumPerArea: 2 },
      comparison: {
        row: "architects",
        title: {
          en: "Consultants who took the architects’ course",
          es: "Consultores que hicieron el curso de arquitectos",
        },
        value: "2",
      },
    },
    {
      key: "support_teams",
      kind: "support_teams",
      title: {
        en: "Specialised teams for level 1 and 2 support",
        es: "Equipos especializados de nivel 1 y 2",
      },
      description: {
        en: "For mission critical production applications of your customers.",
        es: "Para aplicaciones críticas en producción de sus clientes.",
      },
      params: { levels: [1, 2], minimumPerLevel: 1 },
    },
    {
      key: "business_plan",
      kind: "validated_business_plan",
      title: { en: "Business plan", es: "Plan comercial" },
      description: { en: "Reviewed with you.", es: "Revisado con ustedes." },
      params: { validMonths: null },
    },
    {
      key: "support_agreement",
      kind: "signed_document",
      title: { en: "Customer support agreement", es: "Acuerdo de soporte a clientes" },
      description: {
        en: "You distribute fixes, patches and work-arounds to your customers.",
        es: "Ustedes hacen llegar correcciones, parches y soluciones provisionales a sus clientes.",
      },
      params: { document: "support_agreement" },
    },
    {
      key: "partner_agreement",
      kind: "signed_document",
      title: { en: "Partner agreement", es: "Acuerdo de partner" },
      description: {
        en: "Signed by both, for twelve months.",
        es: "Firmado por ambas partes, por doce meses.",
      },
      params: { document: "partner_agreement" },
    },
    {
      key: "integrated_solution",
      kind: "integrated_solution",
      title: {
        en: "Integrated solution, differentiated from OpenNebula",
        es: "Solución integrada, diferenciada de OpenNebula",
      },
      description: {
        en: "Yours, for a well-defined business problem.",
        es: "Propia, para un problema de negocio bien definido.",
      },
      params: { reviewMonths: null },
    },
    {
      key: "application",
      kind: "approved_application",
      title: { en: "Approved programme application", es: "Solicitud al programa aprobada" },
      description: {
        en: "Market presence, competency in selling, strategic alignment, skills.",
        es: "Presencia en el mercado, capacidad comercial, alineamiento estratégico y conocimientos.",
      },
      params: {},
    },
  ],
  benefits: [
    {
      key: "deal_registration",
      kind: "deal_registration",
      title: { en: "Deal registration", es: "Registro de oportunidades" },
      description: {
        en: "a registered customer is yours while the deal is protected",
        es: "el cliente registrado es suyo mientras dura la protección",
      },
      params: {},
    },
    {
      key: "influence",
      kind: "influence",
      title: { en: "Software influence", es: "Influencia en el software" },
      description: {
        en: "your feature requests weigh more",
        es: "sus peticiones de funcionalidad pesan más",
      },
      params: {},
    },
    {
      key: "beta",
      kind: "beta",
      title: { en: "Support for beta software", es: "Soporte de software beta" },
      description: { en: "try what is coming, with answers", es: "prueben lo que viene, con respuestas" },
      params: {},
    },
    {
      key: "level3",
      kind: "level3_support",
      title: { en: "Level 3 support for your customers", es: "Soporte de nivel 3 para sus clientes" },
      description: {
        en: "through you; fixes and work-arounds pass through your hands",
        es: "a través de ustedes; las correcciones pasan por sus manos",
      },
      params: {},
    },
    {
      key: "discount",
      kind: "discount",
      title: {
        en: "20% off services, training and events",
        es: "20 % de descuento en servicios, formación y eventos",
      },
      description: {
        en: "support for yourselves included; programmes bring none of their own",
        es: "incluido el soporte para ustedes mismos; el programa no lo trae de por sí",
      },
      params: { basisPoints: 2000, covers: ["support", "services", "training", "events"] },
    },
    {
      key: "logos",
      kind: "logo",
      title: { en: "Solution Provider and Powered logos", es: "Logos Solution Provider y Powered" },
      description: {
        en: "granted and withdrawn with the status",
        es: "se conceden y se retiran con la condición de partner",
      },
      params: { items: ["solution_provider", "powered"] },
    },
    {
      key: "recognition",
      kind: "logo",
      title: { en: "Recognition as Solution Provider Partner", es: "Reconocimiento como Solution Provider" },
      description: { en: "for as long as you are one", es: "mientras lo sean" },
      params: { items: ["partner"] },
    },
    {
      key: "directory",
      kind: "listing",
      title: { en: "Listed in the public partner directory", es: "En el directorio público de partners" },
      description: { en: "with your logo", es: "con su logo" },
      params: {},
    },
    {
      key: "post",
      kind: "post",
      title: { en: "Recognition in a post", es: "Reconocimiento en una entrada del blog" },
      description: { en: "we introduce you to the community", es: "les presentamos a la comunidad" },
      params: {},
    },
  ],
  phases: openNebulaPhases,
  areas: [
    {
      key: "architect",
      name: { en: "Architect", es: "Arquitecto" },
      description: {
        en: "Official course for architects; valid for two years.",
        es: "Curso oficial para arquitectos; válido por dos años.",
      },
      validityMonths: 24,
      graceDays: 0,
      level2: true,
      escalates: true,
    },
  ],
  // The source states no price for the course; a vendor adds its own.
  trainings: [],
  agreements: [
    {
      key: "order_form",
      title: { en: "Order form", es: "Formulario de pedido" },
      termMonths: null,
      requiredToStart: true,
    },
    {
      key: "partner_agreement",
      title: { en: "Partner agreement", es: "Acuerdo de partner" },
      termMonths: 12,
      requiredToStart: true,
      // (choice): the sources name no notice.
      endNoticeDays: 30,
    },
    {
      key: "support_agreement",
      title: { en: "Customer support agreement", es: "Acuerdo de soporte a clientes" },
      termMonths: null,
      requiredToStart: false,
    },
  ],
  annualFee: null,
  application: { minutes: 20, answerWorkingDays: 10, sections: openNebulaApplication },
  rubric: selectionRubric,
  remediationDays: 30,
  renewalWindowDays: 90,
  noticeDays: [90, 60, 30, 7, 0],
};
