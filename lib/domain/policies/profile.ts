import type { ProfileState } from "#lib/domain/directory/profile.ts";
import { all, has, type Policy, side } from "#lib/domain/policies/types.ts";

/** What the policies read of a company's public profile. */
export type ProfileForPolicy = { partnerOrgId: string; state: ProfileState };

const own: Policy<{ partnerOrgId: string }> = (actor, profile) => actor.orgId === profile.partnerOrgId;
const inState =
  (...states: ProfileState[]): Policy<ProfileForPolicy> =>
  (_, profile) =>
    states.includes(profile.state);
const writer = all<ProfileForPolicy>(side("partner"), has("partner_admin", "partner_sales"), own);
const manager = all<ProfileForPolicy>(side("vendor"), has("partner_manager", "vendor_admin"));

/** The partner writes how it wants to be seen, the vendor approves it. */
export const profilePolicy = {
  read: ((actor, profile) =>
    actor.side === "vendor" || (actor.side === "partner" && own(actor, profile))) as Policy<{
    partnerOrgId: string;
  }>,
  write: all(writer, inState("draft", "returned")),
  takeBack: all(writer, inState("submitted")),
  decide: all(manager, inState("submitted")),
};
