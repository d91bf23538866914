import { all, has, side } from "#lib/domain/policies/types.ts";

/** P20, R: programmes are written by the vendor's administrators and partner managers. */
export const programmePolicy = {
  edit: all<unknown>(side("vendor"), has("vendor_admin", "partner_manager")),
};
