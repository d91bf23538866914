import type { Money } from "#lib/domain/money/money.ts";
import type { PriceSum } from "#lib/domain/programmes/benefits.ts";
import type { CompanyCertificateState } from "#lib/domain/programmes/company-certificate.ts";
import type { FindingEvidence, FindingState, NextStep } from "#lib/domain/programmes/finding.ts";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import type { SupposedCourse } from "#lib/domain/programmes/suppose.ts";
import type { TierDecisionKind } from "#lib/domain/programmes/tiers.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { PartnerHead } from "#lib/features/partnerships/head.ts";
import type { LadderAsked } from "./asked.ts";

/** "lost": met today with everybody there, unmet on the chosen day. */
export type RungState = FindingState | "lost";

export type RungDto = {
  key: string;
  title: string;
  state: RungState;
  parts: RungState[];
  have: number;
  need: number;
  until: PlainDate | null;
  evidence: FindingEvidence[];
  /** Areas or levels of places nobody holds. */
  wants: string[];
  candidates: { name: string; on: PlainDate | null; passed: boolean }[];
  next: NextStep | null;
};

export type TierDto = {
  key: string;
  name: string;
  state: FindingState;
  until: PlainDate | null;
  missing: number;
  rungs: RungDto[];
};

/** The company's certificate on a day (P1), in the reader's words. */
export type CompanyCertificateDto = {
  state: CompanyCertificateState;
  tier: string;
  from: PlainDate;
  until: PlainDate | null;
  missing: string[];
  boundBy: string[];
  endedBy: "agreement" | "decision" | null;
  reason: string | null;
};

export type MarkDto = {
  day: PlainDate;
  tone: "warn" | "breach";
  /** The version that begins to judge on this day, if one does. */
  version: number | null;
  changes: { title: string; state: FindingState }[];
};

/** What a person has in an area on the day: held until, ended before, on the way to it, or supposed. */
export type PersonAreaDto = {
  areaKey: string;
  area: string;
  state: "held" | "ended" | "training";
  /** Last day it counts, or counted. */
  until: PlainDate | null;
  /** The window to renew is open on the day. */
  ending: boolean;
  trainingOn: PlainDate | null;
  /** Whether it could be renewed, is supposed to be, or is not to be renewed. */
  renewal: "could" | "supposed" | null;
};

export type LadderPersonDto = {
  personId: string;
  name: string;
  areas: PersonAreaDto[];
  /** Support levels they are named for. */
  levels: number[];
  /** Their open cases of level 2 and up now, and the last day they may hold them on the day shown (T3); null: neither. */
  level2: { cases: number; until: PlainDate | null } | null;
  out: boolean;
};

export type SupposedDto = {
  /** People who leave on the day. */
  leave: { personId: string; name: string }[];
  renew: { personId: string; areaKey: string; name: string; area: string; from: PlainDate }[];
  courses: {
    areaKey: string;
    personId: string | null;
    resultOn: PlainDate;
    name: string | null;
    area: string;
  }[];
  /** The version chosen to judge; null is whichever judges on the day. */
  by: VersionChoice | null;
};

/** A version one may have judge: published, or the vendor's draft. */
export type VersionChoice = {
  by: number | "draft";
  from: PlainDate | null;
  state: "now" | "coming" | "former" | "draft";
};

export type ConsequencesDto = {
  supposed: SupposedDto;
  tier: string | null;
  /** What becomes of the tier held against the same day with nothing supposed. */
  effect: "none" | "kept" | "lost" | "still_lost" | "repaired" | "gone";
  lost: { title: string; have: number; need: number }[];
  /** Tiers that could be granted only so. */
  opens: string[];
  remediationDays: number;
  /** Benefits at stake with the tier. */
  benefits: string[];
  /** Benefits another version gives or stops while the tier is kept. */
  gained: string[];
  stopped: string[];
  /** Open cases that people who leave hold. */
  tickets: { number: string; level: number }[];
  /** Open level 3 cases of the partner's customers, where level 3 is at stake or nobody is left to escalate. */
  level3: { numbers: string[]; why: "benefit" | "nobody" } | null;
  standIns: string[];
};

/** The cheapest courses that fill the places a tier asks for (P4). */
export type RepairDto = {
  tier: string;
  /** The tier held is repaired, or the next one reached. */
  kind: "repair" | "reach";
  lines: {
    key: string;
    course: string | null;
    people: { area: string; name: string | null }[];
    price: Money | null;
  }[];
  sum: PriceSum | null;
  /** People whose course has no stated price. */
  unpriced: number;
  /** What no course repairs. */
  left: string[];
  /** The same as suppositions, the results on the day itself. */
  courses: SupposedCourse[];
};

/** How the partner stood from a day to a day, both inclusive (P21). */
export type HistoryDto = {
  from: PlainDate;
  to: PlainDate;
  state: PartnershipState;
  tier: string | null;
  standing: FindingState | null;
  /** A tier above the one held that its evidence carried. */
  carries: string | null;
  missing: string[];
  atRisk: string[];
  version: number;
};

export type ProposalDto =
  | { kind: "grant"; tierKey: string; tier: string }
  | { kind: "open_remediation"; missing: string[]; until: PlainDate }
  | { kind: "close_remediation" }
  | { kind: "decide"; missing: string[]; overdueSince: PlainDate; eligible: string | null };

export type DecisionDto = {
  id: string;
  kind: TierDecisionKind;
  tier: string | null;
  benefit: string | null;
  until: PlainDate | null;
  reason: string;
  by: string;
  at: number;
};

export type TierDeed =
  | "grant"
  | "lower"
  | "withdrawBenefit"
  | "restoreBenefit"
  | "openRemediation"
  | "extendRemediation"
  | "closeRemediation"
  | "suspend"
  | "reinstate"
  | "end";

export type LadderDto = {
  head: PartnerHead;
  company: { name: string; slug: string };
  programme: string;
  version: number;
  state: PartnershipState;
  tierSince: PlainDate | null;
  remediationUntil: PlainDate | null;
  endReason: string | null;
  today: PlainDate;
  on: PlainDate;
  to: PlainDate;
  /** The version that judges on the chosen day, and until when a promise keeps it. */
  judge: { version: number | "draft"; from: PlainDate | null; keptUntil: PlainDate | null; kept: boolean };
  versions: VersionChoice[];
  asked: LadderAsked;
  /** The tier held, where the version that judges no longer has it. */
  gone: string | null;
  current: TierDto | null;
  next: TierDto | null;
  /** What the next tier grants beyond the present one. */
  adds: string[];
  /** Of a programme that certifies the company; null without one. */
  certificate: CompanyCertificateDto | null;
  marks: MarkDto[];
  agreementEnds: PlainDate | null;
  people: LadderPersonDto[];
  areas: { key: string; name: string }[];
  consequences: ConsequencesDto | null;
  repair: RepairDto | null;
  history: HistoryDto[];
  proposal: ProposalDto | null;
  tiers: {
    key: string;
    name: string;
    eligible: boolean;
    held: boolean;
    rank: number;
    missing: string[];
    benefits: string[];
  }[];
  /** Benefits of the tier held, and whether a person took them away. */
  benefits: { key: string; title: string; withdrawn: boolean }[];
  decisions: DecisionDto[];
  remediationDays: number;
  can: Record<TierDeed, boolean>;
};
