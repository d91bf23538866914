import { all, has, type Policy, side } from "#lib/domain/policies/types.ts";

/** Faults of the product are the vendor's: its engineers keep them, and everybody there reads them (T3). */
export const defectPolicy = {
  read: side("vendor") as Policy<unknown>,
  keep: all<unknown>(side("vendor"), has("vendor_support", "vendor_support_manager")),
};
