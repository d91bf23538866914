import type { QuestionDefinition, SectionDefinition } from "#lib/domain/programmes/definition.ts";

// The questions both shipped programmes ask alike (P12). Each programme adds its own and may change any of them later.

export const companySection: SectionDefinition = {
  key: "company",
  title: { en: "Company", es: "Empresa" },
  why: {
    en: "So that we know who signs and whom to call. Nothing here is published before you are a partner.",
    es: "Para saber quién firma y a quién llamar. Nada de esto se publica antes de que sean partner.",
  },
  questions: [
    {
      key: "legal_name",
      fills: "legal_name",
      label: { en: "Legal name", es: "Razón social" },
      kind: "text",
      required: true,
      minLength: 2,
      maxLength: 160,
    },
    {
      key: "tax_id",
      fills: "tax_id",
      label: { en: "Tax identification number", es: "NIF, CIF o RFC" },
      kind: "text",
      required: true,
      minLength: 5,
      maxLength: 30,
    },
    {
      key: "country",
      fills: "country",
      label: { en: "Country of the registered office", es: "País del domicilio social" },
      kind: "country",
      required: true,
    },
    {
      key: "city",
      fills: "city",
      label: { en: "City of the registered office", es: "Ciudad del domicilio social" },
      kind: "text",
      required: true,
      minLength: 2,
      maxLength: 120,
    },
    {
      key: "website",
      fills: "website",
      label: { en: "Website", es: "Página web" },
      hint: { en: "With https://", es: "Con https://" },
      kind: "url",
      required: true,
    },
    {
      key: "employees",
      label: { en: "Employees", es: "Personas en plantilla" },
      kind: "number",
      required: true,
      min: 1,
      max: 500_000,
    },
    {
      key: "company_contacts",
      label: { en: "Who speaks for you", es: "Quién habla por ustedes" },
      hint: {
        en: "One person for the business, one for technical matters; it may be the same.",
        es: "Una persona para lo comercial y otra para lo técnico; puede ser la misma.",
      },
      kind: "people",
      required: true,
      min: 1,
      max: 6,
    },
  ],
};

export const marketSection: SectionDefinition = {
  key: "market",
  title: { en: "Market presence", es: "Presencia en el mercado" },
  why: {
    en: "We choose partners who are already where customers need the product.",
    es: "Elegimos partners que ya están donde los clientes necesitan el producto.",
  },
  questions: [
    {
      key: "markets",
      label: { en: "Where and to whom do you sell today?", es: "¿Dónde y a quién venden hoy?" },
      hint: {
        en: "Regions, industries, size of customer. At least 80 characters.",
        es: "Regiones, sectores y tamaño de los clientes. Al menos 80 caracteres.",
      },
      kind: "long_text",
      required: true,
      minLength: 80,
      maxLength: 3000,
    },
    {
      key: "sectors",
      label: { en: "Industries", es: "Sectores" },
      kind: "multi",
      required: true,
      min: 1,
      options: [
        { key: "public", label: { en: "Public administration", es: "Administración pública" } },
        { key: "defence", label: { en: "Defence and security", es: "Defensa y seguridad" } },
        { key: "health", label: { en: "Health", es: "Sanidad" } },
        { key: "education", label: { en: "Research and education", es: "Investigación y educación" } },
        { key: "telecom", label: { en: "Telecommunications", es: "Telecomunicaciones" } },
        { key: "finance", label: { en: "Finance", es: "Finanzas" } },
        { key: "industry", label: { en: "Industry and energy", es: "Industria y energía" } },
        {
          key: "services",
          label: { en: "Hosting and managed services", es: "Alojamiento y servicios gestionados" },
        },
      ],
    },
    {
      key: "active_customers",
      label: { en: "Active customers", es: "Clientes activos" },
      kind: "number",
      required: true,
      min: 0,
      max: 1_000_000,
    },
    {
      key: "references",
      label: { en: "Two references", es: "Dos referencias" },
      hint: {
        en: "Customer, what you did, year. We ask you before we call anybody.",
        es: "Cliente, qué hicieron y en qué año. Les preguntaremos antes de llamar a nadie.",
      },
      kind: "long_text",
      required: true,
      minLength: 40,
      maxLength: 3000,
    },
  ],
};

