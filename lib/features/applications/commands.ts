import type { Answers } from "#lib/domain/programmes/answers.ts";
import {
  type Application,
  saveAnswers as savedAnswers,
  submit as submitted,
  withdraw as withdrawn,
} from "#lib/domain/programmes/application.ts";
import { sameAnswer, strayAnswers } from "#lib/domain/programmes/form-change.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { loadCalendar } from "#lib/features/plans/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { Refusal, refuse } from "#lib/platform/refusal.ts";
import { duesOf } from "./due.ts";
import { identityOf } from "./duplicates.ts";
import { sendFiles, takeFiles } from "./files.ts";
import { adoptForm, newFormOf } from "./form-version.ts";
import { type ApplicationRecord, asTyped, stillAsked, unsent } from "./record.ts";
import { tierGone } from "./tier-offered.ts";

const json = (value: unknown) => value as Prisma.InputJsonValue;

export type Saved = {
  /** Milliseconds since the epoch. */
  at: number;
  /** Answers somebody else changed meanwhile, as they stand: the person chooses, nobody's text is lost in silence. */
  conflicts: Answers;
};

/**
 * Keeps answers as typed, right or wrong (P12). An answer that somebody else changed since `base` is left as
 * it is and reported. Refused for questions that are not open now. `record` is held by the caller.
 */
export async function saveAnswers(
  tx: Tx,
  by: By,
  record: ApplicationRecord,
  input: { answers: Answers; base: Answers },
  now: Date,
): Promise<Saved> {
  const held = asTyped(record);
  // A question of another version's form: its text stays with who typed it, and they are told why.
  if (Object.keys(strayAnswers(record.programme.definition, input.answers)).length > 0)
    return refuse("applications.refusal.questionGone");
  const fresh: Answers = {};
  const conflicts: Answers = {};
  for (const [key, value] of Object.entries(input.answers)) {
    const stored = held.answers[key];
    if (sameAnswer(stored, value)) continue;
    if (sameAnswer(stored, input.base[key])) fresh[key] = value;
    else conflicts[key] = stored ?? null;
  }
  // Asked before anything is taken in: a file for a closed question changes nothing.
  const allowed = savedAnswers(record.programme.definition, held, fresh);
  const taken = allowed.ok ? await takeFiles(tx, by, record, fresh) : fresh;
  const saved = savedAnswers(record.programme.definition, held, taken);
  if (!saved.ok) {
    const fields = saved.error.closed.map(key => [key, { key: "applications.refusal.closed" }]);
    throw new Refusal("refused", "applications.refusal.closed", {}, Object.fromEntries(fields));
  }
  if (Object.keys(fresh).length > 0) {
    const draft = record.state === "draft";
    await tx.application.updateMany({
      where: { tenantId: by.tenantId, id: record.id },
      data: {
        updatedAt: now,
        ...(draft
          ? { answers: json(saved.value.answers), tierKey: saved.value.tierKey ?? "" }
          : { pending: json({ ...record.pending, ...taken }) }),
      },
    });
  }
  return { at: now.getTime(), conflicts };
}

/**
 * Sends a draft, or the answers asked for; the vendor's answer is then due on the workspace's calendar.
 * Refused as invalid with a message at every field that needs a look. Sent already: nothing changes.
 */
