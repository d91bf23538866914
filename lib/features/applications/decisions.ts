import {
  accept as accepted,
  requestInformation as asked,
  reject as rejected,
  startReview as reviewed,
} from "#lib/domain/programmes/application.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { startOnboarding } from "#lib/features/partnerships/commands.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { store, tellOf } from "./commands.ts";
import type { ApplicationRecord } from "./record.ts";
import type { AskInput, ScoreInput } from "./schema.ts";
import { tierGone } from "./tier-offered.ts";

/** Of two people who decide at once the second is told that the page has changed; the first one's decision stands. */
function unchangedSince(record: ApplicationRecord, version: number): void {
  if (record.version !== version) conflict("applications.refusal.changed");
}

/** Takes an application up; repeating it changes nothing. */
export async function startReview(
  tx: Tx,
  by: By,
  record: ApplicationRecord,
  now: Date,
): Promise<{ state: string }> {
  const result = reviewed(record.application);
  if (!result.ok) return refuse("applications.refusal.not_submitted");
  if (record.state === "in_review") return { state: record.state };
  await store(tx, by, record, result.value, now);
  await tellOf(tx, by, record, "application.review_started", {}, false);
  return { state: result.value.state };
}

/** Opens the named questions to the applicant again, and only these (P12). The vendor's time stands still meanwhile. */
export async function requestInformation(
  tx: Tx,
  by: By,
  record: ApplicationRecord,
  input: AskInput,
  now: Date,
): Promise<{ state: string }> {
  unchangedSince(record, input.version);
  const result = asked(record.programme.definition, record.application, input.questions, input.note);
  if (!result.ok) {
    if (result.error === "not_in_review") return refuse("applications.refusal.not_in_review");
    const field = result.error === "note_missing" ? "note" : "questions";
    return invalid({ [field]: `applications.invalid.${field}` });
  }
  await tx.informationRequest.create({
    data: {
      tenantId: by.tenantId,
      id: newId(),
      applicationId: record.id,
      partnerOrgId: record.partnerOrgId,
      questions: result.value.openQuestions,
      note: input.note,
      askedBy: by.name,
      askedAt: now,
    },
  });
  await store(tx, by, record, result.value, now);
  await tellOf(tx, by, record, "application.information_asked", {
    note: input.note,
    questions: result.value.openQuestions,
  });
  return { state: result.value.state };
}

/** Says no, with a reason the applicant reads. A decided one is refused; a changed one is a conflict. */
export async function rejectApplication(
  tx: Tx,
  by: By,
  record: ApplicationRecord,
  input: { version: number; reason: string },
  now: Date,
): Promise<{ state: string }> {
  unchangedSince(record, input.version);
  const result = rejected(record.application, input.reason, by.name, now.getTime());
  if (!result.ok) {
    if (result.error === "reason_missing") return invalid({ reason: "applications.invalid.reason" });
    return refuse("applications.refusal.not_in_review");
  }
  await store(tx, by, record, result.value, now, { pending: {} });
  await closeRequests(tx, by, record, now);
  await tellOf(tx, by, record, "application.rejected", { reason: result.value.reason });
  return { state: "rejected" };
}

/** Accepts into a tier to aim at and opens the programme's first phase (P2, P13). The tier itself is granted later, on evidence. */
export async function acceptApplication(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: ApplicationRecord,
  input: { version: number; tier: string },
  now: Date,
): Promise<{ state: string; partnershipId: string }> {
  unchangedSince(record, input.version);
  const { definition } = record.programme;
  const result = accepted(definition, record.application, input.tier, by.name, now.getTime());
  if (!result.ok) {
    if (result.error === "unknown_tier") return invalid({ tier: "applications.invalid.tier" });
    return refuse("applications.refusal.not_in_review");
  }
  const gone = await tierGone(tx, by, workspace, record, input.tier, now);
  if (gone) return invalid({ tier: { key: "applications.refusal.tierGone", params: gone } });
  await store(tx, by, record, result.value, now, { pending: {} });
  await closeRequests(tx, by, record, now);
  const { partnershipId } = await startOnboarding(tx, by, {
    partnerOrgId: record.partnerOrgId,
    orgName: record.orgName,
    programme: record.programme,
    targetTierKey: input.tier,
    on: todayIn(workspace.timeZone, now.getTime()),
  });
  await tellOf(tx, by, record, "application.accepted", { tier: input.tier });
  return { state: "accepted", partnershipId };
}

/** A decision ends what was asked: nothing waits for an answer any more. */
async function closeRequests(tx: Tx, by: By, record: ApplicationRecord, now: Date): Promise<void> {
  await tx.informationRequest.updateMany({
    where: { tenantId: by.tenantId, applicationId: record.id, answeredAt: null },
    data: { answeredAt: now },
  });
}

/** One assessor's own points and notes; those of others stay as they are (P12). */
export async function scoreApplication(
  tx: Tx,
  by: By,
  record: ApplicationRecord,
  input: Pick<ScoreInput, "scores">,
  now: Date,
): Promise<{ scored: number }> {
  const { rubric } = record.programme.definition;
  const key = { tenantId: by.tenantId, applicationId: record.id, assessorId: by.personId };
  const before = await tx.applicationScore.count({ where: key });
  for (const [index, score] of input.scores.entries()) {
    const criterion = rubric.find(c => c.key === score.criterion);
    if (!criterion) return refuse("applications.refusal.unknownCriterion");
    if (score.points === null) {
      await tx.applicationScore.deleteMany({ where: { ...key, criterionKey: criterion.key } });
      continue;
    }
    if (score.points > criterion.maxPoints)
      return invalid({
        [`scores.${index}.points`]: {
          key: "applications.invalid.pointsMax",
          params: { max: criterion.maxPoints },
        },
      });
    const written = { points: score.points, note: score.note, at: now, assessorName: by.name };
    await tx.applicationScore.upsert({
      where: { tenantId_applicationId_assessorId_criterionKey: { ...key, criterionKey: criterion.key } },
      create: { ...key, id: newId(), criterionKey: criterion.key, ...written },
      update: written,
    });
  }
  const scored = await tx.applicationScore.count({ where: key });
  // Once an assessor: how points move while somebody thinks is nobody's business.
  if (before === 0 && scored > 0)
    await recordEvent(tx, by, {
      subjectType: "application",
      subjectId: record.id,
      type: "application.scored",
      audience: "vendor",
      partnerOrgId: record.partnerOrgId,
      data: { number: record.number },
    });
  return { scored };
}
