import { type Actor, has, type Policy } from "#lib/domain/policies/types.ts";

export type SavedReplyForPolicy = { ownerId: string; shared: boolean };

const ENGINEERS = [
  "vendor_support",
  "vendor_support_manager",
  "partner_support",
  "partner_support_manager",
] as const;
const KEEPERS = [
  "vendor_support_manager",
  "vendor_admin",
  "partner_support_manager",
  "partner_admin",
] as const;

const ofStaff = (actor: Actor) => actor.side !== "customer";
const engineer = has(...ENGINEERS);
const keeper = has(...KEEPERS);

/** Saved replies are the work of those who answer cases; what all of a company answer with is its managers' to word. */
export const savedReplyPolicy = {
  list: ((actor, none) => ofStaff(actor) && (engineer(actor, none) || keeper(actor, none))) as Policy<null>,
  share: ((actor, none) => ofStaff(actor) && keeper(actor, none)) as Policy<null>,
  save: ((actor, { shared }) =>
    ofStaff(actor) &&
    (shared ? keeper(actor, null) : engineer(actor, null) || keeper(actor, null))) as Policy<{
    shared: boolean;
  }>,
  change: ((actor, reply) =>
    ofStaff(actor) &&
    (reply.shared ? keeper(actor, null) : reply.ownerId === actor.personId)) as Policy<SavedReplyForPolicy>,
};
