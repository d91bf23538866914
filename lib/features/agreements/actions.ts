"use server";

import { agreementPolicy } from "#lib/domain/policies/agreement.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import { findAgreement } from "./queries.ts";
import * as schema from "./schema.ts";

const load = ({ agreementId }: { agreementId: string }, { tx, actor }: ActionContext) =>
  findAgreement(tx, actor, agreementId);

export const prepareAgreement = action({
  name: "agreement.prepare",
  input: schema.prepareInput,
  load: async ({ partnershipId }, { tx, actor }) =>
    actor.side === "customer" ? null : findPartnership(tx, actor.tenantId, { id: partnershipId }),
  allow: agreementPolicy.prepare,
  whyNot: "onboarding.refusal.notManager",
  run: ({ tx, actor, target, input, now }) => commands.prepare(tx, actor, target, input, now),
});

export const signAgreementAction = action({
  name: "agreement.sign",
  input: schema.signInput,
  load,
  // Each side its own: the actor's side decides which.
  allow: (actor, target) =>
    actor.side === "partner"
      ? agreementPolicy.signAsPartner(actor, target)
      : agreementPolicy.signAsVendor(actor, target),
  whyNot: "onboarding.refusal.notSigner",
  run: ({ tx, actor, target, input, now }) => commands.sign(tx, actor, target, input, now),
});

export const endAgreement = action({
  name: "agreement.end",
  input: schema.endInput,
  load,
  allow: agreementPolicy.end,
  whyNot: "onboarding.refusal.notManager",
  run: ({ tx, actor, target, input, now }) => commands.end(tx, actor, target, input, now),
});
