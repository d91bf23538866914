import { z } from "zod";
import type { ProgrammeSide } from "#lib/domain/programmes/definition.ts";
import {
  type AgreementFact,
  type BusinessPlanFact,
  type EvidenceFact,
  noFacts,
  type PartnerFacts,
} from "#lib/domain/programmes/facts.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { specialistsOf } from "./specialist-facts.ts";

/** Whom a partner names for its support levels, as kept on the partnership (`teams`). */
export const teamsSchema = z
  .object({
    people: z
      .array(
        z.object({
          personId: z.string().nullable(),
          name: z.string(),
          level: z.number().int(),
          from: z.string(),
          to: z.string().nullable(),
        }),
      )
      .default([]),
  })
  .catch({ people: [] });

/** The partner's integrated solution, as kept on the partnership (`solution`); reviewedOn is the vendor's word. */
export const solutionSchema = z
  .object({
    name: z.string().default(""),
    description: z.string().default(""),
    reviewedOn: z.string().nullable().default(null),
    reviewedBy: z.string().nullable().default(null),
    validUntil: z.string().nullable().default(null),
  })
  .catch({ name: "", description: "", reviewedOn: null, reviewedBy: null, validUntil: null });

export type Teams = z.output<typeof teamsSchema>;
export type Solution = z.output<typeof solutionSchema>;

type PartnershipRow = {
  id: string;
  partnerOrgId: string;
  programmeId: string;
  teams: unknown;
  solution: unknown;
};

const dayOf = (at: Date, zone: string): PlainDate => todayIn(zone, at.getTime());

/**
 * Everything a company can show in a programme, with its whole history: every question is then asked for a
 * day (P21). Certificates come by the people's affiliation, because they are the person's (P22).
 */
export async function partnerFacts(
  tx: Tx,
  tenantId: string,
  p: PartnershipRow,
  /** The workspace's zone: an instant's day is the vendor's. */
  zone = "UTC",
): Promise<PartnerFacts> {
  const found = await factsOfMany(tx, tenantId, p.programmeId, [p], zone);
  return found.get(p.id) ?? noFacts;
}

/** The same of many companies of one programme at once, by partnership: eleven looks at most, however many they are. */
export async function factsOfMany(
  tx: Tx,
  tenantId: string,
  programmeId: string,
  partnerships: readonly PartnershipRow[],
  zone: string,
): Promise<Map<string, PartnerFacts>> {
  const orgIds = [...new Set(partnerships.map(p => p.partnerOrgId))];
  const ids = partnerships.map(p => p.id);
  const specialists = await specialistsOf(tx, tenantId, programmeId, orgIds, zone);
  const agreements = await tx.agreement.findMany({
    where: { tenantId, partnershipId: { in: ids } },
    select: AGREEMENT,
  });
  const asked = await askedSides(tx, tenantId, agreements);
  const plans = await tx.businessPlan.findMany({
    where: { tenantId, partnershipId: { in: ids }, state: { in: ["submitted", "validated"] } },
    select: PLAN,
  });
  const applications = await tx.application.findMany({
    where: {
      tenantId,
      programmeId,
      partnerOrgId: { in: orgIds },
      state: { in: ["submitted", "in_review", "info_requested", "accepted"] },
    },
    select: { id: true, number: true, state: true, decidedAt: true, partnerOrgId: true },
  });
  const evidence = await tx.partnerEvidence.findMany({
    where: { tenantId, partnershipId: { in: ids }, state: { in: ["submitted", "confirmed"] } },
    select: EVIDENCE,
    orderBy: [{ countsFrom: "asc" }, { id: "asc" }],
  });
  const agreementsOf = Map.groupBy(agreements, a => a.partnershipId);
  const plansOf = Map.groupBy(plans, b => b.partnershipId);
  const evidenceOf = Map.groupBy(evidence, e => e.partnershipId);
  const applicationsOf = Map.groupBy(applications, a => a.partnerOrgId);
  return new Map(
    partnerships.map(p => {
      const solution = solutionSchema.parse(p.solution);
      const facts: PartnerFacts = {
        ...(specialists.get(p.partnerOrgId) ?? { people: [], certificates: [], candidates: [] }),
        agreements: (agreementsOf.get(p.id) ?? []).map(a => {
          const side = asked.get(a.id);
          return side ? { ...agreementFact(a), asked: side } : agreementFact(a);
        }),
        businessPlans: (plansOf.get(p.id) ?? []).map(planFact),
        applications: (applicationsOf.get(p.partnerOrgId) ?? []).map(a => ({
          id: a.id,
          number: a.number,
          acceptedOn: a.state === "accepted" && a.decidedAt ? dayOf(a.decidedAt, zone) : null,
        })),
        team: teamsSchema.parse(p.teams).people,
        solutions: solution.name
          ? [
              {
                id: p.id,
                name: solution.name,
                reviewedOn: solution.reviewedOn,
                validUntil: solution.validUntil,
              },
            ]
          : [],
        evidence: (evidenceOf.get(p.id) ?? []).map(evidenceFact),
        // Projects and deals are not kept here yet: whoever asks for some reads 0 of them.
        projects: [],
        deals: [],
      };
      return [p.id, facts];
    }),
  );
}

