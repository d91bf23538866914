import { all, any, has, type Policy, side } from "#lib/domain/policies/types.ts";

/** Whose month a report is about. */
export type ReportForPolicy = { customerOrgId: string; partnerOrgId: string | null };

const own: Policy<ReportForPolicy> = (actor, report) => actor.orgId === report.customerOrgId;
const serving: Policy<ReportForPolicy> = (actor, report) => actor.orgId === report.partnerOrgId;

/** Figures are read by everybody about the cases they may read; a customer's month is sent by who answers for its service. */
export const reportPolicy = {
  read: side("vendor", "partner", "customer") as Policy<unknown>,
  /** One customer's month as a paper. */
  month: any<ReportForPolicy>(
    side("vendor"),
    all<ReportForPolicy>(side("partner"), serving),
    all<ReportForPolicy>(side("customer"), own),
  ),
  send: any<ReportForPolicy>(
    all<ReportForPolicy>(side("vendor"), has("vendor_admin", "partner_manager", "vendor_support_manager")),
    all<ReportForPolicy>(side("partner"), has("partner_admin", "partner_support_manager"), serving),
  ),
};
