"use server";

import { partnershipPolicy } from "#lib/domain/policies/partnership.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { findPartnership, type PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import {
  closeRemediation,
  endPartnership,
  extendRemediation,
  grantTier,
  lowerTier,
  openRemediation,
  reinstate,
  restoreBenefit,
  suspend,
  withdrawBenefit,
} from "./decisions.ts";
import {
  closeRemediationInput,
  endInput,
  extendRemediationInput,
  grantInput,
  lowerInput,
  openRemediationInput,
  reinstateInput,
  restoreBenefitInput,
  suspendInput,
  withdrawBenefitInput,
} from "./schema.ts";

/** Customers have no part in partnerships: their side may not even ask the table. */
const load = async ({ slug }: { slug: string }, { tx, actor }: ActionContext) => {
  if (actor.side === "customer") return null;
  const record = await findPartnership(tx, actor.tenantId, { slug });
  return record && partnershipPolicy.read(actor, record) ? record : null;
};

/** Says what stands in the way: the state it is in, or the role. */
const whyNot = (actor: Actor, _: PartnershipRecord): string =>
  actor.roles.includes("partner_manager") || actor.roles.includes("vendor_admin")
    ? "ladder.refusal.state"
    : "ladder.refusal.role";

export const grantTierAction = action({
  name: "tier.grant",
  input: grantInput,
  load,
  allow: partnershipPolicy.grant,
  whyNot,
  run: ({ tx, actor: by, workspace, target: record, input, now }) =>
    grantTier({ tx, by, workspace, record, now }, input),
});

export const openRemediationAction = action({
  name: "tier.remediation_open",
  input: openRemediationInput,
  load,
  allow: partnershipPolicy.openRemediation,
  whyNot,
  run: ({ tx, actor: by, workspace, target: record, input, now }) =>
    openRemediation({ tx, by, workspace, record, now }, input),
});

export const extendRemediationAction = action({
  name: "tier.remediation_extend",
  input: extendRemediationInput,
  load,
  allow: partnershipPolicy.extendRemediation,
  whyNot,
  run: ({ tx, actor: by, workspace, target: record, input, now }) =>
    extendRemediation({ tx, by, workspace, record, now }, input),
});

export const closeRemediationAction = action({
  name: "tier.remediation_close",
  input: closeRemediationInput,
  load,
  allow: partnershipPolicy.closeRemediation,
  whyNot,
  run: ({ tx, actor: by, workspace, target: record, input, now }) =>
    closeRemediation({ tx, by, workspace, record, now }, input),
});

export const suspendAction = action({
  name: "tier.suspend",
  input: suspendInput,
  load,
  allow: partnershipPolicy.suspend,
  whyNot,
  run: ({ tx, actor: by, workspace, target: record, input, now }) =>
    suspend({ tx, by, workspace, record, now }, input),
});

export const reinstateAction = action({
  name: "tier.reinstate",
  input: reinstateInput,
  load,
  allow: partnershipPolicy.reinstate,
  whyNot,
  run: ({ tx, actor: by, workspace, target: record, input, now }) =>
    reinstate({ tx, by, workspace, record, now }, input),
});

export const endPartnershipAction = action({
  name: "tier.end",
  input: endInput,
  load,
  allow: partnershipPolicy.end,
  whyNot,
  run: ({ tx, actor: by, workspace, target: record, input, now }) =>
    endPartnership({ tx, by, workspace, record, now }, input),
});

export const lowerTierAction = action({
  name: "tier.lower",
  input: lowerInput,
  load,
  allow: partnershipPolicy.lower,
  whyNot,
  run: ({ tx, actor: by, workspace, target: record, input, now }) =>
    lowerTier({ tx, by, workspace, record, now }, input),
});

export const withdrawBenefitAction = action({
  name: "tier.benefit_withdraw",
  input: withdrawBenefitInput,
  load,
  allow: partnershipPolicy.withdrawBenefit,
  whyNot,
  run: ({ tx, actor: by, workspace, target: record, input, now }) =>
    withdrawBenefit({ tx, by, workspace, record, now }, input),
});

export const restoreBenefitAction = action({
  name: "tier.benefit_restore",
  input: restoreBenefitInput,
  load,
  allow: partnershipPolicy.restoreBenefit,
  whyNot,
  run: ({ tx, actor: by, workspace, target: record, input, now }) =>
    restoreBenefit({ tx, by, workspace, record, now }, input),
});