const AGREEMENT = {
  id: true,
  partnershipId: true,
  number: true,
  kind: true,
  partnerSignedOn: true,
  vendorSignedOn: true,
  startsOn: true,
  endsOn: true,
  endedOn: true,
} as const;

const agreementFact = (a: Prisma.AgreementGetPayload<{ select: typeof AGREEMENT }>): AgreementFact => ({
  id: a.id,
  number: a.number,
  kind: a.kind,
  partnerSignedOn: toPlainDateOrNull(a.partnerSignedOn),
  vendorSignedOn: toPlainDateOrNull(a.vendorSignedOn),
  startsOn: toPlainDateOrNull(a.startsOn),
  endsOn: toPlainDateOrNull(a.endsOn),
  endedOn: toPlainDateOrNull(a.endedOn),
});

/** Whose signature is asked for now, by agreement, of those that are out for signature (P13). */
async function askedSides(
  tx: Tx,
  tenantId: string,
  agreements: readonly Prisma.AgreementGetPayload<{ select: typeof AGREEMENT }>[],
): Promise<Map<string, ProgrammeSide>> {
  const unsigned = agreements.filter(
    a => a.endedOn === null && (a.partnerSignedOn === null || a.vendorSignedOn === null),
  );
  if (unsigned.length === 0) return new Map();
  const out = await tx.envelope.findMany({
    where: { tenantId, agreementId: { in: unsigned.map(a => a.id) }, outcome: null },
    select: { id: true, agreementId: true, turn: true },
  });
  const signers = await tx.envelopeSigner.findMany({
    where: { tenantId, envelopeId: { in: out.map(e => e.id) } },
    select: { envelopeId: true, position: true, side: true },
  });
  return new Map(
    out.flatMap(e => {
      const next = signers.find(s => s.envelopeId === e.id && s.position === e.turn);
      return next ? [[e.agreementId, next.side as ProgrammeSide] as const] : [];
    }),
  );
}

const PLAN = {
  id: true,
  partnershipId: true,
  title: true,
  state: true,
  validFrom: true,
  validUntil: true,
  decidedBy: true,
} as const;

const planFact = (b: Prisma.BusinessPlanGetPayload<{ select: typeof PLAN }>): BusinessPlanFact => ({
  id: b.id,
  title: b.title,
  validatedOn: b.state === "validated" ? toPlainDateOrNull(b.validFrom) : null,
  validatedBy: b.decidedBy,
  validUntil: toPlainDateOrNull(b.validUntil),
});

const EVIDENCE = {
  id: true,
  partnershipId: true,
  requirementKey: true,
  label: true,
  state: true,
  countsFrom: true,
  countsUntil: true,
} as const;

const evidenceFact = (e: Prisma.PartnerEvidenceGetPayload<{ select: typeof EVIDENCE }>): EvidenceFact => ({
  id: e.id,
  requirementKey: e.requirementKey,
  label: e.label,
  confirmedOn: e.state === "confirmed" ? toPlainDateOrNull(e.countsFrom) : null,
  validUntil: toPlainDateOrNull(e.countsUntil),
});
