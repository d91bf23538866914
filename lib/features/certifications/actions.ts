"use server";

import { certificationPolicy } from "#lib/domain/policies/certification.ts";
import { personPolicy } from "#lib/domain/policies/person.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import { nominate, recordResult, recordTraining } from "./commands.ts";
import { issueCertificate, renewCertificate, revokeCertificate } from "./issue.ts";
import { endAffiliation, findStay } from "./leave.ts";
import { type CertificationRecord, lockCertification } from "./row.ts";
import {
  issueInput,
  leaveInput,
  nominateInput,
  renewInput,
  resultInput,
  revokeInput,
  trainingInput,
} from "./schema.ts";

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
