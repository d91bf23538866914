import { nextLoss } from "#lib/domain/programmes/ladder.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { partnerFacts } from "#lib/features/partnerships/facts.ts";
import { refreshPartnership } from "#lib/features/partnerships/refresh.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { nextNumber, recordEvent } from "#lib/platform/record.ts";
import { answersOf } from "./answers.ts";
import { definitionsOf, ids } from "./definitions.ts";
import { emmaPartners } from "./emma-partners.ts";
import { seedId } from "./ids.ts";
import { openNebulaPartners } from "./opennebula-partners.ts";
import { writePartnerHistory } from "./partner-history.ts";
import {
  day,
  firstAdmin,
  moment,
  type PartnerSeeding,
  writeAgreements,
  writeCertificates,
  writeSteps,
} from "./partner-paper.ts";
import { writeBusinessPlan } from "./partner-plan.ts";
import type { DemoPartner } from "./partner-types.ts";
import { personId, writeOrganisation } from "./people.ts";
import { writeTierHistory } from "./tier-history.ts";
import type { Seeding } from "./types.ts";

/** Who takes part in the programme of each workspace. */
export const partnersOf: Record<string, readonly DemoPartner[]> = {
  emma: emmaPartners,
  opennebula: openNebulaPartners,
};

const json = (value: unknown) => value as Prisma.InputJsonValue;

/** A dozen partners in every state, with people, certificates and papers around today. */
export async function writePartners(s: Seeding): Promise<void> {
  const programme = definitionsOf[s.workspace.slug]?.programmes[0];
  if (!programme) return;
  for (const partner of partnersOf[s.workspace.slug] ?? []) {
    const { orgId } = await writeOrganisation(s, partner.org);
    const p: PartnerSeeding = {
      ...s,
      definition: programme.definition,
      programmeId: ids.programme(s.workspace.slug, programme.definition.key),
      programmeVersionId: ids.programmeVersion(s.workspace.slug, programme.definition.key),
      partner,
      orgId,
      partnershipId: seedId(s.workspace.slug, "partnership", partner.org.key),
    };
    await writeApplication(p);
    await writePartnership(p);
    await writeTierHistory(s, p.partnershipId);
    await refreshPartnership(s.tx, s.tenantId, p.partnershipId, s.today);
  }
}

async function writeApplication(s: PartnerSeeding): Promise<void> {
  const a = s.partner.application;
  const admin = firstAdmin(s);
  const vendor = s.workspace.vendor.people.find(p => p.roles.includes("partner_manager"));
  const submittedAgo = a.state === "draft" ? null : a.submittedAgo;
  const decidedAgo = "decidedAgo" in a ? a.decidedAgo : null;
  const answers = answersOf(s.definition, s.partner, s.workspace.locale);
  const sections = s.definition.application.sections;
  // A draft has its first half typed; who was asked for more has that answer open.
  const typed =
    a.state === "draft" ? new Set(sections.slice(0, 2).flatMap(x => x.questions.map(q => q.key))) : null;
  const kept = typed
    ? Object.fromEntries(Object.entries(answers).filter(([key]) => typed.has(key)))
    : answers;
  const id = seedId(s.workspace.slug, "application", s.partner.org.key);
  const startedAgo = a.state === "draft" ? a.startedAgo : a.submittedAgo + 5;
  const number = `${s.workspace.ticketPrefix}-APP-${await nextNumber(s.tx, s.tenantId, "application", 101)}`;
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
      answers: json(kept),
      state: a.state,
      submittedAt: submittedAgo === null ? null : moment(s, submittedAgo, 16),
      dueAt: submittedAgo === null ? null : dueAfter(s, submittedAgo),
      decidedAt: decidedAgo === null ? null : moment(s, decidedAgo, 11),
      decidedBy: decidedAgo === null ? null : (vendor?.name ?? null),
      reason: a.state === "rejected" ? a.reason : null,
      createdById: admin.id,
      createdAt: moment(s, startedAgo, 9),
      updatedAt: moment(s, submittedAgo ?? startedAgo - 1, 16),
    },
  });
  const tell = async (
    type: string,
    by: "partner" | "vendor",
    at: Date,
    data: Record<string, unknown> = {},
  ) => {
    const eventId = await recordEvent(
      s.tx,
      {
        tenantId: s.tenantId,
        name: by === "partner" ? admin.name : (vendor?.name ?? ""),
        side: by,
        orgName: by === "partner" ? s.partner.org.name : s.workspace.vendor.name,
      },
      {
        subjectType: "application",
        subjectId: id,
        type,
        data,
        audience: "partner_vendor",
        partnerOrgId: s.orgId,
      },
    );
    await s.tx.event.updateMany({ where: { tenantId: s.tenantId, id: eventId }, data: { at } });
  };
  await tell("application.started", "partner", moment(s, startedAgo, 9));
  if (submittedAgo !== null) {
    await tell("application.submitted", "partner", moment(s, submittedAgo, 16));
    if (a.state !== "submitted")
      await tell("application.review_started", "vendor", moment(s, Math.max(1, submittedAgo - 2), 10));
  }
  if ("decidedAgo" in a)
    await tell(
      `application.${a.state}`,
      "vendor",
      moment(s, a.decidedAgo, 11),
      a.state === "rejected" ? { reason: a.reason } : {},
    );
  if (a.state === "info_requested")
    await tell("application.information_asked", "vendor", moment(s, Math.max(1, a.submittedAgo - 4), 12), {
      questions: a.questions,
      note: a.note,
    });
  if (a.state === "info_requested") {
    await s.tx.informationRequest.create({
      data: {
        tenantId: s.tenantId,
        id: seedId(id, "request"),
        applicationId: id,
        partnerOrgId: s.orgId,
        questions: a.questions,
        note: a.note,
        askedBy: vendor?.name ?? "",
        askedAt: moment(s, Math.max(1, a.submittedAgo - 4), 12),
      },
    });
  }
  if ("scores" in a && a.scores && vendor) {
    const assessor = personId(s, s.workspace.vendor, vendor.key);
    for (const [criterionKey, points] of Object.entries(a.scores)) {
      const most = s.definition.rubric.find(c => c.key === criterionKey)?.maxPoints;
      if (most === undefined) continue;
      await s.tx.applicationScore.create({
        data: {
          tenantId: s.tenantId,
          id: seedId(id, "score", criterionKey),
          applicationId: id,
          assessorId: assessor,
          assessorName: vendor.name,
          criterionKey,
          points: Math.min(points, most),
        },
      });
    }
  }
}

