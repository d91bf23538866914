import { type Consent, countingDays } from "#lib/domain/certifications/affiliation.ts";
import type { CandidateFact, CertificateFact, PartnerFacts } from "#lib/domain/programmes/facts.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";

/** The people of a company with their days, and what they hold or are on the way to: all that is asked of who can serve what. */
type SpecialistFacts = Pick<PartnerFacts, "people" | "certificates" | "candidates">;

/** The same of many companies in one programme, by company: four looks, however many they are. */
export async function specialistsOf(
  tx: Tx,
  tenantId: string,
  programmeId: string,
  orgIds: readonly string[],
  zone: string,
): Promise<Map<string, SpecialistFacts>> {
  const memberships = await tx.membership.findMany({
    where: { tenantId, orgId: { in: [...orgIds] } },
    select: { personId: true, orgId: true, validFrom: true, validUntil: true },
  });
  const personIds = [...new Set(memberships.map(m => m.personId))];
  const consents = await tx.countingConsent.findMany({
    where: { tenantId, partnerOrgId: { in: [...orgIds] }, agreedOn: { not: null } },
    select: CONSENT,
  });
  // Apart from the membership: somebody who left is no longer the company's to read (P22).
  const people = await tx.person.findMany({
    where: { tenantId, id: { in: personIds } },
    select: { id: true, name: true },
  });
  const certifications = await tx.certification.findMany({
    where: { tenantId, programmeId, personId: { in: personIds } },
    select: CERTIFICATION,
  });
  const names = new Map(people.map(person => [person.id, person.name]));
  const byOrg = Map.groupBy(memberships, m => m.orgId);
  const byPerson = Map.groupBy(certifications, c => c.personId);
  const consentsOf = Map.groupBy(consents.map(consentOf), c => c.personId);
  return new Map(
    orgIds.map(orgId => {
      const stays = byOrg.get(orgId) ?? [];
      const held = [...new Set(stays.map(m => m.personId))].flatMap(id => byPerson.get(id) ?? []);
      const facts: SpecialistFacts = {
        people: stays.map(m => {
          const stay = { ...m, from: toPlainDate(m.validFrom), to: toPlainDateOrNull(m.validUntil) };
          return {
            personId: m.personId,
            name: names.get(m.personId) ?? "",
            from: stay.from,
            to: stay.to,
            // Without the last day, which readers set to ask what would be.
            counts: countingDays({ ...stay, to: null }, consentsOf.get(m.personId) ?? []),
          };
        }),
        certificates: held.flatMap(c => certificateFact(c, zone)),
        candidates: held.flatMap(candidateFact),
      };
      return [orgId, facts];
    }),
  );
}

const CONSENT = { personId: true, partnerOrgId: true, agreedOn: true, withdrawnOn: true } as const;

/** A row of the person's word as the rules read it. */
export const consentOf = (row: Prisma.CountingConsentGetPayload<{ select: typeof CONSENT }>): Consent => ({
  personId: row.personId,
  orgId: row.partnerOrgId,
  agreedOn: toPlainDateOrNull(row.agreedOn),
  withdrawnOn: toPlainDateOrNull(row.withdrawnOn),
});

const CERTIFICATION = {
  id: true,
  number: true,
  personId: true,
  areaKey: true,
  validFrom: true,
  validUntil: true,
  graceDays: true,
  trainingOn: true,
  result: true,
  revokedAt: true,
  endedAt: true,
} as const;
type CertificationRow = Prisma.CertificationGetPayload<{ select: typeof CERTIFICATION }>;

function certificateFact(c: CertificationRow, zone: string): CertificateFact[] {
  if (!c.number || !c.validFrom || !c.validUntil) return [];
  const { id, number, personId, areaKey, graceDays } = c;
  const [validFrom, validUntil] = [toPlainDate(c.validFrom), toPlainDate(c.validUntil)];
  return [{ id, number, personId, areaKey, validFrom, validUntil, graceDays, endedOn: endedOn(c, zone) }];
}

const candidateFact = (c: CertificationRow): CandidateFact[] =>
  c.validFrom === null && c.revokedAt === null && c.endedAt === null && c.result !== "failed"
    ? [
        {
          personId: c.personId,
          areaKey: c.areaKey,
          trainingOn: toPlainDateOrNull(c.trainingOn),
          passed: c.result === "passed",
        },
      ]
    : [];

/** The first day a certificate no longer holds, if it was revoked or superseded before its end. */
function endedOn(c: { revokedAt: Date | null; endedAt: Date | null }, zone: string): PlainDate | null {
  const at = c.revokedAt ?? c.endedAt;
  return at ? todayIn(zone, at.getTime()) : null;
}
