import { nextLoss } from "#lib/domain/programmes/ladder.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { keepAnswerTimes, tellOfAnswerTimes } from "#lib/features/applications/answer-times.ts";
import { partnerFacts } from "#lib/features/partnerships/facts.ts";
import { refreshPartnership } from "#lib/features/partnerships/refresh.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { writeApplication } from "./applications.ts";
import { definitionsOf, ids } from "./definitions.ts";
import { emmaPartners } from "./emma-partners.ts";
import { seedId } from "./ids.ts";
import { openNebulaPartners } from "./opennebula-partners.ts";
import { writePartnerHistory } from "./partner-history.ts";
import {
  day,
  moment,
  type PartnerSeeding,
  writeAgreements,
  writeCertificates,
  writeSteps,
} from "./partner-paper.ts";
import { writeBusinessPlan } from "./partner-plan.ts";
import type { DemoPartner } from "./partner-types.ts";
import { personId, writeOrganisation } from "./people.ts";
import { writeStepTalk } from "./step-talk.ts";
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
    await writeStepTalk(p);
    await refreshPartnership(s.tx, s.tenantId, p.partnershipId, s.today);
  }
  await keepAnswerTimes(s.tx, s.tenantId, s.now);
  // Without mail: nobody missed anything while the data was written.
  await tellOfAnswerTimes(s.tx, s.tenantId, false);
}

async function writePartnership(s: PartnerSeeding): Promise<void> {
  const p = s.partner.partnership;
  if (!p) return;
  const { solution } = s.partner;
  const decidedAgo = "decidedAgo" in s.partner.application ? s.partner.application.decidedAgo : 10;
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
          // Nobody is named before the company was accepted.
          from: addDays(s.today, -Math.min(300, decidedAgo)),
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
      createdAt: moment(s, decidedAgo, 11),
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
