import { z } from "zod";
import type {
  AgreementFact,
  CandidateFact,
  CertificateFact,
  PartnerFacts,
} from "#lib/domain/programmes/facts.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

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
  const memberships = await tx.membership.findMany({ where: { tenantId, orgId: p.partnerOrgId } });
  // Apart from the membership: somebody who left is no longer the company's to read (P22).
  const people = await tx.person.findMany({
    where: { tenantId, id: { in: memberships.map(m => m.personId) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(person => [person.id, person.name]));
  const certifications = await tx.certification.findMany({
    where: { tenantId, programmeId: p.programmeId, personId: { in: memberships.map(m => m.personId) } },
  });
  const agreements = await tx.agreement.findMany({ where: { tenantId, partnershipId: p.id } });
  const plans = await tx.businessPlan.findMany({
    where: { tenantId, partnershipId: p.id, state: { in: ["submitted", "validated"] } },
  });
  const applications = await tx.application.findMany({
    where: {
      tenantId,
      programmeId: p.programmeId,
      partnerOrgId: p.partnerOrgId,
      state: { in: ["submitted", "in_review", "info_requested", "accepted"] },
    },
    select: { id: true, number: true, state: true, decidedAt: true },
  });
  const solution = solutionSchema.parse(p.solution);
  return {
    people: memberships.map(m => ({
      personId: m.personId,
      name: names.get(m.personId) ?? "",
      from: toPlainDate(m.validFrom),
      to: toPlainDateOrNull(m.validUntil),
    })),
    certificates: certifications.flatMap((c): CertificateFact[] =>
      c.number && c.validFrom && c.validUntil
        ? [
            {
              id: c.id,
              number: c.number,
              personId: c.personId,
              areaKey: c.areaKey,
              validFrom: toPlainDate(c.validFrom),
              validUntil: toPlainDate(c.validUntil),
              graceDays: c.graceDays,
              endedOn: endedOn(c, zone),
            },
          ]
        : [],
    ),
    candidates: certifications.flatMap((c): CandidateFact[] =>
      c.validFrom === null && c.revokedAt === null && c.endedAt === null && c.result !== "failed"
        ? [{ personId: c.personId, areaKey: c.areaKey, trainingOn: toPlainDateOrNull(c.trainingOn) }]
        : [],
    ),
    agreements: agreements.map(
      (a): AgreementFact => ({
        id: a.id,
        number: a.number,
        kind: a.kind,
        partnerSignedOn: toPlainDateOrNull(a.partnerSignedOn),
        vendorSignedOn: toPlainDateOrNull(a.vendorSignedOn),
        startsOn: toPlainDateOrNull(a.startsOn),
        endsOn: toPlainDateOrNull(a.endsOn),
        endedOn: toPlainDateOrNull(a.endedOn),
      }),
    ),
    businessPlans: plans.map(b => ({
      id: b.id,
      title: b.title,
      validatedOn: b.state === "validated" ? toPlainDateOrNull(b.validFrom) : null,
      validatedBy: b.decidedBy,
      validUntil: toPlainDateOrNull(b.validUntil),
    })),
    applications: applications.map(a => ({
      id: a.id,
      number: a.number,
      acceptedOn: a.state === "accepted" && a.decidedAt ? dayOf(a.decidedAt, zone) : null,
    })),
    team: teamsSchema.parse(p.teams).people,
    solutions: solution.name
      ? [{ id: p.id, name: solution.name, reviewedOn: solution.reviewedOn, validUntil: solution.validUntil }]
      : [],
    // No shipped programme asks for evidence of its own kind yet.
    evidence: [],
    // Projects and deals are not kept here yet: whoever asks for some reads 0 of them.
    projects: [],
    deals: [],
  };
}

/** The first day a certificate no longer holds, if it was revoked or superseded before its end. */
function endedOn(c: { revokedAt: Date | null; endedAt: Date | null }, zone: string): PlainDate | null {
  const at = c.revokedAt ?? c.endedAt;
  return at ? dayOf(at, zone) : null;
}
