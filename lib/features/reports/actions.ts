"use server";

import { reportPolicy } from "#lib/domain/policies/report.ts";
import { action } from "#lib/platform/action.ts";
import { CASES_KIND, REPORT_KIND, startReportExport } from "./export.ts";
import { customerOfReport, sendMonthlyReport } from "./monthly.ts";
import { exportReportInput, sendReportInput } from "./schema.ts";

export const exportReportAction = action({
  name: "reports.export",
  input: exportReportInput,
  load: async (_, { actor }) => actor,
  allow: reportPolicy.read,
  run: ({ tx, actor, input }) => startReportExport(tx, actor, REPORT_KIND, input),
});

export const exportReportCasesAction = action({
  name: "reports.exportCases",
  input: exportReportInput,
  load: async (_, { actor }) => actor,
  allow: reportPolicy.read,
  run: ({ tx, actor, input }) => startReportExport(tx, actor, CASES_KIND, input),
});

export const sendReportAction = action({
  name: "reports.send",
  input: sendReportInput,
  load: ({ customerId }, { tx, actor }) => customerOfReport(tx, actor.tenantId, { id: customerId }),
  allow: reportPolicy.send,
  whyNot: "reports.refusal.roleSend",
  run: ({ tx, actor, workspace, target, input, now }) =>
    sendMonthlyReport(tx, actor, workspace, target, input.month, now),
});
