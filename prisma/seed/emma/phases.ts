import type { PhaseDefinition } from "#lib/domain/programmes/definition.ts";

/** P2: three phases in order; the third is a partner's daily life. Days to each step are (choice). */
export const emmaPhases: PhaseDefinition[] = [
  {
    key: "prior_steps",
    title: { en: "Prior steps", es: "Pasos previos" },
    summary: {
      en: "Both companies get to know each other, and the partner’s business plan is validated.",
      es: "Las dos empresas se conocen y se valida el plan comercial del partner.",
    },
    ongoing: false,
    steps: [
      {
        key: "approach_meetings",
        title: { en: "Approach meetings", es: "Reuniones de aproximación" },
        description: {
          en: "Both companies present themselves. The date of the last meeting is noted.",
          es: "Las dos empresas se presentan. Se anota la fecha de la última reunión.",
        },
        doneBy: "vendor",
        confirmedBy: "partner",
        evidence: "date",
        dueDays: 14,
      },
      {
        key: "nda",
        title: { en: "Signature of the NDA", es: "Firma del NDA (acuerdo de confidencialidad)" },
        description: {
          en: "Signed by both before any material changes hands.",
          es: "Firmado por ambas partes antes de intercambiar material.",
        },
        doneBy: "partner",
        confirmedBy: "vendor",
        evidence: "none",
        link: "agreement:nda",
        dueDays: 14,
      },
      {
        key: "programme_presentation",
        title: { en: "Presentation of the programme", es: "Presentación del programa de partnership" },
        description: {
          en: "Materials and sessions that define the programme’s scope.",
          es: "Materiales y sesiones para definir el alcance del programa.",
        },
        doneBy: "vendor",
        confirmedBy: "partner",
        evidence: "date",
        dueDays: 21,
      },
      {
        key: "business_plan",
        title: { en: "Business plan", es: "Plan comercial" },
        description: {
          en: "Definition of the market and plan of action.",
          es: "Definición del mercado y plan de acción.",
        },
        doneBy: "partner",
        evidence: "none",
        link: "business_plan:submitted",
        dueDays: 35,
      },
      {
        key: "sales_training",
        title: { en: "Sales training", es: "Capacitación comercial" },
        description: {
          en: "Presenting EMMA to public bodies, qualifying projects, managing opportunities.",
          es: "Presentar EMMA a organismos, cualificar proyectos y gestionar las oportunidades.",
        },
        doneBy: "vendor",
        confirmedBy: "partner",
        evidence: "date",
        dueDays: 42,
      },
      {
        key: "business_plan_validated",
        title: { en: "Business plan validated", es: "Validación del plan comercial" },
        description: {
          en: "Reviewed and validated by Open Cloud Factory.",
          es: "Plan comercial revisado y validado por Open Cloud Factory.",
        },
        doneBy: "vendor",
        evidence: "none",
        link: "business_plan",
        dueDays: 49,
      },
    ],
  },
  {
    key: "preparation",
    title: { en: "Preparation", es: "Preparación" },
    summary: {
      en: "Specialists are trained and certified, and both companies sign the agreement.",
      es: "Se forma y certifica a los especialistas y ambas empresas firman el acuerdo.",
    },
    ongoing: false,
    steps: [
      {
        key: "sales_certification",
        title: {
          en: "Certification of the sales specialists",
          es: "Certificación de los especialistas comerciales",
        },
        description: {
          en: "At least two named people, valid for one year.",
          es: "Al menos dos personas nombradas, con validez de un año.",
        },
        doneBy: "vendor",
        evidence: "none",
        link: "specialists:sales",
        dueDays: 30,
      },
      {
        key: "presales_training",
        title: { en: "Technical training: presales", es: "Capacitación técnica: preventa" },
        description: {
          en: "Presenting EMMA technically, demonstrating it, qualifying projects technically.",
          es: "Cómo presentar EMMA técnicamente, realizar una demostración y cualificar técnicamente los proyectos.",
        },
        doneBy: "vendor",
        confirmedBy: "partner",
        evidence: "date",
        dueDays: 30,
      },
      {
        key: "presales_certification",
        title: {
          en: "Certification of the presales specialists",
          es: "Certificación de los técnicos de preventa",
        },
        description: {
          en: "Ends the presales training.",
          es: "Cierra la capacitación de preventa.",
        },
        doneBy: "vendor",
        evidence: "none",
        link: "specialists:presales",
        dueDays: 45,
      },
      {
        key: "services_training",
        title: {
          en: "Technical training: professional services and support",
          es: "Capacitación técnica: servicios profesionales y soporte",
        },
        description: {
          en: "Implementing, administering and operating EMMA; giving level 1 and 2 support; escalating to level 3.",
          es: "Cómo implementar, administrar y operar EMMA; dar soporte de nivel 1 y 2; escalar incidencias de nivel 3.",
        },
        doneBy: "vendor",
        confirmedBy: "partner",
        evidence: "date",
        dueDays: 45,
      },
      {
        key: "services_certification",
        title: {
          en: "Certification of the implementation and support specialists",
          es: "Certificación de los técnicos de implementación y soporte",
        },
        description: {
          en: "Ends the training in professional services and support.",
          es: "Cierra la capacitación de servicios profesionales y soporte.",
        },
        doneBy: "vendor",
        evidence: "none",
        link: "specialists:implementation",
        dueDays: 60,
      },
      {
        key: "agreement",
        title: { en: "Signature of the agreement", es: "Firma del acuerdo entre las partes" },
        description: {
          en: "Partner and Open Cloud Factory. It lasts twelve months from its signature.",
          es: "Partner y Open Cloud Factory. Dura doce meses desde la firma.",
        },
        doneBy: "partner",
        confirmedBy: "vendor",
        evidence: "none",
        link: "agreement:partner_agreement",
        dueDays: 60,
      },
    ],
  },
  {
    key: "execution",
    title: { en: "Project execution", es: "Ejecución de proyectos" },
    summary: {
      en: "Opportunities, certified projects and support: a partner’s daily life.",
      es: "Oportunidades, proyectos certificados y soporte: el día a día del partner.",
    },
    ongoing: true,
    steps: [
      {
        key: "opportunities",
        title: {
          en: "Opportunities by the agreed method",
          es: "Oportunidades según la metodología establecida",
        },
        description: {
          en: "Leads handed over; offers, orders and invoices prepared and followed.",
          es: "Traspaso de oportunidades; preparación y proceso de ofertas, pedidos y facturas.",
        },
        doneBy: "partner",
        confirmedBy: "vendor",
        evidence: "text",
        dueDays: 90,
      },
      {
        key: "certified_project",
        title: { en: "First project certified", es: "Primer proyecto certificado" },
        description: {
          en: "Qualified, sized and implemented by the partner; validated and certified by Open Cloud Factory.",
          es: "Cualificado, dimensionado e implementado por el partner; validado y certificado por Open Cloud Factory.",
        },
        doneBy: "partner",
        confirmedBy: "vendor",
        evidence: "text",
        dueDays: 180,
      },
      {
        key: "support_levels",
        title: { en: "Levels 1 and 2 in service", es: "Soporte de nivel 1 y 2 en marcha" },
        description: {
          en: "Level 3 through the manufacturer’s ticket tool: this portal.",
          es: "El nivel 3, con la herramienta de incidencias del fabricante: este portal.",
        },
        doneBy: "partner",
        confirmedBy: "vendor",
        evidence: "date",
        dueDays: 180,
      },
    ],
  },
];
