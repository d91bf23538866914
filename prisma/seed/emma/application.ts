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
    en: "EMMA sees and controls who enters a network. Whoever implements it has to know networks well.",
    es: "EMMA ve y controla quién entra en una red. Quien la implanta tiene que conocer bien las redes.",
  },
  questions: [
    {
      key: "network_experience",
      label: {
        en: "Experience with network access control, visibility and segmentation",
        es: "Experiencia en control de acceso a la red, visibilidad y segmentación",
      },
      kind: "long_text",
      required: true,
      minLength: 80,
      maxLength: 3000,
    },
    {
      key: "specialists_planned",
      label: { en: "Whom would you train?", es: "¿A quién formarían?" },
      hint: {
        en: "Certification asks for 2 people in sales and 3 technical ones; a first idea is enough, from two people on.",
        es: "La certificación pide 2 personas comerciales y 3 técnicas; basta con una primera idea, desde dos.",
      },
      kind: "people",
      required: true,
      min: 2,
      max: 20,
    },
    {
      key: "clearances",
      label: { en: "Accreditations for public bodies", es: "Acreditaciones para organismos públicos" },
      hint: {
        en: "For example the Spanish national security scheme (ENS), ISO 27001, personnel clearances.",
        es: "Por ejemplo, ENS, ISO 27001 o habilitaciones de seguridad del personal.",
      },
      kind: "text",
      required: false,
      maxLength: 300,
    },
  ],
};

const solution: SectionDefinition = {
  key: "solution",
  title: { en: "Your service around EMMA", es: "Su servicio en torno a EMMA" },
  why: {
    en: "Customers buy a service, not a licence. Tell us what yours looks like from the first visit on.",
    es: "Los clientes compran un servicio, no una licencia. Cuéntennos cómo será el suyo desde la primera visita.",
  },
  questions: [
    {
      key: "service_offer",
      label: {
        en: "What do you deliver: sizing, implementation, operation, support?",
        es: "¿Qué prestan: dimensionamiento, implantación, operación, soporte?",
      },
      kind: "long_text",
      required: true,
      minLength: 80,
      maxLength: 3000,
    },
    {
      key: "integrations",
      label: { en: "Products you would integrate it with", es: "Productos con los que la integrarían" },
      kind: "text",
      required: false,
      maxLength: 300,
    },
  ],
};

/** The application to the EMMA programme, in eight sections (P12). */
export const emmaApplication: SectionDefinition[] = [
  companySection,
  marketSection,
  sellingSection,
  strategySection("EMMA"),
  skills,
  supportSection("EMMA"),
  solution,
  attachmentsSection([]),
];
