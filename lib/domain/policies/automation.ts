import { type Actor, has, type Policy } from "#lib/domain/policies/types.ts";

const LEADS = ["vendor_support_manager", "vendor_admin", "partner_support_manager", "partner_admin"] as const;
const DESK = [...LEADS, "vendor_support", "partner_support"] as const;

const ofDesk = (actor: Actor) => actor.side !== "customer";

/** A desk's rules and recurring cases: worded by who leads it, read by who works there; no other desk knows of them (R1). */
export const automationPolicy = {
  read: ((actor, none) => ofDesk(actor) && has(...DESK)(actor, none)) as Policy<null>,
  /** What one would do on past cases, which changes nothing: whoever reads it may look. */
  try: ((actor, of) => ofDesk(actor) && has(...DESK)(actor, of) && of.orgId === actor.orgId) as Policy<{
    orgId: string;
  }>,
  /** Of the desk's own, which the database shows to nobody else. */
  change: ((actor, of) =>
    ofDesk(actor) && has(...LEADS)(actor, of) && (of === null || of.orgId === actor.orgId)) as Policy<{
    orgId: string;
  } | null>,
};
