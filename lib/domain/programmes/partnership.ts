import type { PlainDate } from "#lib/domain/time/types.ts";

export const PARTNERSHIP_STATES = [
  "applicant",
  "onboarding",
  "active",
  "remediation",
  "suspended",
  "ended",
] as const;

/** Where a company stands in a programme. Moved by a person's decision, never by a date (P21, P24). */
export type PartnershipState = (typeof PARTNERSHIP_STATES)[number];

export type Partnership = {
  state: PartnershipState;
  tierKey: string | null;
  tierSince: PlainDate | null;
  /** Last day of the remediation period. */
  remediationUntil: PlainDate | null;
  endedOn: PlainDate | null;
  endReason: string | null;
  /** Keys of benefits a person took away although the tier grants them (P17, P25). */
  withdrawnBenefits: string[];
};
