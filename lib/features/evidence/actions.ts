"use server";

import { evidencePolicy } from "#lib/domain/policies/evidence.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import * as commands from "./commands.ts";
import { findEvidence } from "./queries.ts";
import * as schema from "./schema.ts";

type Named = { partnershipId: string; evidenceId: string | null };

/** What is handed in: evidence that waits or came back, or the place for a new one. */
const handing = async ({ partnershipId, evidenceId }: Named, { tx, actor }: ActionContext) => {
  if (evidenceId !== null) return findEvidence(tx, actor, evidenceId);
  if (actor.side === "customer") return null;
  const partnership = await findPartnership(tx, actor.tenantId, { id: partnershipId });
  return partnership && { partnership, evidence: null, partnerOrgId: partnership.partnerOrgId, state: null };
};
const load = ({ evidenceId }: { evidenceId: string }, { tx, actor }: ActionContext) =>
  findEvidence(tx, actor, evidenceId);

export const handInEvidenceAction = action({
  name: "evidence.handIn",
  input: schema.handInEvidenceInput,
  load: handing,
  allow: evidencePolicy.handIn,
  whyNot: "onboarding.evidence.refusal.notBringer",
  run: ({ tx, actor, target, input, now }) => commands.handIn(tx, actor, target, input, now),
});

export const takeBackEvidenceAction = action({
  name: "evidence.takeBack",
  input: schema.takeBackEvidenceInput,
  load,
  allow: evidencePolicy.takeBack,
  whyNot: "onboarding.evidence.refusal.notBringer",
  run: ({ tx, actor, target, input, now }) => commands.takeBack(tx, actor, target, input, now),
});

export const confirmEvidenceAction = action({
  name: "evidence.confirm",
  input: schema.confirmEvidenceInput,
  load,
  allow: evidencePolicy.confirm,
  whyNot: "onboarding.refusal.notManager",
  run: ({ tx, actor, target, input, now }) => commands.confirmEvidence(tx, actor, target, input, now),
});

export const returnEvidenceAction = action({
  name: "evidence.return",
  input: schema.returnEvidenceInput,
  load,
  allow: evidencePolicy.giveBack,
  whyNot: "onboarding.refusal.notManager",
  run: ({ tx, actor, target, input, now }) => commands.returnEvidence(tx, actor, target, input, now),
});

export const endEvidenceAction = action({
  name: "evidence.end",
  input: schema.endEvidenceInput,
  load,
  allow: evidencePolicy.end,
  whyNot: "onboarding.refusal.notManager",
  run: ({ tx, actor, target, input, now }) => commands.endEvidence(tx, actor, target, input, now),
});
