import type { FindingEvidence, FindingState, NextStep } from "#lib/domain/programmes/finding.ts";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import type { TierDecisionKind } from "#lib/domain/programmes/tiers.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { PartnerHead } from "#lib/features/partnerships/head.ts";

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
  candidates: { name: string; on: PlainDate | null }[];
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

export type MarkDto = {
  day: PlainDate;
  tone: "warn" | "breach";
  changes: { title: string; state: FindingState }[];
};

export type LadderPersonDto = {
  personId: string;
  name: string;
  /** Areas they hold or prepare, and support levels they are named for. */
  counts: string[];
  until: PlainDate | null;
  /** The last day of what they held before, when they hold nothing on the day. */
  ended: PlainDate | null;
  trainingOn: PlainDate | null;
  training: boolean;
  ending: boolean;
  out: boolean;
};

export type ConsequencesDto = {
  names: string[];
  tier: string | null;
  tierState: FindingState | null;
  lost: { title: string; have: number; need: number }[];
  remediationDays: number;
  benefits: string[];
  tickets: { number: string; level: number }[];
  standIns: string[];
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
  until: PlainDate | null;
  reason: string;
  by: string;
  at: number;
};

export type TierDeed =
  | "grant"
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
  current: TierDto | null;
  next: TierDto | null;
  /** What the next tier grants beyond the present one. */
  adds: string[];
  marks: MarkDto[];
  agreementEnds: PlainDate | null;
  people: LadderPersonDto[];
  consequences: ConsequencesDto | null;
  proposal: ProposalDto | null;
  tiers: {
    key: string;
    name: string;
    eligible: boolean;
    held: boolean;
    missing: string[];
    benefits: string[];
  }[];
  decisions: DecisionDto[];
  remediationDays: number;
  can: Record<TierDeed, boolean>;
};
