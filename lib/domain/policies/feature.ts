import { all, any, has, type Policy, side } from "#lib/domain/policies/types.ts";

/** Feature requests (T6): kept by the vendor's engineers and partner managers, wished for by companies entitled to the product. */
export const featurePolicy = {
  read: side("vendor", "partner", "customer") as Policy<unknown>,
  readAll: side("vendor") as Policy<unknown>,
  keep: all<unknown>(
    side("vendor"),
    has("vendor_admin", "partner_manager", "vendor_support", "vendor_support_manager"),
  ),
  /** Which cases ask for one: by who works cases, each of those they see. */
  linkCases: any<unknown>(
    all(side("vendor"), has("vendor_support", "vendor_support_manager")),
    all(side("partner"), has("partner_support", "partner_support_manager")),
  ),
  /** One vote a company, by those who speak for it. That it is entitled, the row itself says: others do not find it. */
  vote: any<unknown>(
    all(side("customer"), has("customer_admin", "customer_contact")),
    all(side("partner"), has("partner_admin", "partner_support", "partner_support_manager")),
  ),
};
