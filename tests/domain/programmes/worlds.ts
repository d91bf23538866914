import fc from "fast-check";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { noFacts } from "#lib/domain/programmes/facts.ts";
import type { KeptVersion, ProgrammeVersion, Rule } from "#lib/domain/programmes/rules.ts";
import { rulesOf } from "#lib/domain/programmes/rules.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";

export const START = "2026-06-01";
/** OpenNebula's programme with something asked for in the vendor's own words, in both tiers. */
export const proving: ProgrammeDefinition = {
  ...openNebulaProgramme,
  tiers: openNebulaProgramme.tiers.map(tier => ({
    ...tier,
    requirements: [...tier.requirements, "insured"],
  })),
  requirements: [
    ...openNebulaProgramme.requirements,
    {
      key: "insured",
      kind: "custom_evidence",
      title: "Insurance",
      description: "Cover for damage at customers.",
      params: { evidence: "file", validMonths: 6 },
    },
  ],
};
export const programmes = { emma: emmaProgramme, openNebula: openNebulaProgramme, proving };

export const day = fc.integer({ min: -300, max: 500 }).map(n => addDays(START, n));
const end = fc.option(day, { nil: null });
const PEOPLE = ["ana", "bea", "carl", "dora", "eva"];
const AREAS = ["sales", "presales", "implementation", "architect"];
const person = fc.constantFrom(...PEOPLE);

/** Whatever a company can show, in no order, also what makes no sense: ends before beginnings, people who never joined. */
export const facts: fc.Arbitrary<PartnerFacts> = fc
  .record({
    people: fc.array(fc.record({ personId: person, from: day, to: end }), { maxLength: 7 }),
    certificates: fc.array(
      fc.record({
        personId: person,
        areaKey: fc.constantFrom(...AREAS),
        validFrom: day,
        days: fc.integer({ min: 0, max: 500 }),
        graceDays: fc.constantFrom(0, 0, 15),
        endedOn: fc.option(day, { nil: null, freq: 6 }),
      }),
      { maxLength: 9 },
    ),
    agreements: fc.array(
      fc.record({
        kind: fc.constantFrom("nda", "partner_agreement", "support_agreement"),
        partnerSignedOn: fc.option(day, { nil: null, freq: 5 }),
        vendorSignedOn: fc.option(day, { nil: null, freq: 5 }),
        endsOn: end,
        endedOn: fc.option(day, { nil: null, freq: 6 }),
      }),
      { maxLength: 6 },
    ),
    plans: fc.array(fc.record({ validatedOn: fc.option(day, { nil: null }), validUntil: end }), {
      maxLength: 2,
    }),
    applications: fc.array(fc.record({ acceptedOn: fc.option(day, { nil: null }) }), { maxLength: 2 }),
    team: fc.array(
      fc.record({
        personId: fc.option(person, { nil: null }),
        level: fc.constantFrom(1, 2),
        from: day,
        to: end,
      }),
      { maxLength: 4 },
    ),
    solutions: fc.array(fc.record({ reviewedOn: fc.option(day, { nil: null }), validUntil: end }), {
      maxLength: 2,
    }),
    evidence: fc.array(fc.record({ confirmedOn: fc.option(day, { nil: null, freq: 5 }), validUntil: end }), {
      maxLength: 3,
    }),
  })
  .map(w => ({
    ...noFacts,
    people: w.people.map(p => ({ ...p, name: p.personId })),
    certificates: w.certificates.map(({ days, ...c }, i) => ({
      ...c,
      id: `c${i}`,
      number: `N-${i}`,
      validUntil: addDays(c.validFrom, days),
    })),
    agreements: w.agreements.map((a, i) => ({ ...a, id: `a${i}`, number: `A-${i}`, startsOn: null })),
    businessPlans: w.plans.map((p, i) => ({ ...p, id: `b${i}`, title: "Plan", validatedBy: null })),
    applications: w.applications.map((a, i) => ({ ...a, id: `p${i}`, number: `P-${i}` })),
    team: w.team.map(m => ({ ...m, name: m.personId ?? "helpdesk" })),
    solutions: w.solutions.map((s, i) => ({ ...s, id: `s${i}`, name: "Solution" })),
    evidence: w.evidence.map((e, i) => ({ ...e, id: `e${i}`, requirementKey: "insured", label: "Policy" })),
  }));

/** A world in which nearly everything but certificates is in order, so that tiers are held and lost. */
export const orderly: fc.Arbitrary<PartnerFacts> = facts.map(w => ({
  ...w,
  people: [
    ...w.people,
    ...PEOPLE.map(personId => ({ personId, name: personId, from: "2020-01-01", to: null })),
  ],
  agreements: ["nda", "partner_agreement", "support_agreement"].map((kind, i) => ({
    id: `a${i}`,
    number: `A-${i}`,
    kind,
    partnerSignedOn: "2025-01-01",
    vendorSignedOn: "2025-01-01",
    startsOn: null,
    endsOn: w.agreements[i]?.endsOn ?? null,
    endedOn: null,
  })),
  businessPlans: [{ id: "b", title: "Plan", validatedOn: "2025-01-01", validatedBy: null, validUntil: null }],
  applications: [{ id: "p", number: "P", acceptedOn: "2025-01-01" }],
  team: [1, 2].map(level => ({ personId: null, name: `L${level}`, level, from: "2025-01-01", to: null })),
  solutions: [{ id: "s", name: "S", reviewedOn: "2025-01-01", validUntil: null }],
}));

export const shuffled = (w: PartnerFacts): fc.Arbitrary<PartnerFacts> =>
  fc
    .tuple(
      ...Object.values(w).map(list => fc.shuffledSubarray(list as unknown[], { minLength: list.length })),
    )
    .map(lists => Object.fromEntries(Object.keys(w).map((key, i) => [key, lists[i]])) as PartnerFacts);

/** OpenNebula's programme, a second version that asks another architect of ADVANCED, and perhaps a promise. */
export const stricter = {
  ...openNebulaProgramme,
  tiers: openNebulaProgramme.tiers.map(tier =>
    tier.key === "advanced" ? { ...tier, requirements: [...tier.requirements, "second_architect"] } : tier,
  ),
};
export const versions: ProgrammeVersion[] = [
  { id: "v1", version: 1, effectiveFrom: "2020-01-01", definition: openNebulaProgramme },
  { id: "v2", version: 2, effectiveFrom: "2026-09-01", definition: stricter },
];
export const promise: fc.Arbitrary<KeptVersion[]> = fc.oneof(
  fc.constant<KeptVersion[]>([]),
  fc
    .record({ until: fc.option(day, { nil: null }) })
    .map(({ until }) => [{ versionId: "v1", from: "2026-09-01", until }]),
);
export const rules: fc.Arbitrary<Rule[]> = promise.map(kept => rulesOf(versions, kept));
