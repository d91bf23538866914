import type { PlainDate } from "#lib/domain/time/types.ts";

/** Why a credential was taken back, as the public reads it: a class, never the words written to holder and company. */
export const REASON_CLASSES = ["withdrawn", "superseded", "tier_ended"] as const;
export type ReasonClass = (typeof REASON_CLASSES)[number];

export type CredentialTerm = {
  validFrom: PlainDate;
  /** Last day of the term, inclusive; null while nothing ends it. */
  validUntil: PlainDate | null;
  /** Last day it still counts: the term's, or its grace's (P23). */
  lastDay: PlainDate | null;
  revokedOn: PlainDate | null;
};

export type CredentialState = "not_yet" | "valid" | "grace" | "expired" | "revoked";

/** P23: how a credential stands on a day, now or then. What was revoked later was valid before. */
export function credentialState(term: CredentialTerm, on: PlainDate): CredentialState {
  if (term.revokedOn !== null && term.revokedOn <= on) return "revoked";
  if (on < term.validFrom) return "not_yet";
  if (term.lastDay !== null && on > term.lastDay) return "expired";
  return term.validUntil !== null && on > term.validUntil ? "grace" : "valid";
}
