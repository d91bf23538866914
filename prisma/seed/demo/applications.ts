import { identityOf } from "#lib/features/applications/duplicates.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { nextNumber, recordEvent } from "#lib/platform/record.ts";
import { answersOf } from "./answers.ts";
import { seedId } from "./ids.ts";
import { firstAdmin, moment, type PartnerSeeding } from "./partner-paper.ts";
import type { DemoAssessor } from "./partner-types.ts";
import { personId } from "./people.ts";

const json = (value: unknown) => value as Prisma.InputJsonValue;

/** A company's application in its state, with what both sides did about it; what a former one said before it. */
export async function writeApplication(s: PartnerSeeding): Promise<void> {
  const a = s.partner.application;
  const answers = answersOf(s.definition, s.partner, s.workspace.locale);
  const before = "before" in a ? a.before : undefined;
  const previousId = before
    ? await writeOne(s, "before", {
        state: "rejected",
        submittedAgo: before.submittedAgo,
        decidedAgo: before.decidedAgo,
        reason: before.reason,
        answers: { ...answers, ...before.answers },
        previousId: null,
      })
    : null;
  const sections = s.definition.application.sections;
  // A draft has its first half typed; who was asked for more has that answer open.
  const typed =
    a.state === "draft" ? new Set(sections.slice(0, 2).flatMap(x => x.questions.map(q => q.key))) : null;
  const kept = typed
    ? Object.fromEntries(Object.entries(answers).filter(([key]) => typed.has(key)))
    : { ...answers, ...("answers" in a ? a.answers : {}) };
  const id = await writeOne(s, "application", {
    state: a.state,
    submittedAgo: a.state === "draft" ? null : a.submittedAgo,
    ...(a.state === "draft" ? { startedAgo: a.startedAgo } : {}),
    decidedAgo: "decidedAgo" in a ? a.decidedAgo : null,
    reason: a.state === "rejected" ? a.reason : null,
    answers: kept,
    previousId,
  });
  if (a.state === "info_requested") {
    const at = moment(s, Math.max(1, a.submittedAgo - 4), 12);
    await tell(s, id, "application.information_asked", "vendor", at, {
      questions: a.questions,
      note: a.note,
    });
    await s.tx.informationRequest.create({
      data: {
        tenantId: s.tenantId,
        id: seedId(id, "request"),
        applicationId: id,
        partnerOrgId: s.orgId,
        questions: a.questions,
        note: a.note,
        askedBy: managerOf(s)?.name ?? "",
        askedAt: at,
      },
    });
  }
  if ("assessors" in a && a.assessors) await writeAssessors(s, id, a.submittedAgo, a.assessors);
}

type One = {
  state: string;
  submittedAgo: number | null;
  startedAgo?: number;
  decidedAgo: number | null;
  reason: string | null;
  answers: Record<string, unknown>;
  previousId: string | null;
};

const managerOf = (s: PartnerSeeding) =>
  s.workspace.vendor.people.find(p => p.roles.includes("partner_manager"));

