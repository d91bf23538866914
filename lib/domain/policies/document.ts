import { all, has, type Policy, side } from "#lib/domain/policies/types.ts";

/** The texts that are sent for signature: written and published by who sends them. */
export const documentPolicy = {
  edit: all<unknown>(side("vendor"), has("partner_manager", "vendor_admin")) as Policy<unknown>,
};
