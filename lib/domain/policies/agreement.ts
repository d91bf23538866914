import { type Actor, all, has, type Policy, side } from "#lib/domain/policies/types.ts";
import type { ProgrammeSide } from "#lib/domain/programmes/definition.ts";

/** What the policies read of an agreement or a business plan. */
export type AgreementForPolicy = {
  partnerOrgId: string;
  partnerSigned: boolean;
  vendorSigned: boolean;
  ended: boolean;
};

const own: Policy<{ partnerOrgId: string }> = (actor, target) => actor.orgId === target.partnerOrgId;
const manager = has<AgreementForPolicy>("partner_manager", "vendor_admin");
const open: Policy<AgreementForPolicy> = (_, agreement) => !agreement.ended;

/** P3, P13: each side records its own signature, and only its own; the vendor prepares and ends. */
export const agreementPolicy = {
  read: ((actor, agreement) =>
    actor.side === "vendor" ||
    (actor.side === "partner" && own(actor, agreement))) as Policy<AgreementForPolicy>,
  prepare: all<{ partnerOrgId: string }>(side("vendor"), has("partner_manager", "vendor_admin")),
  signAsPartner: all<AgreementForPolicy>(
    side("partner"),
    has("partner_admin"),
    own,
    open,
    (_, a) => !a.partnerSigned,
  ),
  signAsVendor: all<AgreementForPolicy>(side("vendor"), manager, open, (_, a) => !a.vendorSigned),
  /** A copy signed on paper beside what both signed, also once it is over. */
  addCopy: ((actor, a) =>
    a.partnerSigned &&
    a.vendorSigned &&
    ((actor.side === "vendor" && manager(actor, a)) ||
      (actor.side === "partner" &&
        own(actor, a) &&
        has("partner_admin")(actor, a)))) as Policy<AgreementForPolicy>,
  end: all<AgreementForPolicy>(side("vendor"), manager, open),
  /** The partner's own way out, where the programme foresees notice. */
  giveNotice: all<AgreementForPolicy>(
    side("partner"),
    has("partner_admin"),
    own,
    open,
    (_, a) => a.partnerSigned && a.vendorSigned,
  ),
};

/** What the policies read of a document sent for signature. */
export type EnvelopeForPolicy = { partnerOrgId: string; signerIds: readonly string[]; closed: boolean };

/** Roles that sign for a side; the same that record a signature made on paper. */
export const SIGNING_ROLES = {
  partner: ["partner_admin"],
  vendor: ["partner_manager", "vendor_admin"],
} as const;

/** The side an actor signs for today; null where no role of theirs signs. */
export function signsFor(actor: Pick<Actor, "side" | "roles">): ProgrammeSide | null {
  if (actor.side !== "partner" && actor.side !== "vendor") return null;
  const roles: readonly string[] = SIGNING_ROLES[actor.side];
  return actor.roles.some(role => roles.includes(role)) ? actor.side : null;
}

const named: Policy<EnvelopeForPolicy> = (actor, e) => e.signerIds.includes(actor.personId);

/** P13: the vendor sends and takes back; who is named signs or declines, under the rules of `maySign`. */
export const envelopePolicy = {
  read: ((actor, e) =>
    actor.side === "vendor" || (actor.side === "partner" && own(actor, e))) as Policy<EnvelopeForPolicy>,
  send: all<AgreementForPolicy>(side("vendor"), manager, open, (_, a) => !a.partnerSigned && !a.vendorSigned),
  void: all<EnvelopeForPolicy>(side("vendor"), has("partner_manager", "vendor_admin"), (_, e) => !e.closed),
  sign: all<EnvelopeForPolicy>(side("vendor", "partner"), named),
};

/** What the policies read of a business plan. */
export type BusinessPlanForPolicy = {
  partnerOrgId: string;
  state: "draft" | "submitted" | "validated" | "returned";
};

const planners = has<BusinessPlanForPolicy>("partner_admin", "partner_sales");
/** Whoever works with the plan on either side. */
const bothSides: Policy<BusinessPlanForPolicy> = (actor, plan) =>
  actor.side === "vendor"
    ? has("partner_manager", "vendor_admin")(actor, plan)
    : actor.side === "partner" && own(actor, plan) && planners(actor, plan);

/** P2: the partner writes its plan, the vendor validates it; both speak on it and say what was reached. */
export const businessPlanPolicy = {
  read: ((actor, plan) =>
    (actor.side === "vendor" && plan.state !== "draft") ||
    (actor.side === "partner" && own(actor, plan))) as Policy<BusinessPlanForPolicy>,
  write: all<BusinessPlanForPolicy>(
    side("partner"),
    planners,
    own,
    (_, plan) => plan.state === "draft" || plan.state === "returned",
  ),
  /** Begins a new plan from one that holds. */
  revise: all<BusinessPlanForPolicy>(side("partner"), planners, own, (_, plan) => plan.state === "validated"),
  validate: all<BusinessPlanForPolicy>(
    side("vendor"),
    has("partner_manager", "vendor_admin"),
    (_, plan) => plan.state === "submitted",
  ),
  /** A draft is nobody's to speak on but its writers'. */
  note: all<BusinessPlanForPolicy>(bothSides, (_, plan) => plan.state !== "draft"),
  record: all<BusinessPlanForPolicy>(bothSides, (_, plan) => plan.state === "validated"),
};
