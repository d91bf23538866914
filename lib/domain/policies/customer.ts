import { all, any, has, type Policy, side } from "#lib/domain/policies/types.ts";

/** What the policies read of a customer: itself, and who serves it (T1; null: the vendor itself). */
export type CustomerForPolicy = { customerOrgId: string; partnerOrgId: string | null };

const served: Policy<{ partnerOrgId: string | null }> = (actor, target) =>
  target.partnerOrgId !== null && actor.orgId === target.partnerOrgId;

const vendorKeeps = all<{ partnerOrgId: string | null }>(
  side("vendor"),
  has("vendor_admin", "partner_manager", "vendor_support_manager"),
);
const partnerKeeps = all<{ partnerOrgId: string | null }>(
  side("partner"),
  has("partner_admin", "partner_sales", "partner_support_manager"),
  served,
);

/** R1: a vendor knows all customers, a partner those it serves, a customer itself. */
export const customerPolicy = {
  read: any<CustomerForPolicy>(
    side("vendor"),
    all(side("partner"), served),
    (actor, customer) => actor.orgId === customer.customerOrgId,
  ),
  create: any<{ partnerOrgId: string | null }>(vendorKeeps, partnerKeeps),
  edit: any<CustomerForPolicy>(vendorKeeps, partnerKeeps),
};
