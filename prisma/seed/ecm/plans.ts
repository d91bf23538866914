import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { planOptions } from "#prisma/seed/plan-options.ts";
import {
  channels,
  componentsChecklist,
  lapseSchedule,
  officeHours,
  readiness,
  supportedVersions,
  termsOn,
} from "#prisma/seed/plan-parts.ts";

// S1–S17. This vendor serves its customers itself, so its engineers work all levels and level 3 has no clock (T1).

const leastPrice = { minor: 1_000_000, currency: "USD" } as const;

const common = {
  contactsMustBeTrained: true,
  readersAllowed: true,
  channels: channels(officeHours("Mexico City")),
  termMonths: 12,
  expiringDays: 90,
  lapse: lapseSchedule,
  versions: supportedVersions,
  componentsChecklist,
  readiness,
  options: planOptions({
    currency: "USD",
    perHour: 95,
    onSite: 48_000,
    areas: [],
    howTo: {
      en: "The product's administration course, at our offices or at yours. Ask your account manager for the next date.",
      es: "El curso de administración del producto, en nuestras oficinas o en las suyas. Pida la próxima fecha a su ejecutivo de cuenta.",
    },
  }),
} satisfies Partial<SupportPlanDefinition>;

export const standardPlan: SupportPlanDefinition = {
  ...common,
  key: "standard",
  name: { en: "Standard support", es: "Soporte estándar" },
  summary: {
    en: "Unlimited calls in office hours, electronic support and new versions.",
    es: "Llamadas ilimitadas en horario de oficina, soporte electrónico y derecho a nuevas versiones.",
  },
  covers: [
    {
      en: "Unlimited calls, Monday to Friday from 9:00 to 18:00, time of Mexico City",
      es: "Llamadas ilimitadas, de lunes a viernes de 9:00 a 18:00, hora de la Ciudad de México",
    },
    {
      en: "Electronic support by e-mail and on this site",
      es: "Soporte electrónico por correo y en este sitio",
    },
    { en: "Active technical alerts", es: "Alertas técnicas activas" },
    { en: "New major and minor versions", es: "Derecho a nuevas versiones, mayores y menores" },
    { en: "2 authorised contacts", es: "2 contactos autorizados" },
  ],
  terms: { ...termsOn("mexico-city"), level3Targets: null },
  authorisedContacts: 2,
  price: { kind: "share_of_sale", rateBp: 1800, minimum: leastPrice },
  bookedDays: 0,
};

export const extendedPlan: SupportPlanDefinition = {
  ...common,
  key: "extended",
  name: { en: "Extended support", es: "Soporte extendido" },
  summary: {
    en: "All of Standard, with more authorised contacts and cover for critical problems at any hour, 365 days a year.",
    es: "Todo lo del estándar, con más contactos autorizados y cobertura de problemas críticos a cualquier hora, los 365 días del año.",
  },
  covers: [
    {
      en: "Critical problems (P1) at any hour of day or night, 365 days a year",
      es: "Problemas críticos (P1) a cualquier hora del día o de la noche, los 365 días del año",
    },
    {
      en: "Everything else as in Standard, in office hours",
      es: "Lo demás como en el estándar, en horario de oficina",
    },
    {
      en: "2 days booked in advance for support outside office hours",
      es: "2 días preagendados para soporte fuera del horario laboral",
    },
    { en: "4 authorised contacts", es: "4 contactos autorizados" },
  ],
  terms: { ...termsOn("mexico-city", ["P1"]), level3Targets: null },
  authorisedContacts: 4,
  price: { kind: "share_of_sale", rateBp: 2500, minimum: leastPrice },
  bookedDays: 2,
};

export const ecmPlans: SupportPlanDefinition[] = [standardPlan, extendedPlan];
