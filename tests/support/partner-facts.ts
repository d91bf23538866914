import { noFacts, type PartnerFacts } from "#lib/domain/programmes/facts.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

type CertificateRow = [personId: string, areaKey: string, validFrom: PlainDate, validUntil: PlainDate];

/** A company's people with certificates; everybody joined long ago and stays. */
export function certified(...rows: CertificateRow[]): PartnerFacts {
  const people = [...new Set(rows.map(([personId]) => personId))];
  return {
    ...noFacts,
    people: people.map(personId => ({ personId, name: personId, from: "2020-01-01", to: null })),
    certificates: rows.map(([personId, areaKey, validFrom, validUntil], i) => ({
      id: `c${i}`,
      number: `N-${i}`,
      personId,
      areaKey,
      validFrom,
      validUntil,
      graceDays: 0,
      endedOn: null,
    })),
  };
}

/** Every requirement but the specialists of OpenNebula's tiers, met without an end. */
export function paperwork(facts: PartnerFacts, agreementEndsOn: PlainDate | null = null): PartnerFacts {
  const signed = {
    partnerSignedOn: "2025-03-12",
    vendorSignedOn: "2025-03-12",
    startsOn: "2025-03-12",
    endedOn: null,
  };
  return {
    ...facts,
    agreements: [
      { ...signed, id: "a1", number: "A-1", kind: "partner_agreement", endsOn: agreementEndsOn },
      { ...signed, id: "a2", number: "A-2", kind: "support_agreement", endsOn: null },
    ],
    businessPlans: [
      { id: "b1", title: "2026–27", validatedOn: "2025-03-01", validatedBy: "E. Robles", validUntil: null },
    ],
    applications: [{ id: "p1", number: "ONE-APP-118", acceptedOn: "2025-02-20" }],
    team: [
      { personId: null, name: "Miriam", level: 1, from: "2025-03-01", to: null },
      { personId: null, name: "Tobias", level: 2, from: "2025-03-01", to: null },
    ],
    solutions: [{ id: "s1", name: "KaltenCloud", reviewedOn: "2025-02-12", validUntil: null }],
  };
}