async function writeOne(s: PartnerSeeding, name: "application" | "before", one: One): Promise<string> {
  const { submittedAgo, decidedAgo } = one;
  const admin = firstAdmin(s);
  const id = seedId(s.workspace.slug, name, s.partner.org.key);
  const startedAgo = one.startedAgo ?? (submittedAgo ?? 0) + 5;
  const number = `${s.workspace.ticketPrefix}-APP-${await nextNumber(s.tx, s.tenantId, "application", 101)}`;
  const org = await s.tx.organisation.findFirst({ where: { tenantId: s.tenantId, id: s.orgId } });
  await s.tx.application.create({
    data: {
      tenantId: s.tenantId,
      id,
      number,
      partnerOrgId: s.orgId,
      orgName: s.partner.org.name,
      programmeId: s.programmeId,
      programmeVersionId: s.programmeVersionId,
      tierKey: s.partner.partnership?.targetTier ?? s.definition.tiers[0]?.key ?? "",
      answers: json(one.answers),
      state: one.state,
      previousId: one.previousId,
      ...(submittedAgo === null ? {} : identityOf(s.definition, one.answers, org)),
      submittedAt: submittedAgo === null ? null : moment(s, submittedAgo, 16),
      decidedAt: decidedAgo === null ? null : moment(s, decidedAgo, 11),
      decidedBy: decidedAgo === null ? null : (managerOf(s)?.name ?? null),
      reason: one.reason,
      createdById: admin.id,
      createdAt: moment(s, startedAgo, 9),
      updatedAt: moment(s, decidedAgo ?? submittedAgo ?? startedAgo - 1, 16),
    },
  });
  await tell(s, id, "application.started", "partner", moment(s, startedAgo, 9));
  if (submittedAgo !== null) {
    await tell(s, id, "application.submitted", "partner", moment(s, submittedAgo, 16));
    if (one.state !== "submitted")
      await tell(s, id, "application.review_started", "vendor", moment(s, Math.max(1, submittedAgo - 2), 10));
  }
  if (decidedAgo !== null)
    await tell(
      s,
      id,
      `application.${one.state}`,
      "vendor",
      moment(s, decidedAgo, 11),
      one.reason ? { reason: one.reason } : {},
    );
  return id;
}

async function writeAssessors(
  s: PartnerSeeding,
  applicationId: string,
  submittedAgo: number,
  assessors: DemoAssessor[],
): Promise<void> {
  const { tenantId } = s;
  const asked = moment(s, Math.max(1, submittedAgo - 2), 11);
  const names: string[] = [];
  for (const [index, assessor] of assessors.entries()) {
    const assessorId = personId(s, s.workspace.vendor, assessor.who);
    const assessorName = s.workspace.vendor.people.find(p => p.key === assessor.who)?.name ?? assessor.who;
    names.push(assessorName);
    const handedInAt = assessor.verdict ? moment(s, Math.max(1, submittedAgo - 4 - index), 13) : null;
    await s.tx.applicationAssessment.create({
      data: {
        tenantId,
        applicationId,
        assessorId,
        assessorName,
        askedBy: managerOf(s)?.name ?? "",
        askedAt: asked,
        handedInAt,
        verdict: assessor.verdict ?? null,
        note: assessor.note ?? "",
      },
    });
    for (const [place, criterion] of s.definition.rubric.entries()) {
      const points = assessor.points[place];
      if (points === null || points === undefined) continue;
      await s.tx.applicationScore.create({
        data: {
          tenantId,
          id: seedId(applicationId, "score", assessor.who, criterion.key),
          applicationId,
          assessorId,
          assessorName,
          criterionKey: criterion.key,
          points: Math.min(points, criterion.maxPoints),
          note: assessor.notes?.[criterion.key] ?? "",
        },
      });
    }
    if (handedInAt)
      await tell(s, applicationId, "application.scored", "vendor", handedInAt, {}, assessorName);
  }
  await tell(s, applicationId, "application.assessors_asked", "vendor", asked, { names: names.join(", ") });
}

async function tell(
  s: PartnerSeeding,
  applicationId: string,
  type: string,
  by: "partner" | "vendor",
  at: Date,
  data: Record<string, unknown> = {},
  name?: string,
): Promise<void> {
  const eventId = await recordEvent(
    s.tx,
    {
      tenantId: s.tenantId,
      name: name ?? (by === "partner" ? firstAdmin(s).name : (managerOf(s)?.name ?? "")),
      side: by,
      orgName: by === "partner" ? s.partner.org.name : s.workspace.vendor.name,
    },
    {
      subjectType: "application",
      subjectId: applicationId,
      type,
      data,
      audience: ["application.scored", "application.assessors_asked"].includes(type)
        ? "vendor"
        : "partner_vendor",
      partnerOrgId: s.orgId,
    },
  );
  await s.tx.event.updateMany({ where: { tenantId: s.tenantId, id: eventId }, data: { at } });
}
