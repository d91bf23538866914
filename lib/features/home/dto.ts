import type { Money } from "#lib/domain/money/money.ts";
import type { ApplicationState } from "#lib/domain/programmes/application.ts";
import type { FindingState } from "#lib/domain/programmes/finding.ts";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { OptionsSummary } from "#lib/features/contract-options/dto.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import type { AlertDto } from "#lib/features/knowledge/dto.ts";
import type { EndLine } from "#lib/features/products/calendar.ts";
import type { TicketRowDTO } from "#lib/features/tickets/dto.ts";

// What the home pages get. Instants are milliseconds, days ISO strings: plain data.

export const WAIT_KINDS = [
  "applicationDecide",
  "applicationAssess",
  "blockerLift",
  "level3Accept",
  "level3Answer",
  "ticketTake",
  "ticketAnswer",
  "tierGrant",
  "tierRemediate",
  "tierClose",
  "tierDecide",
  "planValidate",
  "evidenceConfirm",
  "evidenceReturned",
  "evidenceRenew",
  "profileReview",
  "profileReturned",
  "agreementCountersign",
  "agreementSend",
  "agreementRenew",
  "stepsConfirm",
  "stepsOwn",
  "examResult",
  "trainingExam",
  "trainingAsked",
  "trainingEnrol",
  "trainingRecord",
  "trainingWaits",
  "trainingFew",
  "trainingDateAsked",
  "certificateIssue",
  "stepDo",
  "stepWrite",
  "stepNominate",
  "stepConfirm",
  "ticketMore",
  "certificateRenew",
  "leaverCases",
  "planReturned",
  "applicationAsked",
  "applicationDraft",
  "signatureAsked",
  "agreementSign",
  "quoteAnswer",
  "contractSign",
  "contractRenew",
  "contractLapsed",
  "calendarYear",
  "ticketReply",
  "ticketConfirm",
  "mailHeld",
  "contactsMissing",
  "contactUntrained",
  "readinessState",
  "readinessCheck",
  "workAsked",
  "workRecord",
  "dayAsked",
  "dayProposed",
  "dayClose",
  "reviewFix",
  "reviewWrite",
] as const;
export type WaitKind = (typeof WAIT_KINDS)[number];

/** Something that waits for the reader, one press from being done. Its texts are `home.wait.<kind>`. */
export type WaitDto = {
  key: string;
  kind: WaitKind;
  number: string | null;
  /** What the text is about: a subject, a company, a person. */
  title: string;
  about: string;
  extra: string;
  count: number;
  /** Due at a moment, or on a day (to its end); both null: since some time. */
  dueAt: number | null;
  dueOn: PlainDate | null;
  since: number | null;
  /** Below the workspace. */
  path: string;
};

export type RiskDto = {
  name: string;
  slug: string;
  tier: string | null;
  /** The first day something of its tier is missing; null in remediation. */
  lossOn: PlainDate | null;
  remediationUntil: PlainDate | null;
};

/** A way in that stands still. */
export type StalledLineDto = {
  name: string;
  slug: string;
  /** Days since it counts as stalled. */
  days: number;
  why: "overdue" | "quiet";
  stepKey: string;
  step: string;
  turn: "vendor" | "partner" | null;
  owner: string | null;
  /** What somebody said it waits for. */
  blocked: string | null;
};

export type MonthDto = { month: PlainDate; met: number; total: number };
export type SlaDto = {
  /** Twelve months, the last not over. */
  months: MonthDto[];
  met: number;
  total: number;
};

export type RenewalDto = {
  number: string;
  customer: string;
  servedBy: string;
  endsOn: PlainDate;
  yearly: Money;
  /** A next term is drafted. */
  drafted: boolean;
};
/** `yearly` are the sums of all of them, one a currency. */
export type RenewalsDto = { rows: RenewalDto[]; count: number; yearly: Money[] };

