import enAccounts from "./en/accounts.ts";
import enApplications from "./en/applications.ts";
import enBookedDays from "./en/booked-days.ts";
import enBulk from "./en/bulk.ts";
import enCalendar from "./en/calendar.ts";
import enCalendars from "./en/calendars.ts";
import enCertifications from "./en/certifications.ts";
import enConsents from "./en/consents.ts";
import enContractLife from "./en/contractLife.ts";
import enContracts from "./en/contracts.ts";
import enCredentials from "./en/credentials.ts";
import enCustomers from "./en/customers.ts";
import enDates from "./en/dates.ts";
import enDefects from "./en/defects.ts";
import enDirectory from "./en/directory.ts";
import enDocuments from "./en/documents.ts";
import enErrors from "./en/errors.ts";
import enEvents from "./en/events.ts";
import enFeatures from "./en/features.ts";
import enFiles from "./en/files.ts";
import enForms from "./en/forms.ts";
import enHome from "./en/home.ts";
import enHours from "./en/hours.ts";
import enInboundMail from "./en/inbound-mail.ts";
import enKnowledge from "./en/knowledge.ts";
import enLadder from "./en/ladder.ts";
import enLibrary from "./en/library.ts";
import enLive from "./en/live.ts";
import enMail from "./en/mail.ts";
import enMailPreferences from "./en/mail-preferences.ts";
import enMatrix from "./en/matrix.ts";
import enNotifications from "./en/notifications.ts";
import enOnboarding from "./en/onboarding.ts";
import enOptions from "./en/options.ts";
import enPartners from "./en/partners.ts";
import enPeople from "./en/people.ts";
import enPlans from "./en/plans.ts";
import enProducts from "./en/products.ts";
import enProgrammeEditor from "./en/programmeEditor.ts";
import enProgrammes from "./en/programmes.ts";
import enPromise from "./en/promise.ts";
import enPublication from "./en/publication.ts";
import enReadiness from "./en/readiness.ts";
import enReports from "./en/reports.ts";
import enReviews from "./en/reviews.ts";
import enSavedReplies from "./en/saved-replies.ts";
import enSearch from "./en/search.ts";
import enSettings from "./en/settings.ts";
import enShell from "./en/shell.ts";
import enSigning from "./en/signing.ts";
import enTasks from "./en/tasks.ts";
import enTicketPages from "./en/ticketPages.ts";
import enTickets from "./en/tickets.ts";
import enTraining from "./en/training.ts";
import enUi from "./en/ui.ts";
import enViews from "./en/views.ts";
import esAccounts from "./es/accounts.ts";
import esApplications from "./es/applications.ts";
import esBookedDays from "./es/booked-days.ts";
import esBulk from "./es/bulk.ts";
import esCalendar from "./es/calendar.ts";
import esCalendars from "./es/calendars.ts";
import esCertifications from "./es/certifications.ts";
import esConsents from "./es/consents.ts";
import esContractLife from "./es/contractLife.ts";
import esContracts from "./es/contracts.ts";
import esCredentials from "./es/credentials.ts";
import esCustomers from "./es/customers.ts";
import esDates from "./es/dates.ts";
import esDefects from "./es/defects.ts";
import esDirectory from "./es/directory.ts";
import esDocuments from "./es/documents.ts";
import esErrors from "./es/errors.ts";
import esEvents from "./es/events.ts";
import esFeatures from "./es/features.ts";
import esFiles from "./es/files.ts";
import esForms from "./es/forms.ts";
import esHome from "./es/home.ts";
import esHours from "./es/hours.ts";
import esInboundMail from "./es/inbound-mail.ts";
import esKnowledge from "./es/knowledge.ts";
import esLadder from "./es/ladder.ts";
import esLibrary from "./es/library.ts";
import esLive from "./es/live.ts";
import esMail from "./es/mail.ts";
import esMailPreferences from "./es/mail-preferences.ts";
import esMatrix from "./es/matrix.ts";
import esNotifications from "./es/notifications.ts";
import esOnboarding from "./es/onboarding.ts";
import esOptions from "./es/options.ts";
import esPartners from "./es/partners.ts";
import esPeople from "./es/people.ts";
import esPlans from "./es/plans.ts";
import esProducts from "./es/products.ts";
import esProgrammeEditor from "./es/programmeEditor.ts";
import esProgrammes from "./es/programmes.ts";
import esPromise from "./es/promise.ts";
import esPublication from "./es/publication.ts";
import esReadiness from "./es/readiness.ts";
import esReports from "./es/reports.ts";
import esReviews from "./es/reviews.ts";
import esSavedReplies from "./es/saved-replies.ts";
import esSearch from "./es/search.ts";
import esSettings from "./es/settings.ts";
import esShell from "./es/shell.ts";
import esSigning from "./es/signing.ts";
import esTasks from "./es/tasks.ts";
import esTicketPages from "./es/ticketPages.ts";
import esTickets from "./es/tickets.ts";
import esTraining from "./es/training.ts";
import esUi from "./es/ui.ts";
import esViews from "./es/views.ts";
import type { Messages } from "./shape.ts";

