import { all, has, type Policy, side } from "#lib/domain/policies/types.ts";

/** R: the workspace itself is its administrators' to change; what is in force in it, every role of the vendor may read. */
export const workspacePolicy = {
  change: all<unknown>(side("vendor"), has("vendor_admin")),
  readDefinitions: side("vendor") as Policy<unknown>,
};
