import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { planOptions } from "#prisma/seed/plan-options.ts";
import {
  channels,
  escalations,
  lapseSchedule,
  officeHours,
  platformChecklist,
  readiness,
  supportedVersions,
  termsOn,
} from "#prisma/seed/plan-parts.ts";

const hours = (n: number) => n * 60;

/** EMMA's one plan, modelled on the support programme of S1–S17 (choice): partners give levels 1 and 2, the maker level 3. */
export const emmaPlan: SupportPlanDefinition = {
  key: "emma_support",
  name: { en: "EMMA support", es: "Soporte EMMA" },
  summary: {
    en: "Your partner answers first; the manufacturer stands behind it. New versions included.",
    es: "Su partner responde primero y el fabricante está detrás. Incluye nuevas versiones.",
  },
  covers: [
    {
      en: "Levels 1 and 2 from your certified partner, Monday to Friday from 9:00 to 18:00",
      es: "Niveles 1 y 2 de su partner certificado, de lunes a viernes de 9:00 a 18:00",
    },
    { en: "Level 3 from the manufacturer", es: "Nivel 3 del fabricante" },
    { en: "New major and minor versions", es: "Nuevas versiones, mayores y menores" },
    { en: "3 authorised contacts", es: "3 contactos autorizados" },
  ],
  terms: {
    ...termsOn("madrid"),
    // How long each level may hold a case: an eighth, a quarter and half of the answer's target, so that with the
    // hand-overs between them the promise can be kept; and news of a P1. All (choice).
    further: {
      update: { targets: { P1: hours(2) } },
      level1: { targets: { P1: 30, P2: hours(1), P3: hours(3), P4: 315 } },
      level2: { targets: { P1: hours(1), P2: hours(2), P3: hours(6), P4: 630 } },
    },
    level3Targets: { P1: hours(2), P2: hours(4), P3: hours(12), P4: hours(21) },
    handoverMinutes: 10,
    pauseOnlyAfterReply: true,
    // Told again each hour, three times at most, until somebody has seen it (choice).
    escalations: escalations.map((step, i) =>
      i === 0 ? { ...step, repeat: { everyMinutes: 60, times: 3 } } : step,
    ),
  },
  authorisedContacts: 3,
  contactsMustBeTrained: true,
  readersAllowed: true,
  channels: channels(officeHours("Madrid")),
  termMonths: 12,
  expiringDays: 90,
  price: { kind: "share_of_sale", rateBp: 1800, minimum: { minor: 600_000, currency: "EUR" } },
  bookedDays: 0,
  lapse: lapseSchedule,
  versions: supportedVersions,
  componentsChecklist: platformChecklist,
  readiness,
  options: planOptions({
    currency: "EUR",
    perHour: 85,
    onSite: 24_000,
    areas: ["implementation"],
    howTo: {
      en: "Your partner trains your administrators when it puts EMMA into service; the course for implementation and support counts as well.",
      es: "Su partner capacita a sus administradores al poner EMMA en servicio; también cuenta el curso de implementación y soporte.",
    },
  }),
};

export const emmaPlans: SupportPlanDefinition[] = [emmaPlan];