export const locales = ["en", "es"] as const;
export type Locale = (typeof locales)[number];

// A line a namespace, so that two people can add one at the same time.
// biome-ignore format: see above
const en = {
  accounts: enAccounts,
  applications: enApplications,
  calendar: enCalendar,
  calendars: enCalendars,
  certifications: enCertifications,
  consents: enConsents,
  contractLife: enContractLife,
  contracts: enContracts,
  ladder: enLadder,
  credentials: enCredentials,
  customers: enCustomers,
  documents: enDocuments,
  dates: enDates,
  defects: enDefects,
  directory: enDirectory,
  errors: enErrors,
  events: enEvents,
  features: enFeatures,
  files: enFiles,
  forms: enForms,
  home: enHome,
  knowledge: enKnowledge,
  library: enLibrary,
  inboundMail: enInboundMail,
  reviews: enReviews,
  readiness: enReadiness,
  options: enOptions,
  hours: enHours,
  bookedDays: enBookedDays,
  bulk: enBulk,
  mail: enMail,
  mailPreferences: enMailPreferences,
  onboarding: enOnboarding,
  live: enLive,
  matrix: enMatrix,
  notifications: enNotifications,
  partners: enPartners,
  people: enPeople,
  plans: enPlans,
  products: enProducts,
  programmeEditor: enProgrammeEditor,
  programmes: enProgrammes,
  publication: enPublication,
  promise: enPromise,
  reports: enReports,
  savedReplies: enSavedReplies,
  search: enSearch,
  settings: enSettings,
  shell: enShell,
  tasks: enTasks,
  signing: enSigning,
  ticketPages: enTicketPages,
  tickets: enTickets,
  training: enTraining,
  ui: enUi,
  views: enViews,
};
// biome-ignore format: see above
const es = {
  accounts: esAccounts,
  applications: esApplications,
  calendar: esCalendar,
  calendars: esCalendars,
  certifications: esCertifications,
  consents: esConsents,
  contractLife: esContractLife,
  contracts: esContracts,
  ladder: esLadder,
  credentials: esCredentials,
  customers: esCustomers,
  documents: esDocuments,
  dates: esDates,
  defects: esDefects,
  directory: esDirectory,
  errors: esErrors,
  events: esEvents,
  features: esFeatures,
  files: esFiles,
  forms: esForms,
  home: esHome,
  knowledge: esKnowledge,
  library: esLibrary,
  inboundMail: esInboundMail,
  reviews: esReviews,
  readiness: esReadiness,
  options: esOptions,
  hours: esHours,
  bookedDays: esBookedDays,
  bulk: esBulk,
  mail: esMail,
  mailPreferences: esMailPreferences,
  onboarding: esOnboarding,
  live: esLive,
  matrix: esMatrix,
  notifications: esNotifications,
  partners: esPartners,
  people: esPeople,
  plans: esPlans,
  products: esProducts,
  programmeEditor: esProgrammeEditor,
  programmes: esProgrammes,
  publication: esPublication,
  promise: esPromise,
  reports: esReports,
  savedReplies: esSavedReplies,
  search: esSearch,
  settings: esSettings,
  shell: esShell,
  tasks: esTasks,
  signing: esSigning,
  ticketPages: esTicketPages,
  tickets: esTickets,
  training: esTraining,
  ui: esUi,
  views: esViews,
} satisfies Messages<typeof en>;

/** All texts by language and namespace; a namespace is one feature's file in `en/` and `es/`. */
export const catalogue: Record<Locale, Messages<typeof en>> = { en, es };

export type Namespace = keyof typeof en;
