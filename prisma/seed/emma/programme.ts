import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { emmaApplication } from "#prisma/seed/emma/application.ts";
import { emmaPhases } from "#prisma/seed/emma/phases.ts";
import { selectionRubric } from "#prisma/seed/rubric.ts";

/** P1–P9: the company is certified as a whole, so the one tier is the certification itself. */
export const emmaProgramme: ProgrammeDefinition = {
  key: "emma_partner",
  name: { en: "EMMA partner programme", es: "Programa de partners EMMA" },
  product: "EMMA",
  headline: {
    en: "Implement EMMA where it matters most, certified by its maker",
    es: "Implante EMMA donde más importa, con la certificación del fabricante",
  },
  summary: {
    en: "Your company is certified to implement and operate EMMA in public bodies, and in private entities authorised by the CCN-CERT. You deliver the projects and levels 1 and 2 of support; we validate each architecture, certify each implementation and answer as manufacturer at level 3.",
    es: "Su empresa se certifica para implantar y operar EMMA en organismos públicos y en entidades privadas autorizadas por el CCN-CERT. Ustedes ejecutan los proyectos y prestan los niveles 1 y 2 de soporte; nosotros validamos cada arquitectura, certificamos cada implantación y respondemos como fabricante en el nivel 3.",
  },
  callToAction: { en: "Apply for certification", es: "Solicitar la certificación" },
  certifiesCompany: true,
  tiers: [
    {
      key: "certified",
      name: { en: "EMMA certified company", es: "Empresa certificada EMMA" },
      rank: 1,
      tagline: {
        en: "five specialists, one agreement, and the maker behind every project",
        es: "cinco especialistas, un acuerdo y el fabricante detrás de cada proyecto",
      },
      summary: {
        en: "The certification is your company’s. It holds while every requirement is met, among them a number of certified specialists in each area.",
        es: "La certificación es de su empresa. Se mantiene mientras cumple todos los requisitos, entre ellos un número de especialistas certificados en cada área.",
      },
      requirements: ["business_plan", "sales_specialists", "technical_specialists", "agreement"],
      benefits: [
        "authorisation",
        "project_validation",
        "opportunities",
        "level3",
        "operation_materials",
        "administration_materials",
      ],
    },
  ],
  requirements: [
    {
      key: "technical_specialists",
      kind: "certified_specialists",
      title: {
        en: "Technical: 3 specialists, at least one in each area",
        es: "Técnicos: 3 especialistas, al menos uno en cada área",
      },
      description: {
        en: "Presales, and implementation and support. Certificates are valid for one year.",
        es: "Preventa, e implementación y soporte. Los certificados valen un año.",
      },
      params: { minimum: 3, areas: ["presales", "implementation"], minimumPerArea: 1 },
    },
    {
      key: "sales_specialists",
      kind: "certified_specialists",
      title: { en: "Sales: 2 specialists", es: "Comercial: 2 especialistas" },
      description: {
        en: "They present EMMA to public bodies, qualify projects and manage opportunities. Certificates are valid for one year.",
        es: "Presentan EMMA a organismos, cualifican proyectos y gestionan oportunidades. Los certificados valen un año.",
      },
      params: { minimum: 2, areas: ["sales"], minimumPerArea: 2 },
    },
    {
      key: "agreement",
      kind: "signed_document",
      title: { en: "Agreement signed by both", es: "Acuerdo firmado por ambas partes" },
      description: { en: "Twelve months from its signature.", es: "Doce meses a contar desde su firma." },
      params: { document: "partner_agreement" },
    },
    {
      key: "business_plan",
      kind: "validated_business_plan",
      title: { en: "Business plan validated", es: "Plan comercial validado" },
      description: {
        en: "Definition of the market and plan of action, reviewed and validated by Open Cloud Factory.",
        es: "Definición del mercado y plan de acción, revisado y validado por Open Cloud Factory.",
      },
      params: { validMonths: null },
    },
  ],
  benefits: [
    {
      key: "authorisation",
      kind: "listing",
      title: {
        en: "Certified to implement and operate EMMA, and listed as such",
        es: "Certificados para implantar y operar EMMA, y así publicados",
      },
      description: {
        en: "What public bodies and entities authorised by the CCN-CERT ask for.",
        es: "Lo que piden los organismos públicos y las entidades autorizadas por el CCN-CERT.",
      },
      params: {},
    },
    {
      key: "project_validation",
      kind: "project_certification",
      title: {
        en: "Each project validated and certified by the maker",
        es: "Cada proyecto, validado y certificado por el fabricante",
      },
      description: {
        en: "We validate your pre-implementation (requirements, sizing, architecture) and certify the implementation.",
        es: "Validamos su preimplementación (requisitos, dimensionamiento, arquitectura) y certificamos la implantación.",
      },
      params: {},
    },
    {
      key: "opportunities",
      kind: "deal_registration",
      title: { en: "Opportunities handled together", es: "Oportunidades gestionadas en común" },
      description: {
        en: "Leads handed over to you, and help with offers, orders and invoices.",
        es: "Traspaso de oportunidades y ayuda con ofertas, pedidos y facturas.",
      },
      params: {},
    },
    {
      key: "level3",
      kind: "level3_support",
      title: { en: "Level 3 support from the manufacturer", es: "Soporte de nivel 3 del fabricante" },
      description: {
        en: "You escalate possible bugs in the ticket tool; we answer.",
        es: "Ustedes escalan los posibles fallos del producto en la herramienta de incidencias; nosotros respondemos.",
      },
      params: {},
    },
    {
      key: "operation_materials",
      kind: "library",
      title: {
        en: "Operation guide, videos and documentation portal",
        es: "Guía de operación, vídeos y portal de documentación",
      },
      description: {
        en: "For level 1: end users, infrastructure, first recovery of services, reports.",
        es: "Para el nivel 1: usuario final, infraestructura, recuperación primaria de servicios e informes.",
      },
      params: { items: ["operation_guide", "videos", "documentation_portal"] },
    },
    {
      key: "administration_materials",
      kind: "library",
      title: {
        en: "Administration guide, videos and documentation portal",
        es: "Guía de administración, vídeos y portal de documentación",
      },
      description: {
        en: "For level 2: dashboards, visibility, policies, CMDB, tags, clusters, updates.",
        es: "Para el nivel 2: cuadros de mando, visibilidad, políticas, CMDB, etiquetas, clústeres y actualizaciones.",
      },
      params: { items: ["administration_guide", "videos", "documentation_portal"] },
    },
  ],
  phases: emmaPhases,
  areas: [
    {
      key: "sales",
      name: { en: "Sales", es: "Comercial" },
      description: {
        en: "Presents EMMA, qualifies projects, manages opportunities.",
        es: "Presenta EMMA, cualifica proyectos y gestiona oportunidades.",
      },
      validityMonths: 12,
      graceDays: 0,
      level2: false,
      escalates: false,
    },
    {
      key: "presales",
      name: { en: "Technical presales", es: "Técnico preventa" },
      description: {
        en: "Presents and demonstrates EMMA technically, and qualifies projects.",
        es: "Presenta y demuestra EMMA técnicamente y cualifica proyectos.",
      },
      validityMonths: 12,
      graceDays: 0,
      level2: false,
      escalates: true,
    },
    {
      key: "implementation",
      name: { en: "Implementation and support", es: "Técnico de implementación y soporte" },
      description: {
        en: "Implements, administers and operates EMMA; gives levels 1 and 2; escalates to level 3.",
        es: "Implanta, administra y opera EMMA; presta los niveles 1 y 2; escala al nivel 3.",
      },
      validityMonths: 12,
      graceDays: 0,
      level2: true,
      escalates: true,
    },
  ],
  trainings: [
    {
      key: "sales_course",
      title: { en: "Sales training and certification", es: "Capacitación y certificación comercial" },
      areas: ["sales"],
      people: 2,
      price: { minor: 200_000, currency: "EUR" },
      additionalAttendee: null,
    },
    {
      key: "technical_course",
      title: { en: "Technical training and certification", es: "Capacitación y certificación técnica" },
      areas: ["presales", "implementation"],
      people: 3,
      price: { minor: 300_000, currency: "EUR" },
      additionalAttendee: { minor: 100_000, currency: "EUR" },
    },
  ],
  agreements: [
    {
      key: "nda",
      title: { en: "Non-disclosure agreement (NDA)", es: "Acuerdo de confidencialidad (NDA)" },
      termMonths: null,
      requiredToStart: true,
    },
    {
      key: "partner_agreement",
      title: { en: "Partnership agreement", es: "Acuerdo de partnership" },
      termMonths: 12,
      requiredToStart: true,
      // (choice): the sources name no notice.
      endNoticeDays: 30,
    },
  ],
  annualFee: null,
  application: { minutes: 25, answerWorkingDays: 10, sections: emmaApplication },
  rubric: selectionRubric,
  remediationDays: 30,
  renewalWindowDays: 90,
  noticeDays: [90, 60, 30, 7, 0],
};