export async function submitApplication(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  held: ApplicationRecord,
  now: Date,
): Promise<{ state: string }> {
  const today = todayIn(workspace.timeZone, now.getTime());
  // A form that asks otherwise since a newer version is shown first; one that asks the same is taken over in passing.
  const change = await newFormOf(tx, by.tenantId, held, today, by.locale);
  if (change && change.added.length + change.changed.length + change.gone.length > 0)
    return refuse("applications.refusal.formChanged");
  const gone =
    held.state === "draft" ? await tierGone(tx, by, workspace, held, held.application.tierKey, now) : null;
  if (gone) return refuse("applications.refusal.tierGone", gone);
  const record = held.state === "draft" ? await adoptForm(tx, by, held, today, now) : held;
  const { definition } = record.programme;
  const result = submitted(definition, asTyped(record), now.getTime());
  if (!result.ok) {
    if (result.error === "decided") return refuse("applications.refusal.decided");
    const fields = Object.entries(result.error.problems).map(([key, p]) => [
      key,
      { key: `applications.problem.${p.error}`, params: { have: p.have ?? 0, need: p.need ?? 0 } },
    ]);
    throw new Refusal("invalid", "applications.refusal.incomplete", {}, Object.fromEntries(fields));
  }
  if (result.value.state === record.state) return { state: record.state };
  const calendar = await loadCalendar(tx, by.tenantId, workspace.calendarKey);
  const asked = record.requests.filter(stillAsked);
  const answering = record.state === "info_requested";
  const dues = duesOf(
    calendar,
    {
      ...record,
      application: result.value,
      requests: record.requests.map(r => (stillAsked(r) ? { ...r, answeredAt: now } : r)),
    },
    now.getTime(),
  );
  const org = await tx.organisation.findFirst({ where: { tenantId: by.tenantId, id: record.partnerOrgId } });
  await store(tx, by, record, result.value, now, {
    ...dues,
    ...identityOf(definition, result.value.answers, org),
    pending: unsent(record),
  });
  await sendFiles(tx, by, record, result.value.answers);
  if (asked.length > 0)
    await tx.informationRequest.updateMany({
      where: { tenantId: by.tenantId, applicationId: record.id, answeredAt: null, withdrawnAt: null },
      data: { answeredAt: now, answeredBy: by.name },
    });
  await tellOf(tx, by, record, answering ? "application.answered" : "application.submitted", {
    ...(answering ? { questions: asked.flatMap(r => r.questions) } : {}),
    ...(dues ? { due: dues.dueAt.getTime() } : {}),
  });
  return { state: result.value.state };
}

/**
 * The applicant takes it back, with a reason if they like; the vendor is told when it had been sent, and the company's
 * own people get it confirmed. What was typed and not sent stays theirs. Repeating it changes nothing.
 */
export async function withdrawApplication(
  tx: Tx,
  by: By,
  record: ApplicationRecord,
  input: { reason: string },
  now: Date,
): Promise<{ state: string }> {
  const result = withdrawn(record.application, by.name, now.getTime());
  if (!result.ok) return refuse("applications.refusal.decided");
  if (record.state === "withdrawn") return { state: record.state };
  await store(tx, by, record, { ...result.value, reason: input.reason || null }, now);
  await closeRequests(tx, by, record, now);
  await tellOf(
    tx,
    by,
    record,
    "application.withdrawn",
    { ...(input.reason ? { reason: input.reason } : {}), sent: record.application.submittedAt !== null },
    record.state !== "draft",
  );
  return { state: "withdrawn" };
}

/** A decision or a withdrawal ends what was asked: nothing waits for an answer any more. */
export async function closeRequests(tx: Tx, by: By, record: ApplicationRecord, now: Date): Promise<void> {
  await tx.informationRequest.updateMany({
    where: { tenantId: by.tenantId, applicationId: record.id, answeredAt: null, withdrawnAt: null },
    data: { withdrawnAt: now, withdrawnBy: by.name },
  });
}

/** Writes the state a verb answered with; the audit trail keeps before and after (R2). */
export async function store(
  tx: Tx,
  by: By,
  record: ApplicationRecord,
  next: Application,
  now: Date,
  {
    pending,
    ...more
  }: {
    dueAt?: Date;
    warnAt?: Date;
    pending?: Answers;
    taxKey?: string;
    domainKeys?: string[];
  } = {},
): Promise<void> {
  const instant = (value: number | null) => (value === null ? null : new Date(value));
  await tx.application.updateMany({
    where: { tenantId: by.tenantId, id: record.id },
    data: {
      state: next.state,
      tierKey: next.tierKey ?? "",
      answers: json(next.answers),
      submittedAt: instant(next.submittedAt),
      decidedAt: instant(next.decidedAt),
      decidedBy: next.decidedBy,
      reason: next.reason,
      updatedAt: now,
      version: { increment: 1 },
      ...more,
      ...(pending ? { pending: json(pending) } : {}),
    },
  });
  await audit(tx, by, {
    action: `application.${next.state}`,
    subjectType: "application",
    subjectId: record.id,
    before: { state: record.state, tier: record.application.tierKey },
    after: { state: next.state, tier: next.tierKey, ...(next.reason ? { reason: next.reason } : {}) },
  });
}

/** A fact of an application that both sides read; with `tell` those who wait for it get mail. */
export function tellOf(
  tx: Tx,
  by: By,
  record: ApplicationRecord,
  type: string,
  data: Record<string, unknown> = {},
  tell = true,
): Promise<string> {
  return recordEvent(tx, by, {
    subjectType: "application",
    subjectId: record.id,
    type,
    audience: "partner_vendor",
    partnerOrgId: record.partnerOrgId,
    data: { number: record.number, company: record.orgName, ...data },
    tell,
  });
}
