import { type Assessment, type Score, unscored, type Verdict } from "#lib/domain/programmes/assessment.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { colleagues } from "#lib/features/onboarding/colleagues.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { invalid, refuse } from "#lib/platform/refusal.ts";
import type { ApplicationRecord } from "./record.ts";
import type { AskAssessorsInput, HandInInput, ScoreInput } from "./schema.ts";

export type AssessmentRow = Assessment & { note: string; askedBy: string | null };
export type ScoreRow = Score & { note: string; assessorName: string };

/** An application with who assesses it. The vendor's: no other side has a way to these tables. */
export type Assessed = ApplicationRecord & { assessments: AssessmentRow[] };

/** Who assesses an application, in the order they were asked. */
export async function assessmentsOf(
  tx: Tx,
  tenantId: string,
  applicationId: string,
): Promise<AssessmentRow[]> {
  const rows = await tx.applicationAssessment.findMany({
    where: { tenantId, applicationId },
    orderBy: [{ askedAt: "asc" }, { assessorName: "asc" }, { assessorId: "asc" }],
  });
  return rows.map(row => ({
    assessorId: row.assessorId,
    assessor: row.assessorName,
    handedInAt: row.handedInAt?.getTime() ?? null,
    verdict: row.verdict as Verdict | null,
    note: row.note,
    askedBy: row.askedBy,
  }));
}

export const scoresOf = (tx: Tx, tenantId: string, applicationId: string): Promise<ScoreRow[]> =>
  tx.applicationScore.findMany({
    where: { tenantId, applicationId },
    orderBy: [{ assessorName: "asc" }, { assessorId: "asc" }],
    select: { criterionKey: true, assessorId: true, points: true, note: true, assessorName: true },
  });

/**
 * Says who assesses: those newly named are asked and told; whoever is no longer named and has handed in nothing is let
 * off, their points are dropped. Who has handed in stays. Repeating it changes nothing.
 */
export async function askAssessors(
  tx: Tx,
  by: By,
  record: Assessed,
  input: AskAssessorsInput,
  today: PlainDate,
  now: Date,
): Promise<{ assessors: number }> {
  const { tenantId } = by;
  const people = await colleagues(tx, tenantId, by.orgId, today);
  const chosen = [...new Set(input.assessors)].map(id => people.find(person => person.id === id));
  if (chosen.some(person => person === undefined))
    return invalid({ assessors: "applications.invalid.assessor" });
  const named = chosen.flatMap(person => (person ? [person] : []));
  const fresh = named.filter(person => !record.assessments.some(a => a.assessorId === person.id));
  const off = record.assessments.filter(
    a => a.handedInAt === null && !named.some(person => person.id === a.assessorId),
  );
  for (const person of fresh)
    await tx.applicationAssessment.create({
      data: {
        tenantId,
        applicationId: record.id,
        assessorId: person.id,
        assessorName: person.name,
        askedBy: by.name,
        askedAt: now,
      },
    });
  const gone = { tenantId, applicationId: record.id, assessorId: { in: off.map(a => a.assessorId) } };
  await tx.applicationAssessment.deleteMany({ where: gone });
  await tx.applicationScore.deleteMany({ where: gone });
  if (fresh.length + off.length > 0)
    await audit(tx, by, {
      action: "application.assessors",
      subjectType: "application",
      subjectId: record.id,
      before: { assessors: record.assessments.map(a => a.assessor) },
      after: { asked: fresh.map(p => p.name), letOff: off.map(a => a.assessor) },
    });
  if (fresh.length > 0)
    await happened(tx, by, record, "application.assessors_asked", {
      people: fresh.map(p => p.id),
      names: fresh.map(p => p.name).join(", "),
    });
  return { assessors: record.assessments.length + fresh.length - off.length };
}

/**
 * One assessor's own points and notes as they think; nobody else reads them before they are handed in, and those of
 * others stay as they are (P12). Who gives points unasked becomes an assessor. Refused once handed in.
 */
export async function scoreApplication(
  tx: Tx,
  by: By,
  record: Assessed,
  input: Pick<ScoreInput, "scores">,
  now: Date,
): Promise<{ scored: number }> {
  const { rubric } = record.programme.definition;
  const own = record.assessments.find(a => a.assessorId === by.personId);
  if (own?.handedInAt) return refuse("applications.refusal.handedIn");
  const key = { tenantId: by.tenantId, applicationId: record.id, assessorId: by.personId };
  if (!own) await tx.applicationAssessment.create({ data: { ...key, assessorName: by.name, askedAt: now } });
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
  return { scored: await tx.applicationScore.count({ where: key }) };
}

/**
 * Hands one's points in, with an advice: from now on they count, and the others' are open to read. Refused while a
 * criterion has none.
 */
export async function handIn(
  tx: Tx,
  by: By,
  record: Assessed,
  input: HandInInput,
  now: Date,
): Promise<{ handedIn: true }> {
  await scoreApplication(tx, by, record, input, now);
  const { tenantId } = by;
  const missing = unscored(
    record.programme.definition.rubric,
    await scoresOf(tx, tenantId, record.id),
    by.personId,
  );
  if (missing.length > 0)
    return invalid(
      Object.fromEntries(missing.map(key => [`points.${key}`, "applications.invalid.pointsMissing"])),
    );
  await tx.applicationAssessment.updateMany({
    where: { tenantId, applicationId: record.id, assessorId: by.personId },
    data: { handedInAt: now, verdict: input.verdict, note: input.note },
  });
  await happened(tx, by, record, "application.scored", { verdict: input.verdict });
  await audit(tx, by, {
    action: "application.handed_in",
    subjectType: "application",
    subjectId: record.id,
    after: { verdict: input.verdict, scores: input.scores.map(s => `${s.criterion}: ${s.points ?? "-"}`) },
  });
  return { handedIn: true };
}

/** Takes one's own assessment back to change it, before the decision. That it was, and what it said, is kept. */
export async function reopenAssessment(tx: Tx, by: By, record: Assessed): Promise<{ handedIn: false }> {
  const own = record.assessments.find(a => a.assessorId === by.personId);
  if (!own?.handedInAt) return { handedIn: false };
  const before = (await scoresOf(tx, by.tenantId, record.id)).filter(s => s.assessorId === by.personId);
  await tx.applicationAssessment.updateMany({
    where: { tenantId: by.tenantId, applicationId: record.id, assessorId: by.personId },
    data: { handedInAt: null },
  });
  await happened(tx, by, record, "application.assessment_reopened", {});
  await audit(tx, by, {
    action: "application.assessment_reopened",
    subjectType: "application",
    subjectId: record.id,
    before: { verdict: own.verdict, scores: before.map(s => `${s.criterionKey}: ${s.points}`) },
  });
  return { handedIn: false };
}

/** The vendor's own fact: no applicant learns who assesses, or how. */
const happened = (tx: Tx, by: By, record: Assessed, type: string, data: Record<string, unknown>) =>
  recordEvent(tx, by, {
    subjectType: "application",
    subjectId: record.id,
    type,
    audience: "vendor",
    partnerOrgId: record.partnerOrgId,
    data: { number: record.number, company: record.orgName, ...data },
    tell: type === "application.assessors_asked",
  });
