import { all, any, has, type Policy, side } from "#lib/domain/policies/types.ts";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";

/** What the policies read of a partnership. */
export type PartnershipForPolicy = { partnerOrgId: string; state: PartnershipState };

const own: Policy<PartnershipForPolicy> = (actor, partnership) => actor.orgId === partnership.partnerOrgId;
const inState =
  (...states: PartnershipState[]): Policy<PartnershipForPolicy> =>
  (_, partnership) =>
    states.includes(partnership.state);
const manager = all<PartnershipForPolicy>(side("vendor"), has("partner_manager", "vendor_admin"));
const readers: Policy<PartnershipForPolicy> = (actor, partnership) =>
  actor.side === "vendor" || (actor.side === "partner" && own(actor, partnership));

/** R1, P24: both sides read the same ladder; the vendor's partner managers decide. */
export const partnershipPolicy = {
  read: readers,
  /** Names the support teams and describes the solution. */
  describe: all<PartnershipForPolicy>(side("partner"), has("partner_admin", "partner_presales"), own),
  /** Keeps what the company signs with: legal name, tax id, address. */
  details: any<PartnershipForPolicy>(manager, all(side("partner"), has("partner_admin"), own)),
  /** Says the solution was reviewed. */
  review: manager,
  grant: all(manager, inState("onboarding", "active", "remediation")),
  openRemediation: all(manager, inState("active")),
  extendRemediation: all(manager, inState("remediation")),
  closeRemediation: all(manager, inState("remediation")),
  lower: all(manager, inState("active", "remediation")),
  withdrawBenefit: all(manager, inState("active", "remediation")),
  restoreBenefit: all(manager, inState("active", "remediation", "suspended")),
  suspend: all(manager, inState("active", "remediation")),
  reinstate: all(manager, inState("suspended")),
  end: all(manager, inState("onboarding", "active", "remediation", "suspended")),
};
