import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { planOptions } from "#prisma/seed/plan-options.ts";
import {
  channels,
  lapseSchedule,
  officeHours,
  platformChecklist,
  readiness,
  supportedVersions,
  termsOn,
} from "#prisma/seed/plan-parts.ts";

// P15: end-user subscriptions, standard or premium, per server, per zone or per administrative domain. The source
// states no prices or targets; all figures here are (choice), modelled on the support programme of S1–S17.

const common = {
  contactsMustBeTrained: false,
  readersAllowed: true,
  channels: channels(officeHours("Madrid")),
  termMonths: 12,
  expiringDays: 90,
  bookedDays: 0,
  lapse: lapseSchedule,
  versions: supportedVersions,
  componentsChecklist: platformChecklist,
  readiness,
  options: planOptions({
    currency: "EUR",
    perHour: 120,
    onSite: 36_000,
    areas: ["architect"],
    howTo: {
      en: "The official course for architects.",
      es: "El curso oficial para arquitectos.",
    },
  }),
} satisfies Partial<SupportPlanDefinition>;

const hours = (n: number) => n * 60;

const noMinimum = { minor: 0, currency: "EUR" } as const;

export const standardSubscription: SupportPlanDefinition = {
  ...common,
  key: "standard",
  name: { en: "Standard subscription", es: "Suscripción estándar" },
  summary: {
    en: "Production support in office hours, updates and upgrades.",
    es: "Soporte de producción en horario de oficina, actualizaciones y nuevas versiones.",
  },
  covers: [
    {
      en: "Updates and upgrades of every deployed copy",
      es: "Actualizaciones y nuevas versiones de cada copia instalada",
    },
    { en: "Support in office hours, time of Madrid", es: "Soporte en horario de oficina, hora de Madrid" },
    { en: "Level 3 from OpenNebula Systems", es: "Nivel 3 de OpenNebula Systems" },
    { en: "2 authorised contacts", es: "2 contactos autorizados" },
  ],
  terms: termsOn("madrid"),
  authorisedContacts: 2,
  price: {
    kind: "per_unit",
    units: [
      { unit: "server", price: { minor: 60_000, currency: "EUR" } },
      { unit: "zone", price: { minor: 600_000, currency: "EUR" } },
      { unit: "domain", price: { minor: 1_500_000, currency: "EUR" } },
    ],
    minimum: noMinimum,
  },
};

export const premiumSubscription: SupportPlanDefinition = {
  ...common,
  key: "premium",
  name: { en: "Premium subscription", es: "Suscripción premium" },
  summary: {
    en: "All of standard, with critical problems answered at any hour.",
    es: "Todo lo de la estándar, con respuesta a problemas críticos a cualquier hora.",
  },
  covers: [
    {
      en: "Critical problems (P1) at any hour, 365 days a year",
      es: "Problemas críticos (P1) a cualquier hora, los 365 días del año",
    },
    { en: "Everything else as in standard", es: "Lo demás como en la estándar" },
    { en: "4 authorised contacts", es: "4 contactos autorizados" },
  ],
  terms: {
    ...termsOn("madrid", ["P1"]),
    // P15 names the subscription, not its targets: a reply to every further message and news of critical cases are (choice).
    further: {
      next_reply: { targets: { P1: hours(2), P2: hours(8), P3: hours(24), P4: hours(42) } },
      update: { targets: { P1: hours(1), P2: hours(4) } },
    },
  },
  authorisedContacts: 4,
  price: {
    kind: "per_unit",
    units: [
      { unit: "server", price: { minor: 90_000, currency: "EUR" } },
      { unit: "zone", price: { minor: 900_000, currency: "EUR" } },
      { unit: "domain", price: { minor: 2_250_000, currency: "EUR" } },
    ],
    minimum: noMinimum,
  },
};

export const openNebulaPlans: SupportPlanDefinition[] = [standardSubscription, premiumSubscription];
