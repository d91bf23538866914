import type { Cover } from "#lib/domain/programmes/cover.ts";
import type { ProgrammeSide } from "#lib/domain/programmes/definition.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/**
 * The person's time at the company (P22); `to` is the last day, null while it lasts. `counts` are the days of it with the
 * person's word that their certificates count here; left out, all of them do.
 */
export type AffiliationFact = {
  personId: string;
  name: string;
  from: PlainDate;
  to: PlainDate | null;
  counts?: readonly Cover[];
};

/** One cycle of a person's certificate. `endedOn` is the first day it no longer holds, if revoked or superseded before. */
export type CertificateFact = {
  id: string;
  number: string;
  personId: string;
  areaKey: string;
  validFrom: PlainDate;
  /** Last day, inclusive. */
  validUntil: PlainDate;
  graceDays: number;
  endedOn: PlainDate | null;
};

/** A document signed by both; without both dates it isn't in force. */
export type AgreementFact = {
  id: string;
  number: string;
  kind: string;
  partnerSignedOn: PlainDate | null;
  vendorSignedOn: PlainDate | null;
  /** Whose signature is asked for now, where the document is out for signature by several in order. */
  asked?: ProgrammeSide;
  startsOn: PlainDate | null;
  /** Last day, inclusive; null runs until ended. */
  endsOn: PlainDate | null;
  endedOn: PlainDate | null;
};

/** Validated by the vendor from `validatedOn`; null is a draft or waiting. */
export type BusinessPlanFact = {
  id: string;
  title: string;
  validatedOn: PlainDate | null;
  validatedBy: string | null;
  validUntil: PlainDate | null;
};

export type ApplicationFact = { id: string; number: string; acceptedOn: PlainDate | null };

/** Somebody named for a support level; leaves with the affiliation when `personId` is known. */
export type TeamMemberFact = {
  personId: string | null;
  name: string;
  level: number;
  from: PlainDate;
  to: PlainDate | null;
};

/** The partner's own solution, reviewed by the vendor; null is not reviewed yet. */
export type SolutionFact = {
  id: string;
  name: string;
  reviewedOn: PlainDate | null;
  validUntil: PlainDate | null;
};

export type EvidenceFact = {
  id: string;
  requirementKey: string;
  label: string;
  confirmedOn: PlainDate | null;
  validUntil: PlainDate | null;
};

/** A project of the partner (P9); counts from the day the vendor certified it. */
export type ProjectFact = { id: string; number: string; name: string; certifiedOn: PlainDate | null };

/** A deal the partner registered; counts from the day it was won. */
export type DealFact = { id: string; number: string; name: string; wonOn: PlainDate | null };

/** Somebody on the way to a certificate; counts for nothing yet, but is the next step to name. */
export type CandidateFact = {
  personId: string;
  areaKey: string;
  trainingOn: PlainDate | null;
  /** The examination is behind them: what is left is the certificate. */
  passed?: boolean;
};

/** All a partner can show. Whole history welcome: every question is asked for a day. */
export type PartnerFacts = {
  people: AffiliationFact[];
  certificates: CertificateFact[];
  candidates: CandidateFact[];
  agreements: AgreementFact[];
  businessPlans: BusinessPlanFact[];
  applications: ApplicationFact[];
  team: TeamMemberFact[];
  solutions: SolutionFact[];
  evidence: EvidenceFact[];
  projects: ProjectFact[];
  deals: DealFact[];
};

export const noFacts: PartnerFacts = {
  people: [],
  certificates: [],
  candidates: [],
  agreements: [],
  businessPlans: [],
  applications: [],
  team: [],
  solutions: [],
  evidence: [],
  projects: [],
  deals: [],
};
