import { all, has, type Policy, side } from "#lib/domain/policies/types.ts";

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
  end: all<AgreementForPolicy>(side("vendor"), manager, open),
};

/** What the policies read of a business plan. */
export type BusinessPlanForPolicy = {
  partnerOrgId: string;
  state: "draft" | "submitted" | "validated" | "returned";
};

/** P2: the partner writes its plan, the vendor validates it. */
export const businessPlanPolicy = {
  read: ((actor, plan) =>
    (actor.side === "vendor" && plan.state !== "draft") ||
    (actor.side === "partner" && own(actor, plan))) as Policy<BusinessPlanForPolicy>,
  write: all<BusinessPlanForPolicy>(
    side("partner"),
    has("partner_admin", "partner_sales"),
    own,
    (_, plan) => plan.state === "draft" || plan.state === "returned",
  ),
  validate: all<BusinessPlanForPolicy>(
    side("vendor"),
    has("partner_manager", "vendor_admin"),
    (_, plan) => plan.state === "submitted",
  ),
};
