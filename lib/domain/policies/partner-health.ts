import { all, has, type Policy, side } from "#lib/domain/policies/types.ts";

const manager = all<unknown>(side("vendor"), has("partner_manager", "vendor_admin"));

/** The vendor's look over its partners: read by all of its people, taken out and written to by its partner managers. */
export const partnerHealthPolicy = {
  read: side("vendor") as Policy<unknown>,
  export: manager,
  message: manager,
};
