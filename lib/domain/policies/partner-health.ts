import { all, has, type Policy, side } from "#lib/domain/policies/types.ts";

const manager = all<unknown>(side("vendor"), has("partner_manager", "vendor_admin"));

/** The vendor's look over its partners: read by all of its people, taken out and written to by its partner managers. */
export const partnerHealthPolicy = {
  read: side("vendor") as Policy<unknown>,
  export: manager,
  message: manager,
};

/** What the policies read of a saved view. */
export type SavedViewForPolicy = { ownerId: string };

/** A view is its owner's; the administrator tidies those that are shared. */
export const savedViewPolicy = {
  save: side("vendor") as Policy<unknown>,
  change: all<SavedViewForPolicy>(
    side("vendor"),
    (actor, view) => view.ownerId === actor.personId || actor.roles.includes("vendor_admin"),
  ),
};
