import { automation, recurringTickets } from "#tests/security/table/automation.ts";
import { calendarFeeds } from "#tests/security/table/calendar-feeds.ts";
import { calendars } from "#tests/security/table/calendars.ts";
import { amendments, quotes, renewals } from "#tests/security/table/contract-life.ts";
import { bookedDays, hours, readiness, reviews } from "#tests/security/table/contract-options.ts";
import { directory } from "#tests/security/table/directory.ts";
import { partnerHealth, partnerMessages, savedViews, tasks } from "#tests/security/table/health.ts";
import { inboundMail } from "#tests/security/table/inbound-mail.ts";
import { knowledge } from "#tests/security/table/knowledge.ts";
import { library } from "#tests/security/table/library.ts";
import { mailDelivery } from "#tests/security/table/mail-delivery.ts";
import { mailPreferences } from "#tests/security/table/mail-preferences.ts";
import {
  agreements,
  businessPlans,
  certifications,
  documents,
  evidence,
  matrix,
  onboarding,
  partnerCompany,
  tiers,
} from "#tests/security/table/partners.ts";
import { files, people } from "#tests/security/table/people.ts";
import { plans } from "#tests/security/table/plans.ts";
import { products } from "#tests/security/table/products.ts";
import { programmes, publication } from "#tests/security/table/programmes.ts";
import { ratings } from "#tests/security/table/ratings.ts";
import { savedReplies } from "#tests/security/table/saved-replies.ts";
import { contracts, customers, reports } from "#tests/security/table/service.ts";
import { training } from "#tests/security/table/training.ts";
import type { Entry, Table } from "#tests/security/table/types.ts";
import { workspace } from "#tests/security/table/workspace.ts";

/** Thoroughly tested beside their feature: the file must call the action by its name. */
const testedIn = (file: string, ...names: string[]): Table =>
  Object.fromEntries(names.map(name => [name, { testedIn: file } satisfies Entry]));

/** Every action of a workspace, by feature and export. One that stands nowhere here fails the suite. */
export const WORKSPACE_ACTIONS: Record<string, Table> = {
  agreements,
  amendments,
  applications: testedIn(
    "tests/features/applications/permissions.test.ts",
    "startApplicationAction",
    "saveAnswersAction",
    "submitApplicationAction",
    "withdrawApplicationAction",
    "startReviewAction",
    "requestInformationAction",
    "rejectApplicationAction",
    "acceptApplicationAction",
    "scoreApplicationAction",
    "adoptFormAction",
    "withdrawRequestAction",
    "askAssessorsAction",
    "handInAssessmentAction",
    "reopenAssessmentAction",
  ),
  bulk: testedIn("tests/features/bulk/bulk.test.ts", "countBulkAction", "startBulkAction", "undoBulkAction"),
  "feature-requests": {
    ...testedIn(
      "tests/features/feature-requests/features.test.ts",
      "createFeatureAction",
      "saveFeatureAction",
      "publishFeatureAction",
      "moveFeatureAction",
      "voteAction",
      "saveVoteWeightAction",
    ),
    ...testedIn("tests/features/feature-requests/cases.test.ts", "linkWishAction", "unlinkWishAction"),
  },
  defects: testedIn(
    "tests/features/defects/defects.test.ts",
    "createDefectAction",
    "saveDefectAction",
    "fixDefectAction",
    "withdrawDefectAction",
    "reopenDefectAction",
    "linkCaseAction",
    "unlinkCaseAction",
    "announceDefectAction",
  ),
  "booked-days": bookedDays,
  "business-plans": businessPlans,
  "calendar-feeds": calendarFeeds,
  calendars,
  plans,
  certifications,
  consents: testedIn(
    "tests/features/certifications/story.test.ts",
    "agreeToCountAction",
    "declineToCountAction",
    "leaveCompanyAction",
  ),
  contracts,
  credentials: testedIn(
    "tests/features/credentials/credentials.test.ts",
    "showNameAction",
    "showMyNameAction",
    "rotateKeyAction",
    "withdrawKeyAction",
  ),
  customers,
  directory,
  files,
  hours,
  knowledge,
  library,
  readiness,
  reviews,
  notifications: testedIn(
    "tests/features/home/notifications.test.ts",
    "readNotification",
    "readAllNotifications",
  ),
  documents,
  evidence,
  matrix,
  onboarding,
  "inbound-mail": inboundMail,
  "mail-delivery": mailDelivery,
  "mail-preferences": mailPreferences,
  "partner-company": partnerCompany,
  "partner-health": partnerHealth,
  "partner-messages": partnerMessages,
  people,
  products,
  programmes,
  ratings,
  automation,
  "recurring-tickets": recurringTickets,
  "saved-replies": savedReplies,
  "saved-views": savedViews,
  tasks,
  publication,
  quotes,
  renewals,
  reports,
  tickets: {
    ...testedIn("tests/features/tickets/level2.test.ts", "chooseSuccessorAction"),
    ...testedIn("tests/features/tickets/followers.test.ts", "followTicketAction"),
    ...testedIn("tests/features/tickets/tags.test.ts", "tagTicketAction"),
    ...testedIn("tests/features/tickets/columns.test.ts", "keepColumnsAction"),
    ...testedIn(
      "tests/features/tickets/links.test.ts",
      "linkTicketsAction",
      "unlinkTicketsAction",
      "mergeTicketAction",
      "splitTicketAction",
    ),
    ...testedIn(
      "tests/features/tickets/permissions.test.ts",
      "openTicketAction",
      "replyToTicketAction",
      "diagnoseTicketAction",
      "changePriorityAction",
      "takeTicketAction",
      "assignTicketAction",
      "releaseTicketAction",
      "handToLevelAction",
      "acknowledgeStepAction",
      "askCustomerAction",
      "resumeTicketAction",
      "saveEvidenceAction",
      "escalateTicketAction",
      "acceptEscalationAction",
      "askForMoreAction",
      "giveMoreAction",
      "answerEscalationAction",
      "passOnAnswerAction",
      "handBackEscalationAction",
      "resolveTicketAction",
      "closeTicketAction",
      "reopenTicketAction",
    ),
  },
  tiers,
  training,
  workspace,
};

/** What visitors and accounts do outside every workspace: tested in a file of their own. */
export const OTHER_ACTIONS: Record<string, Table> = {
  accounts: testedIn(
    "tests/security/accounts.test.ts",
    "signIn",
    "forgotPassword",
    "setPassword",
    "accept",
    "saveProfile",
    "changePassword",
    "endSession",
    "signOut",
    "setLocale",
  ),
  credentials: testedIn("tests/features/credentials/credentials.test.ts", "checkCredential"),
  ratings: testedIn("tests/features/ratings/by-mail.test.ts", "rateByMailAction"),
  "mail-preferences": testedIn("tests/features/mail-out/unsubscribe.test.ts", "unsubscribeAction"),
  applications: testedIn("tests/security/accounts.test.ts", "requestToApplyAction"),
};