export const sellingSection: SectionDefinition = {
  key: "selling",
  title: { en: "Selling competency", es: "Capacidad comercial" },
  why: {
    en: "Proven competency in selling is one of the three things we select on.",
    es: "La capacidad comercial demostrada es uno de los tres criterios con que seleccionamos.",
  },
  questions: [
    {
      key: "sales_team",
      label: { en: "People in sales and presales", es: "Personas en ventas y preventa" },
      kind: "number",
      required: true,
      min: 1,
      max: 50_000,
    },
    {
      key: "similar_sales",
      label: {
        en: "Which comparable products have you sold in the last two years, and how often?",
        es: "¿Qué productos comparables han vendido en los dos últimos años y cuántas veces?",
      },
      kind: "long_text",
      required: true,
      minLength: 60,
      maxLength: 3000,
    },
    {
      key: "pipeline",
      label: {
        en: "Opportunities you see in the next twelve months",
        es: "Oportunidades que ven para los próximos doce meses",
      },
      hint: {
        en: "Without customers’ names if you prefer.",
        es: "Sin el nombre de los clientes, si lo prefieren.",
      },
      kind: "long_text",
      required: false,
      maxLength: 3000,
    },
  ],
};

/** Strategic alignment, in words about the product. */
export function strategySection(product: string): SectionDefinition {
  return {
    key: "strategy",
    title: { en: "Strategic alignment", es: "Alineamiento estratégico" },
    why: {
      en: "A partnership works when both want to get to the same place. Be frank: a clear no to something helps us too.",
      es: "Una alianza funciona cuando ambos quieren llegar al mismo sitio. Sean francos: un no claro también nos ayuda.",
    },
    questions: [
      {
        key: "why_us",
        label: {
          en: `What place does ${product} have in your plans?`,
          es: `¿Qué lugar tiene ${product} en sus planes?`,
        },
        kind: "long_text",
        required: true,
        minLength: 80,
        maxLength: 3000,
      },
      {
        key: "competing",
        label: {
          en: "Which competing products do you sell?",
          es: "¿Qué productos de la competencia venden?",
        },
        hint: {
          en: "“None” is an answer, and so is a list.",
          es: "«Ninguno» es una respuesta, y una lista también.",
        },
        kind: "text",
        required: true,
        maxLength: 300,
      },
      {
        key: "first_year_goal",
        label: {
          en: "Customers you mean to win in the first year",
          es: "Clientes que se proponen ganar el primer año",
        },
        kind: "number",
        required: true,
        min: 0,
        max: 10_000,
      },
    ],
  };
}

export function supportSection(product: string): SectionDefinition {
  return {
    key: "support",
    title: { en: "Support teams", es: "Equipos de soporte" },
    why: {
      en: `Your customers call you first: levels 1 and 2 are yours, we stand behind you with level 3 for ${product}.`,
      es: `Sus clientes les llaman primero a ustedes: los niveles 1 y 2 son suyos y nosotros estamos detrás con el nivel 3 de ${product}.`,
    },
    questions: [
      {
        key: "level1_team",
        fills: "level1_team",
        label: { en: "Who gives level 1", es: "Quién da el nivel 1" },
        hint: {
          en: "Name and, if you like, e-mail address.",
          es: "Nombre y, si quieren, correo electrónico.",
        },
        kind: "people",
        required: true,
        min: 1,
        max: 30,
      },
      {
        key: "level2_team",
        fills: "level2_team",
        label: { en: "Who gives level 2", es: "Quién da el nivel 2" },
        kind: "people",
        required: true,
        min: 1,
        max: 30,
      },
      {
        key: "support_hours",
        label: { en: "Hours of your support", es: "Horario de su soporte" },
        kind: "choice",
        required: true,
        options: [
          { key: "office", label: { en: "Office hours", es: "Horario de oficina" } },
          { key: "extended", label: { en: "Extended hours", es: "Horario ampliado" } },
          { key: "always", label: { en: "Round the clock", es: "Las 24 horas" } },
        ],
      },
    ],
  };
}

export const presentation: QuestionDefinition = {
  key: "presentation",
  label: { en: "Presentation of your company", es: "Presentación de su empresa" },
  hint: { en: "Best as a PDF.", es: "Mejor en PDF." },
  kind: "file",
  required: false,
  max: 3,
};

export const registration: QuestionDefinition = {
  key: "registration",
  label: { en: "Extract from the commercial register", es: "Escritura o nota del registro mercantil" },
  hint: {
    en: "It may be sent later, before the signature.",
    es: "Se puede enviar más tarde, antes de la firma.",
  },
  kind: "file",
  required: false,
  max: 3,
};

export function attachmentsSection(more: QuestionDefinition[]): SectionDefinition {
  return {
    key: "attachments",
    title: { en: "Documents", es: "Documentos" },
    why: {
      en: "Whatever says it better than a form. Only the people who assess your application open them.",
      es: "Lo que lo diga mejor que un formulario. Solo lo abren quienes valoran su solicitud.",
    },
    questions: [presentation, registration, ...more],
  };
}
