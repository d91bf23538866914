import { TRIAL_KIND, trialStep } from "#lib/features/automation/trials.ts";
import { BULK_KIND, UNDO_KIND } from "#lib/features/bulk/commands.ts";
import { bulkStep, undoStep } from "#lib/features/bulk/steps.ts";
import { recountTask } from "#lib/features/calendars/recount-task.ts";
import { CERTIFICATES_KIND, certificatesStep } from "#lib/features/certifications/export.ts";
import { ANNOUNCE_KIND, announceStep } from "#lib/features/defects/announce.ts";
import { DECIDE_KIND, decideStep } from "#lib/features/inbound-mail/many.ts";
import { MATRIX_KIND, matrixStep } from "#lib/features/matrix/export.ts";
import { EXPORT_KIND, exportStep } from "#lib/features/partner-health/export.ts";
import { MESSAGE_KIND, messageStep } from "#lib/features/partner-messages/commands.ts";
import { SYSTEMS_KIND, systemsStep } from "#lib/features/products/export.ts";
import { CASES_KIND, REPORT_KIND, reportCasesStep, reportStep } from "#lib/features/reports/export.ts";
import { RECOUNT_KIND } from "#lib/features/tickets/recount.ts";
import { IMPORT_KIND, importStep } from "#lib/features/training/import.ts";
import { ORDERS_KIND, ordersStep } from "#lib/features/training/orders.ts";
import type { TaskHandler } from "./handler.ts";

/** Every kind of task there is, and how one step of it is done. */
// A line a kind.
// biome-ignore format: so that two people can add one at the same time
export const handlers: Record<string, TaskHandler> = {
  [ANNOUNCE_KIND]: { step: announceStep },
  [EXPORT_KIND]: { step: exportStep },
  [CERTIFICATES_KIND]: { step: certificatesStep },
  [MATRIX_KIND]: { step: matrixStep },
  [MESSAGE_KIND]: { step: messageStep },
  [SYSTEMS_KIND]: { step: systemsStep },
  [IMPORT_KIND]: { step: importStep },
  [ORDERS_KIND]: { step: ordersStep },
  [REPORT_KIND]: { step: reportStep },
  [CASES_KIND]: { step: reportCasesStep },
  [BULK_KIND]: { step: bulkStep },
  [UNDO_KIND]: { step: undoStep },
  [DECIDE_KIND]: { step: decideStep },
  [RECOUNT_KIND]: { step: recountTask },
  [TRIAL_KIND]: { step: trialStep },
};
