import type { Actor, Policy } from "#lib/domain/policies/types.ts";

/** Lists that views can be kept of. */
export const VIEW_LISTS = ["partners", "tickets"] as const;
export type ViewList = (typeof VIEW_LISTS)[number];

export type SavedViewForPolicy = { ownerId: string };

const ADMINS = ["vendor_admin", "partner_admin", "customer_admin"];

/** Whose list it is: partners are the vendor's, cases are everybody's own. */
const has = (actor: Actor, list: ViewList): boolean => list === "tickets" || actor.side === "vendor";

/** A view is its owner's; of one that is shared in an organisation its administrators look after the names. */
export const savedViewPolicy = {
  save: ((actor, { list }) => has(actor, list)) as Policy<{ list: ViewList }>,
  change: ((actor, view) =>
    view.ownerId === actor.personId ||
    actor.roles.some(role => ADMINS.includes(role))) as Policy<SavedViewForPolicy>,
};
