import { all, has, type Policy, side } from "#lib/domain/policies/types.ts";

/** Credentials themselves follow certificates and tiers; what is left to decide is whose name they show, and the key. */
export const credentialPolicy = {
  /** Nobody but the person themself, whoever they work for. */
  showName: ((actor, person) => actor.personId === person.personId) as Policy<{ personId: string }>,
  rotateKey: all<unknown>(side("vendor"), has("vendor_admin")),
};