/** Two weeks after it was sent: near enough to the programme's working days for data to look at. */
const dueAfter = (s: PartnerSeeding, submittedAgo: number): Date =>
  new Date(fromPlainDate(addDays(s.today, 14 - submittedAgo)).getTime() + 17 * 3_600_000);

async function writePartnership(s: PartnerSeeding): Promise<void> {
  const p = s.partner.partnership;
  if (!p) return;
  const { solution } = s.partner;
  const row = await s.tx.partnership.create({
    data: {
      tenantId: s.tenantId,
      id: s.partnershipId,
      partnerOrgId: s.orgId,
      orgName: s.partner.org.name,
      programmeId: s.programmeId,
      programmeVersionId: s.programmeVersionId,
      state: p.state,
      targetTierKey: p.targetTier,
      tierKey: p.tier ?? null,
      tierSince: p.tierAgo === undefined ? null : day(s, p.tierAgo),
      remediationUntil: p.remediationEndsIn === undefined ? null : day(s, -p.remediationEndsIn),
      endedOn: p.ended ? day(s, p.ended.ago) : null,
      endReason: p.ended?.reason ?? null,
      teams: json({
        people: (s.partner.teams ?? []).map(t => ({
          personId: personId(s, s.partner.org, t.who),
          name: s.partner.org.people.find(x => x.key === t.who)?.name ?? t.who,
          level: t.level,
          from: addDays(s.today, -300),
          to: null,
        })),
      }),
      solution: json(
        solution
          ? {
              name: solution.name,
              description: solution.description,
              reviewedOn: solution.reviewedAgo === undefined ? null : addDays(s.today, -solution.reviewedAgo),
              reviewedBy:
                solution.reviewedAgo === undefined ? null : (s.workspace.vendor.people[0]?.name ?? null),
              validUntil: null,
            }
          : {},
      ),
      createdAt: moment(s, "decidedAgo" in s.partner.application ? s.partner.application.decidedAgo : 10, 11),
    },
  });
  await writeAgreements(s);
  await writeBusinessPlan(s);
  await writeSteps(s);
  await writeCertificates(s);
  const facts = await partnerFacts(s.tx, s.tenantId, row);
  const loss = p.tier ? nextLoss(s.definition, facts, p.tier, s.today) : null;
  if (loss)
    await s.tx.partnership.updateMany({
      where: { tenantId: s.tenantId, id: row.id },
      data: { nextLossOn: fromPlainDate(loss) },
    });
  const vendor = s.workspace.vendor.people[0];
  if (p.tier && vendor) {
    await s.tx.tierDecision.create({
      data: {
        tenantId: s.tenantId,
        id: seedId(s.workspace.slug, "decision", s.partner.org.key),
        partnershipId: row.id,
        partnerOrgId: s.orgId,
        kind: "grant",
        tierKey: p.tier,
        decidedBy: vendor.name,
        decidedById: personId(s, s.workspace.vendor, vendor.key),
        decidedAt: moment(s, p.tierAgo ?? 1, 12),
      },
    });
  }
  await writePartnerHistory(s);
}
