import { type Actor, all, has, type Policy, side } from "#lib/domain/policies/types.ts";
import type { EvidenceState } from "#lib/domain/programmes/evidence.ts";

/** What the policies read of evidence; `state` is null of one that is still to be handed in. */
export type EvidenceForPolicy = { partnerOrgId: string; state: EvidenceState | null };

const manager = all<EvidenceForPolicy>(side("vendor"), has("partner_manager", "vendor_admin"));
const own: Policy<EvidenceForPolicy> = (actor: Actor, target) =>
  actor.side === "partner" &&
  actor.orgId === target.partnerOrgId &&
  has("partner_admin", "partner_sales", "partner_presales")(actor, target);
const bringers: Policy<EvidenceForPolicy> = (actor, target) => own(actor, target) || manager(actor, target);
const inState =
  (...states: (EvidenceState | null)[]): Policy<EvidenceForPolicy> =>
  (_, target) =>
    states.includes(target.state);

/** P21: either side hands evidence in; that it counts, and until when, is the vendor's word. */
export const evidencePolicy = {
  read: ((actor, target) =>
    actor.side === "vendor" ||
    (actor.side === "partner" && actor.orgId === target.partnerOrgId)) as Policy<EvidenceForPolicy>,
  handIn: all(bringers, inState(null, "submitted", "returned")),
  takeBack: all(bringers, inState("submitted", "returned")),
  confirm: all(manager, inState("submitted")),
  giveBack: all(manager, inState("submitted")),
  end: all(manager, inState("confirmed")),
};
