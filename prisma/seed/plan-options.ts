import type { PlanOptions } from "#lib/domain/contracts/options.ts";
import type { PlanCheck } from "#lib/domain/contracts/plan.ts";
import type { Currency } from "#lib/domain/money/money.ts";
import type { LocalText } from "#lib/domain/text.ts";

/** S16: what on-site support does in a year. */
const onSiteItems: PlanCheck[] = [
  { key: "monitoring", label: { en: "Monitoring", es: "Monitoreo" } },
  { key: "reports", label: { en: "Reports", es: "Reportes" } },
  { key: "upgrade_planning", label: { en: "Planning of upgrades", es: "Planeación de actualizaciones" } },
  {
    key: "administration",
    label: { en: "Administration of the application", es: "Administración de la aplicación" },
  },
  { key: "tuning", label: { en: "Yearly tuning", es: "Afinación anual" } },
];

/** S16: what a business review goes through. */
const reviewAgenda: PlanCheck[] = [
  { key: "releases", label: { en: "Coming releases", es: "Próximas liberaciones" } },
  { key: "activity", label: { en: "Support activity", es: "Actividad de soporte" } },
  { key: "migrations", label: { en: "Migration plans", es: "Planes de migración" } },
];

/** S7, S12, S16, S17 as shipped. The source states packs from 80 hours for a year and a review every six months; prices, days of notice and the yearly look at the list are (choice). */
export const planOptions = (of: {
  currency: Currency;
  perHour: number;
  onSite: number;
  areas: string[];
  howTo: LocalText;
}): PlanOptions => ({
  hours: {
    leastHours: 80,
    validMonths: 12,
    pricePerHour: { minor: of.perHour * 100, currency: of.currency },
  },
  onSite: {
    items: onSiteItems,
    pricePerYear: { minor: of.onSite * 100, currency: of.currency },
    reviewMonths: 6,
    noticeDays: 14,
    agenda: reviewAgenda,
  },
  bookedDays: { leadDays: 10, calendar: null },
  readiness: { reviewMonths: 12, noticeDays: 30 },
  contactTraining: { areas: of.areas, howTo: of.howTo },
});
