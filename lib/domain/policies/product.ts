import { all, any, has, type Policy, side } from "#lib/domain/policies/types.ts";

/** What the policies read of a system: whose it is, and who serves it (T1; null: the vendor itself). */
export type SystemForPolicy = { customerOrgId: string; partnerOrgId: string | null };

const keepers = all<unknown>(side("vendor"), has("vendor_admin", "vendor_support_manager"));

/** S11, S19: administrators and support managers of the vendor keep products, releases and ends; everybody knows of what is out. */
export const productPolicy = {
  edit: keepers,
  /** Every role of the vendor reads what is kept, also drafts. */
  readAll: side("vendor") as Policy<unknown>,
  /** Who runs what, as a file: whoever sees more than their own. */
  exportSystems: side("vendor", "partner") as Policy<unknown>,
  /** What a system runs is said by who runs it, who serves it, and the vendor's support. */
  correctVersion: any<SystemForPolicy>(
    all(side("vendor"), has("vendor_admin", "vendor_support", "vendor_support_manager")),
    all(
      side("partner"),
      has("partner_admin", "partner_support", "partner_support_manager"),
      (actor, system) => system.partnerOrgId === actor.orgId,
    ),
    all(
      side("customer"),
      has("customer_admin", "customer_contact"),
      (actor, system) => system.customerOrgId === actor.orgId,
    ),
  ),
};
