import type { LapseSchedule, PlanChannel, PlanCheck } from "#lib/domain/contracts/plan.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { EscalationLevel, SupportPlanTerms } from "#lib/domain/tickets/plan.ts";

// What the shipped plans share. All of it is data: each vendor's plan is published whole and may part from it.

const hours = (n: number) => n * 60;

/** S3: 4, 8, 24 and 42 business hours. */
export const responseTargets = { P1: hours(4), P2: hours(8), P3: hours(24), P4: hours(42) };

/** S6: to managers and technical staff when the target has passed; again when half as much has passed on top (choice). */
export const escalations: EscalationLevel[] = [
  { level: 1, at: { percent: 100 }, notify: ["partner_support_manager", "vendor_support_manager"] },
  { level: 2, at: { percent: 150 }, notify: ["partner_admin", "vendor_support_manager", "vendor_support"] },
];

/** S3, S4, S6, T5: the terms of ECM's plans, on which the others are modelled (choice). */
export function termsOn(calendar: string, roundTheClock: ("P1" | "P2")[] = []): SupportPlanTerms {
  const on = (priority: "P1" | "P2") => (roundTheClock.includes(priority) ? "round-the-clock" : calendar);
  return {
    targets: responseTargets,
    calendars: { P1: on("P1"), P2: on("P2"), P3: calendar, P4: calendar },
    clockStart: "diagnosis",
    diagnosisShareBp: 5000,
    stopsAt: "answer",
    pauseWhileWaiting: true,
    warnAtPercent: 75,
    escalations,
    level3Targets: responseTargets,
    reopenDays: 14,
    resolutionTargets: null,
  };
}

/** S8: e-mail and this site at any hour; when the phone is answered is (choice). */
export function channels(hours: LocalText): PlanChannel[] {
  const anyHour = { en: "At any hour", es: "A cualquier hora" };
  return [
    {
      kind: "phone",
      hours,
      hint: {
        en: "What is said is written into the case by whoever answers.",
        es: "Quien atiende anota en el caso lo que se dice.",
      },
    },
    {
      kind: "email",
      hours: anyHour,
      hint: {
        en: "To send cases, ask for their state and exchange information.",
        es: "Para enviar casos, preguntar por su estado e intercambiar información.",
      },
    },
    { kind: "site", hours: anyHour },
  ];
}

/** S2, and the same hours where others keep them. */
export const officeHours = (of: "Madrid" | "Mexico City"): LocalText =>
  of === "Madrid"
    ? {
        en: "Monday to Friday, 9:00 to 18:00, time of Madrid",
        es: "De lunes a viernes, de 9:00 a 18:00, hora de Madrid",
      }
    : {
        en: "Monday to Friday, 9:00 to 18:00, time of Mexico City",
        es: "De lunes a viernes, de 9:00 a 18:00, hora de la Ciudad de México",
      };

/** S15. The size of the penalties is (choice): half a year's price after two lapsed years, three quarters after three, a whole one from four on. */
export const lapseSchedule: LapseSchedule = {
  byDayForYears: 1,
  wholeYears: "begun",
  penalties: [
    { fromYears: 2, rateBp: 5000 },
    { fromYears: 3, rateBp: 7500 },
    { fromYears: 4, rateBp: 10_000 },
  ],
};

/** S11 */
export const supportedVersions = { previousMajors: 1, endOfLifeMonths: 6 };

/** S9: what works, and is itself under support, before a case is opened. */
export const componentsChecklist: PlanCheck[] = [
  { key: "database", label: { en: "Database", es: "Base de datos" } },
  { key: "application_server", label: { en: "Application server", es: "Servidor de aplicaciones" } },
  { key: "operating_system", label: { en: "Operating system", es: "Sistema operativo" } },
  { key: "network", label: { en: "Network", es: "Red" } },
  { key: "infrastructure", label: { en: "Infrastructure", es: "Infraestructura" } },
  { key: "document_stores", label: { en: "Document stores", es: "Repositorios documentales" } },
];

/** S9, for products that run no document store of their own. */
export const platformChecklist: PlanCheck[] = [
  { key: "database", label: { en: "Database", es: "Base de datos" } },
  { key: "servers", label: { en: "Servers and virtual machines", es: "Servidores y máquinas virtuales" } },
  { key: "operating_system", label: { en: "Operating system", es: "Sistema operativo" } },
  { key: "network", label: { en: "Network", es: "Red" } },
  { key: "storage", label: { en: "Storage", es: "Almacenamiento" } },
];

/** S17: what the customer keeps ready. */
export const readiness: PlanCheck[] = [
  {
    key: "remote_access",
    label: {
      en: "Remote access over the internet, for files and monitoring",
      es: "Acceso remoto por internet, para archivos y monitoreo",
    },
  },
  {
    key: "own_experts",
    label: {
      en: "Own experts in operating system, database, network and applications",
      es: "Expertos propios en sistema operativo, base de datos, redes y aplicaciones",
    },
  },
  {
    key: "equivalent_support",
    label: {
      en: "Equivalent support agreements for hardware and base software",
      es: "Acuerdos de soporte equivalentes para el hardware y el software de base",
    },
  },
  {
    key: "backup",
    label: {
      en: "Backup and recovery, established and proven",
      es: "Procesos de respaldo y recuperación, establecidos y probados",
    },
  },
  {
    key: "test_environment",
    label: {
      en: "A test environment parallel to production",
      es: "Un ambiente de prueba paralelo al de producción",
    },
  },
  {
    key: "trained_administrators",
    label: {
      en: "Administrators formally trained in the product",
      es: "Administradores con capacitación formal en el producto",
    },
  },
];
