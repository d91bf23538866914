import type { BasisPoints, Money } from "#lib/domain/money/money.ts";
import type { LocalText } from "#lib/domain/text.ts";

// A programme is data a vendor changes (P20). Everything marked (choice) in the facts is a field here, never a constant.

export type TierDefinition = {
  key: string;
  name: LocalText;
  /** 1 is the lowest; a programme that certifies a company and knows no levels has one tier. */
  rank: number;
  tagline: LocalText;
  summary: LocalText;
  /** All of them must be met; a higher tier lists the whole of what it asks, not only what it adds. */
  requirements: string[];
  benefits: string[];
};

/** Two requirements that differ by tier only in a figure stand in one row of the public comparison (P10: 1 and 2). */
export type ComparisonRow = { row: string; title: LocalText; value: LocalText };

/** P4: so many people over some areas; `minimumPerArea` of them in each. A person counts once. */
export type SpecialistGroup = { minimum: number; areas: string[]; minimumPerArea: number };

export type CountedParams = { minimum: number; withinMonths: number | null };

export type RequirementParams = {
  certified_specialists: SpecialistGroup;
  /** `document` is the key of an agreement kind. */
  signed_document: { document: string };
  validated_business_plan: { validMonths: number | null };
  approved_application: Record<string, never>;
  support_teams: { levels: number[]; minimumPerLevel: number };
  integrated_solution: { reviewMonths: number | null };
  /** Projects the vendor certified (P9); `withinMonths` before the day, null counts them all. */
  project_count: CountedParams;
  /** Deals won. */
  deal_count: CountedParams;
  custom_evidence: { evidence: "text" | "file" | "date"; validMonths: number | null };
};

export type RequirementKind = keyof RequirementParams;

type RequirementOf<K extends RequirementKind> = {
  key: string;
  kind: K;
  title: LocalText;
  description: LocalText;
  params: RequirementParams[K];
  comparison?: ComparisonRow | undefined;
};

export type RequirementDefinition = { [K in RequirementKind]: RequirementOf<K> }[RequirementKind];
export type RequirementDefinitionOf<K extends RequirementKind> = RequirementOf<K>;

export type BenefitKind =
  | "listing"
  | "discount"
  | "deal_registration"
  | "level3_support"
  | "logo"
  | "library"
  | "page"
  | "beta"
  | "influence"
  | "post"
  | "project_certification";

export type BenefitDefinition = {
  key: string;
  kind: BenefitKind;
  title: LocalText;
  description: LocalText;
  params: {
    /** Of a discount: 2000 is 20 % (P11). */
    basisPoints?: BasisPoints | undefined;
    /** What a discount covers (P16). */
    covers?: ("support" | "services" | "training" | "events")[] | undefined;
    /** Which logos (P17), which shelves of the library, or which pages. */
    items?: string[] | undefined;
  };
};

export type ProgrammeSide = "partner" | "vendor";

/**
 * What elsewhere in the portal makes a step done: a document of a kind signed by both; the business plan validated, or
 * handed in; the integrated solution reviewed; enough specialists of an area.
 */
export type StepLink =
  | `agreement:${string}`
  | "business_plan"
  | "business_plan:submitted"
  | "integrated_solution"
  | `specialists:${string}`;

export type StepDefinition = {
  key: string;
  title: LocalText;
  description: LocalText;
  doneBy: ProgrammeSide;
  confirmedBy?: ProgrammeSide | undefined;
  evidence: "none" | "text" | "file" | "date";
  link?: StepLink | undefined;
  /** Calendar days after its phase opened. */
  dueDays: number;
  /** Steps of this or another phase that are finished first. */
  after?: string[] | undefined;
};

export type PhaseDefinition = {
  key: string;
  title: LocalText;
  summary: LocalText;
  /** Daily life of a partner (P2.3): shown, but nothing to finish before one is a partner. */
  ongoing: boolean;
  /** Phases that are complete before it opens; left out, all that stand before it (P2: phases go in order). */
  after?: string[] | undefined;
  steps: StepDefinition[];
};

export type AreaDefinition = {
  key: string;
  name: LocalText;
  description: LocalText;
  /** Months a certificate is valid; P4: 12. */
  validityMonths: number;
  /** Days after the end during which it still counts (P23, default 0). */
  graceDays: number;
  /** Days before the end in which a certificate is renewed; left out, the programme's. */
  renewalWindowDays?: number | undefined;
  /** Days before the end of a certificate on which its notices go out, 0 the last day (P23); left out, the programme's. */
  noticeDays?: number[] | undefined;
  /** Whether who holds it may escalate a ticket to the manufacturer (T3). */
  escalates: boolean;
  /** Whether a passed course is issued as a certificate at once; left out, the vendor issues it. */
  issuesOnPass?: boolean | undefined;
  /** Whether who holds it may hold level 2 of support (T3); left out, who may escalate. */
  level2?: boolean | undefined;
};

/** What a course with its certification costs (P4). */
export type TrainingDefinition = {
  key: string;
  title: LocalText;
  areas: string[];
  /** People the price is for. */
  people: number;
  price: Money;
  additionalAttendee: Money | null;
};