export type CertificateLineDto = {
  key: string;
  personId: string;
  name: string;
  /** The company at the vendor, the area at the partner. */
  beside: string;
  from: PlainDate;
  until: PlainDate;
  /** First day of the renewal window. */
  renewFrom: PlainDate;
  graceUntil: PlainDate | null;
  /** A course that is planned instead of a term. */
  courseOn: PlainDate | null;
  planned: boolean;
  /** The holder's last day at the company, where it comes first (P22). */
  leavesOn: PlainDate | null;
  /** Open cases of level 2 and up that depend on it (T3), once its window is open; counted for the partner. */
  cases: number;
};

export type CertificatesDto = { lines: CertificateLineDto[]; count: number; today: PlainDate };

export type CasesDto = { rows: TicketRowDTO[]; count: number };

export type VendorHomeDto = {
  side: "vendor";
  today: PlainDate;
  waiting: WaitDto[];
  /** Null: the vendor has no programme, so no partners of one. */
  programme: {
    risks: RiskDto[];
    riskCount: number;
    partners: number;
    stalled: { rows: StalledLineDto[]; count: number };
    certificates: CertificatesDto;
  } | null;
  /** Level 3 where there is a programme, else the vendor's own cases. */
  cases: CasesDto;
  sla: SlaDto;
  renewals: RenewalsDto;
  /** Ends of versions somebody still runs, the next first. */
  ends: EndLine[];
};

export type RungLineDto = {
  key: string;
  title: string;
  state: FindingState;
  parts: FindingState[];
  have: number;
  need: number;
  until: PlainDate | null;
  /** Who or what holds it, the nearest end first. */
  holders: { label: string; until: PlainDate | null }[];
};

export type PartnerStandingDto = {
  programme: string;
  state: PartnershipState;
  remediationUntil: PlainDate | null;
  /** When and why it ended; `apply` is where one may apply again, for who may and has not. */
  ended: { on: PlainDate; reason: string; apply: string | null } | null;
  /** Since when and why a person suspended it. */
  suspended: { at: number; reason: string } | null;
  /** The tier held, or the one aimed at while there is none. */
  tier: {
    name: string;
    state: FindingState;
    until: PlainDate | null;
    held: boolean;
    rungs: RungLineDto[];
  } | null;
  steps: StepLineDto[];
  stepsDone: number;
};

export type StepLineDto = {
  key: string;
  title: string;
  state: "done" | "current" | "ahead";
  doneAt: number | null;
  doneBy: string | null;
  dueOn: PlainDate | null;
};

export type ApplicationLineDto = {
  number: string;
  programme: string;
  state: ApplicationState;
  submittedAt: number | null;
  dueAt: number | null;
  path: string;
};

export type PartnerHomeDto = {
  side: "partner";
  today: PlainDate;
  orgSlug: string;
  waiting: WaitDto[];
  /** Null: an applicant, or nothing begun. */
  standing: PartnerStandingDto | null;
  application: ApplicationLineDto | null;
  /** Open alerts for versions its customers run (S10). */
  alerts: AlertDto[];
  cases: CasesDto;
  certificates: CertificatesDto | null;
  renewals: RenewalsDto;
  /** Ends of versions that customers it serves still run, the next first. */
  ends: EndLine[];
  worksTickets: boolean;
};

export type ReleaseDto = {
  key: string;
  product: string;
  productKey: string;
  version: string;
  releasedOn: PlainDate;
  /** The day its end of life was announced; null: it is news only. */
  endAnnouncedOn: PlainDate | null;
  /** The version in use that this concerns. */
  using: string;
  /** Support of the version in use ends, if it does. */
  until: PlainDate | null;
};

export type CustomerHomeDto = {
  side: "customer";
  today: PlainDate;
  waiting: WaitDto[];
  /** Open alerts for the versions it runs (S10). */
  alerts: AlertDto[];
  cases: CasesDto;
  /** Every case there was. */
  total: number;
  contract: ContractDto | null;
  options: OptionsSummary | null;
  otherContracts: number;
  products: string[];
  servedBy: string;
  supportEmail: string;
  supportPhone: string;
  /** Who works on its cases. */
  people: { name: string; side: "vendor" | "partner" }[];
  releases: ReleaseDto[];
};

export type HomeDto = VendorHomeDto | PartnerHomeDto | CustomerHomeDto;
