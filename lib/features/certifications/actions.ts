"use server";

import { certificationPolicy } from "#lib/domain/policies/certification.ts";
import { personPolicy } from "#lib/domain/policies/person.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { answeringOf } from "#lib/features/consents/own.ts";
import { answerInput } from "#lib/features/consents/schema.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { ownAction } from "#lib/platform/own-action.ts";
import { askAgain, cancelAsk, findAsked } from "./asking.ts";
import { nominate, recordResult, recordTraining } from "./commands.ts";
import { exportedOf, startCertificatesExport } from "./export.ts";
import { issueCertificate, renewCertificate, revokeCertificate } from "./issue.ts";
import { endAffiliation, findStay, keepAffiliation } from "./leave.ts";
import { reassignCertificate } from "./reassign.ts";
import { replaceCertificate } from "./replace.ts";
import { type CertificationRecord, lockCertification } from "./row.ts";
import {
  askInput,
  cancelAskInput,
  exportCertificatesInput,
  issueInput,
  leaveInput,
  nominateInput,
  reassignInput,
  renewInput,
  replaceInput,
  resultInput,
  revokeInput,
  stayInput,
  trainingInput,
} from "./schema.ts";
import { withdrawConsent } from "./withdraw.ts";

/** Held until the end. Customers have no part in certificates: their side may not even ask the table. */
const load = async ({ id }: { id: string }, { tx, actor, workspace, now }: ActionContext) => {
  if (actor.side === "customer") return null;
  const today = todayIn(workspace.timeZone, now.getTime());
  const record = await lockCertification(tx, actor, id, workspace.timeZone, today);
  return record && certificationPolicy.read(actor, record) ? record : null;
};

/** Says what stands in the way: it is issued already, or the role. */
const whyNotYet = (actor: { side: string }, record: CertificationRecord): string =>
  actor.side === "vendor" && record.issued
    ? "certifications.refusal.already_issued"
    : "certifications.refusal.role";
const whyNotIssued = (actor: { side: string }, record: CertificationRecord): string =>
  actor.side === "vendor" && !record.issued
    ? "certifications.refusal.never_issued"
    : "certifications.refusal.roleIssue";

export const nominateAction = action({
  name: "certification.nominate",
  input: nominateInput,
  load: async ({ slug }, { tx, actor }) =>
    actor.side === "customer" ? null : findPartnership(tx, actor.tenantId, { slug }),
  allow: certificationPolicy.nominate,
  whyNot: "certifications.refusal.roleNominate",
  run: ({ tx, actor, workspace, target, input, now }) => nominate(tx, actor, workspace, target, input, now),
});

export const recordTrainingAction = action({
  name: "certification.training",
  input: trainingInput,
  load,
  allow: certificationPolicy.recordTraining,
  whyNot: whyNotYet,
  run: ({ tx, actor, target, input }) => recordTraining(tx, actor, target, input),
});

export const recordResultAction = action({
  name: "certification.result",
  input: resultInput,
  load,
  allow: certificationPolicy.recordResult,
  whyNot: whyNotYet,
  run: ({ tx, actor, workspace, target, input, now }) =>
    recordResult(tx, actor, workspace, target, input, now),
});

export const issueAction = action({
  name: "certification.issue",
  input: issueInput,
  load,
  allow: certificationPolicy.issue,
  whyNot: whyNotYet,
  run: ({ tx, actor, workspace, target, input, now }) =>
    issueCertificate(tx, actor, workspace, target, input, now),
});

export const renewAction = action({
  name: "certification.renew",
  input: renewInput,
  load,
  allow: certificationPolicy.renew,
  whyNot: whyNotIssued,
  run: ({ tx, actor, workspace, target, input, now }) =>
    renewCertificate(tx, actor, workspace, target, input, now),
});

export const replaceAction = action({
  name: "certification.replace",
  input: replaceInput,
  load,
  allow: certificationPolicy.replace,
  whyNot: whyNotIssued,
  run: ({ tx, actor, workspace, target, input, now }) =>
    replaceCertificate(tx, actor, workspace, target, input, now),
});

export const reassignAction = action({
  name: "certification.reassign",
  input: reassignInput,
  load,
  allow: certificationPolicy.replace,
  whyNot: whyNotIssued,
  run: ({ tx, actor, workspace, target, input, now }) =>
    reassignCertificate(tx, actor, workspace, target, input, now),
});

export const revokeAction = action({
  name: "certification.revoke",
  input: revokeInput,
  load,
  allow: certificationPolicy.revoke,
  whyNot: whyNotIssued,
  run: ({ tx, actor, workspace, target, input, now }) =>
    revokeCertificate(tx, actor, workspace, target, input, now),
});

export const endAffiliationAction = action({
  name: "affiliation.end",
  input: leaveInput,
  load: async ({ slug, personId }, { tx, actor }) =>
    actor.side === "customer" ? null : findStay(tx, actor.tenantId, slug, personId),
  allow: personPolicy.leave,
  whyNot: "certifications.refusal.roleLeave",
  run: ({ tx, actor, workspace, target, input, now }) =>
    endAffiliation(tx, actor, workspace, target, input, now),
});

export const keepAffiliationAction = action({
  name: "affiliation.keep",
  input: stayInput,
  load: async ({ slug, personId }, { tx, actor }) =>
    actor.side === "customer" ? null : findStay(tx, actor.tenantId, slug, personId),
  allow: personPolicy.leave,
  whyNot: "certifications.refusal.roleLeave",
  run: ({ tx, actor, workspace, target, now }) => keepAffiliation(tx, actor, workspace, target, now),
});

export const askConsentAction = action({
  name: "consent.ask",
  input: askInput,
  load: async ({ slug, personId }, { tx, actor }) => {
    if (actor.side === "customer") return null;
    const stay = await findStay(tx, actor.tenantId, slug, personId);
    return stay && { ...stay, partnerOrgId: stay.orgId };
  },
  allow: certificationPolicy.nominate,
  whyNot: "consents.refusal.role",
  run: ({ tx, actor, workspace, target, now }) => askAgain(tx, actor, workspace, target, now),
});

export const cancelAskAction = action({
  name: "consent.cancel",
  input: cancelAskInput,
  load: async ({ id }, { tx, actor }) =>
    actor.side === "customer" ? null : findAsked(tx, actor.tenantId, id),
  allow: certificationPolicy.nominate,
  whyNot: "consents.refusal.role",
  run: ({ tx, actor, target, now }) => cancelAsk(tx, actor, target, now),
});

export const withdrawConsentAction = ownAction({
  name: "consent.withdraw",
  input: answerInput,
  load: ({ orgId }, { tx, self, workspace, now }) =>
    answeringOf(tx, self, orgId, todayIn(workspace.timeZone, now.getTime())),
  run: ({ tx, self, workspace, target, now, origin }) =>
    stepAs(tx, self, "app_worker", () => withdrawConsent(tx, workspace, target, now, origin.ip)),
});

export const exportCertificatesAction = action({
  name: "certifications.export",
  input: exportCertificatesInput,
  load: async (_, { actor }) => exportedOf(actor),
  allow: certificationPolicy.export,
  whyNot: "certifications.refusal.roleExport",
  run: ({ tx, actor, input }) => startCertificatesExport(tx, actor, input),
});
