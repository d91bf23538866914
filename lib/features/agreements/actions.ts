"use server";

import { agreementPolicy, envelopePolicy } from "#lib/domain/policies/agreement.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import { takeBack } from "./close.ts";
import { sendCode } from "./code.ts";
import * as commands from "./commands.ts";
import { findEnvelope } from "./envelope.ts";
import { giveNotice } from "./notice.ts";
import { findAgreement } from "./queries.ts";
import * as schema from "./schema.ts";
import { send } from "./send.ts";
import * as signing from "./sign.ts";

const load = ({ agreementId }: { agreementId: string }, { tx, actor }: ActionContext) =>
  findAgreement(tx, actor, agreementId);

const loadEnvelope = ({ envelopeId }: { envelopeId: string }, { tx, actor }: ActionContext) =>
  findEnvelope(tx, actor, envelopeId);

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

export const addCopyAction = action({
  name: "agreement.copy",
  input: schema.copyInput,
  load,
  allow: agreementPolicy.addCopy,
  whyNot: "onboarding.refusal.notAddsCopy",
  run: ({ tx, actor, target, input }) => commands.addCopy(tx, actor, target, input),
});

export const endAgreement = action({
  name: "agreement.end",
  input: schema.endInput,
  load,
  allow: agreementPolicy.end,
  whyNot: "onboarding.refusal.notManager",
  run: ({ tx, actor, target, input, now }) => commands.end(tx, actor, target, input, now),
});

export const giveNoticeAction = action({
  name: "agreement.notice",
  input: schema.noticeInput,
  load,
  allow: agreementPolicy.giveNotice,
  whyNot: "onboarding.refusal.notGivesNotice",
  run: ({ tx, actor, target, input, now }) => giveNotice(tx, actor, target, input, now),
});

export const sendForSignature = action({
  name: "agreement.send",
  input: schema.sendInput,
  load,
  allow: envelopePolicy.send,
  whyNot: (_, target) =>
    target.partnerSigned || target.vendorSigned
      ? "signing.refusal.recorded"
      : "onboarding.refusal.notManager",
  run: ({ tx, actor, target, input, now, origin }) => send(tx, actor, target, input, now, origin),
});

export const takeBackDocument = action({
  name: "agreement.void",
  input: schema.closeInput,
  load: loadEnvelope,
  allow: envelopePolicy.void,
  whyNot: (_, target) => (target.closed ? "signing.refusal.closed" : "onboarding.refusal.notManager"),
  run: ({ tx, actor, target, input, now }) => takeBack(tx, actor, target, input, now),
});

export const viewDocument = action({
  name: "agreement.view",
  input: schema.envelopeInput,
  load: loadEnvelope,
  allow: envelopePolicy.sign,
  whyNot: "signing.refusal.not_a_signer",
  run: ({ tx, actor, target, now, origin }) => signing.view(tx, actor, target, now, origin),
});

export const requestSigningCode = action({
  name: "agreement.code",
  input: schema.envelopeInput,
  load: loadEnvelope,
  allow: envelopePolicy.sign,
  whyNot: "signing.refusal.not_a_signer",
  run: ({ tx, actor, target, now, origin }) => sendCode(tx, actor, target, now, origin),
});

export const signDocument = action({
  name: "agreement.sign_document",
  input: schema.signDocumentInput,
  load: loadEnvelope,
  allow: envelopePolicy.sign,
  whyNot: "signing.refusal.not_a_signer",
  run: ({ tx, actor, target, input, now, origin }) =>
    signing.signDocument(tx, actor, target, input, now, origin),
});

export const declineDocument = action({
  name: "agreement.decline",
  input: schema.closeInput,
  load: loadEnvelope,
  allow: envelopePolicy.sign,
  whyNot: "signing.refusal.not_a_signer",
  run: ({ tx, actor, target, input, now }) => signing.decline(tx, actor, target, input, now),
});