export type AgreementKind = {
  key: string;
  title: LocalText;
  /** Months from the last signature, both days inclusive; null runs until ended. */
  termMonths: number | null;
  /** Whether it must be signed by both before a tier is granted (P13). */
  requiredToStart: boolean;
  /** Days of notice with which a partner ends it by itself (P3); left out, only the vendor ends it. */
  endNoticeDays?: number | undefined;
};

export type QuestionKind =
  | "text"
  | "long_text"
  | "number"
  | "choice"
  | "multi"
  | "people"
  | "country"
  | "url"
  | "file"
  | "tier";

/** What the portal keeps of an answer once a company is accepted; a team's people by its level. */
export type Fills =
  | "legal_name"
  | "tax_id"
  | "website"
  | "country"
  | "city"
  | "solution_name"
  | "solution_description"
  | "level1_team"
  | "level2_team";

export type QuestionDefinition = {
  key: string;
  label: LocalText;
  hint?: LocalText | undefined;
  kind: QuestionKind;
  required: boolean;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  /** Least and largest number, or number of people, files or options chosen. */
  min?: number | undefined;
  max?: number | undefined;
  options?: { key: string; label: LocalText }[] | undefined;
  /** What of the company or the partnership the answer is, if it is any of it. */
  fills?: Fills | undefined;
};

export type SectionDefinition = {
  key: string;
  title: LocalText;
  why: LocalText;
  questions: QuestionDefinition[];
};

export type RubricCriterion = {
  key: string;
  title: LocalText;
  description: LocalText;
  /** Weight in the total, in basis points; all criteria together weigh 10000. */
  weightBp: BasisPoints;
  minimumPoints: number;
  maxPoints: number;
  /** Sections of the form to read for it. */
  sections: string[];
};

export type ProgrammeDefinition = {
  key: string;
  name: LocalText;
  product: string;
  headline: LocalText;
  summary: LocalText;
  callToAction: LocalText;
  /** Whether the company itself is certified, by the tier it was granted (P1); left out, it is not. */
  certifiesCompany?: boolean | undefined;
  tiers: TierDefinition[];
  requirements: RequirementDefinition[];
  benefits: BenefitDefinition[];
  phases: PhaseDefinition[];
  areas: AreaDefinition[];
  trainings: TrainingDefinition[];
  agreements: AgreementKind[];
  /** Null: no annual fee (P10). */
  annualFee: Money | null;
  application: {
    minutes: number;
    answerWorkingDays: number;
    /** Share of its time after which the vendor is warned that its answer is due; left out, 75 (S6). */
    warnAtPercent?: number | undefined;
    sections: SectionDefinition[];
  };
  rubric: RubricCriterion[];
  /** Days without a step going on after which a way in counts as stalled; left out, 14. */
  stalledDays?: number | undefined;
  /** Days to repair a lost requirement (P24, default 30). */
  remediationDays: number;
  /** Days before an end in which one may renew and is "at risk" (P21, P23). */
  renewalWindowDays: number;
  /** Days before the end on which a notice goes out, 0 the last day itself (P23). */
  noticeDays: number[];
};

/** Tiers from the lowest to the highest. */
export function tiersByRank(definition: ProgrammeDefinition): TierDefinition[] {
  return [...definition.tiers].sort((a, b) => a.rank - b.rank);
}

export function tierOf(definition: ProgrammeDefinition, key: string | null): TierDefinition | null {
  return definition.tiers.find(tier => tier.key === key) ?? null;
}

export function requirementOf(definition: ProgrammeDefinition, key: string): RequirementDefinition | null {
  return definition.requirements.find(requirement => requirement.key === key) ?? null;
}

/** A tier's requirements in the programme's order. */
export function requirementsOf(
  definition: ProgrammeDefinition,
  tier: TierDefinition,
): RequirementDefinition[] {
  return definition.requirements.filter(requirement => tier.requirements.includes(requirement.key));
}

export function areaOf(definition: ProgrammeDefinition, key: string): AreaDefinition | null {
  return definition.areas.find(area => area.key === key) ?? null;
}

/** Days before the end in which a certificate of an area is renewed (P23): the area's own, else the programme's. */
export const renewalWindowOf = (definition: ProgrammeDefinition, areaKey: string): number =>
  areaOf(definition, areaKey)?.renewalWindowDays ?? definition.renewalWindowDays;

/** Days before the end on which the notices of a certificate of an area go out (P23): the area's own, else the programme's. */
export const noticeDaysOf = (definition: ProgrammeDefinition, areaKey: string): readonly number[] =>
  areaOf(definition, areaKey)?.noticeDays ?? definition.noticeDays;

/** The longest renewal window of a programme: what is not within it is in none. */
export const widestWindow = (definition: ProgrammeDefinition): number =>
  Math.max(
    definition.renewalWindowDays,
    ...definition.areas.map(area => renewalWindowOf(definition, area.key)),
  );

export function agreementKindOf(definition: ProgrammeDefinition, key: string): AgreementKind | null {
  return definition.agreements.find(agreement => agreement.key === key) ?? null;
}
