import {
  accept as accepted,
  requestInformation as asked,
  reject as rejected,
  startReview as reviewed,
  withdrawRequest as takenBack,
} from "#lib/domain/programmes/application.ts";
import { doubts, needsReason } from "#lib/domain/programmes/assessment.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { startOnboarding } from "#lib/features/partnerships/commands.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { loadCalendar } from "#lib/features/plans/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { type Assessed, scoresOf } from "./assessments.ts";
import { carryOver } from "./carry.ts";
import { closeRequests, store, tellOf } from "./commands.ts";
import { duesOf } from "./due.ts";
import { programmeToday } from "./form-version.ts";
import { type ApplicationRecord, stillAsked } from "./record.ts";
import type { AcceptInput, AskInput } from "./schema.ts";
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

/** Takes back what was asked and not answered: the vendor reads on and its time runs again. What the applicant typed meanwhile stays with them, and they are told. */
export async function withdrawRequest(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: ApplicationRecord,
  input: { version: number },
  now: Date,
): Promise<{ state: string }> {
  unchangedSince(record, input.version);
  const result = takenBack(record.application);
  if (!result.ok) return refuse("applications.refusal.nothing_asked");
  await closeRequests(tx, by, record, now);
  const requests = record.requests.map(r => (stillAsked(r) ? { ...r, withdrawnAt: now } : r));
  const calendar = await loadCalendar(tx, by.tenantId, workspace.calendarKey);
  const dues = duesOf(calendar, { ...record, requests }, now.getTime());
  await store(tx, by, record, result.value, now, { ...dues });
  await tellOf(tx, by, record, "application.request_withdrawn", {
    questions: record.application.openQuestions,
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
  await store(tx, by, record, result.value, now);
  await closeRequests(tx, by, record, now);
  await tellOf(tx, by, record, "application.rejected", { reason: result.value.reason });
  return { state: "rejected" };
}

/**
 * Accepts into a tier to aim at and opens the programme's first phase, both by the version in effect today (P2, P13, P20).
 * Below a minimum of the rubric it needs a reason (P12). The tier itself is granted later, on evidence.
 */
export async function acceptApplication(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: Assessed,
  input: AcceptInput,
  now: Date,
): Promise<{ state: string; partnershipId: string }> {
  unchangedSince(record, input.version);
  const today = todayIn(workspace.timeZone, now.getTime());
  const programme = await programmeToday(tx, by.tenantId, record, today);
  const result = accepted(programme.definition, record.application, input.tier, by.name, now.getTime());
  if (!result.ok) {
    if (result.error === "unknown_tier") {
      const gone = await tierGone(tx, by, workspace, record, input.tier, now);
      return invalid({
        tier: gone ? { key: "applications.refusal.tierGone", params: gone } : "applications.invalid.tierGone",
      });
    }
    return refuse("applications.refusal.not_in_review");
  }
  const { rubric } = record.programme.definition;
  const doubt = doubts(rubric, record.assessments, await scoresOf(tx, by.tenantId, record.id));
  if (needsReason(doubt) && input.reason === "")
    return invalid({ reason: "applications.invalid.acceptReason" });
  await store(tx, by, record, result.value, now);
  await closeRequests(tx, by, record, now);
  const { partnershipId } = await startOnboarding(tx, by, {
    partnerOrgId: record.partnerOrgId,
    orgName: record.orgName,
    programme,
    targetTierKey: input.tier,
    on: today,
  });
  await carryOver(tx, by, record, partnershipId, today);
  await refreshCompany(tx, by, record.partnerOrgId, now);
  if (input.reason)
    await recordEvent(tx, by, {
      subjectType: "application",
      subjectId: record.id,
      type: "application.accepted_despite",
      audience: "vendor",
      partnerOrgId: record.partnerOrgId,
      data: { number: record.number, reason: input.reason, below: doubt.below, unassessed: doubt.unassessed },
    });
  await tellOf(tx, by, record, "application.accepted", { tier: input.tier });
  return { state: "accepted", partnershipId };
}
