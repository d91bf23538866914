import { addDays } from "#lib/domain/time/dates.ts";
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
  suspensions: readonly Suspension[];
};

/** Days on which it did not hold, both inclusive; null while they last. Unlike a revocation it may hold again. */
export type Suspension = { from: PlainDate; until: PlainDate | null };

export type CredentialState = "not_yet" | "valid" | "grace" | "suspended" | "expired" | "revoked";

/** The suspension that a day falls into; null on a day without. */
export const suspensionOn = (suspensions: readonly Suspension[], on: PlainDate): Suspension | null =>
  suspensions.find(({ from, until }) => from <= on && (until === null || on <= until)) ?? null;

/** P23: how a credential stands on a day, now or then. What was revoked later was valid before, what is suspended may hold again. */
export function credentialState(term: CredentialTerm, on: PlainDate): CredentialState {
  if (term.revokedOn !== null && term.revokedOn <= on) return "revoked";
  if (on < term.validFrom) return "not_yet";
  if (term.lastDay !== null && on > term.lastDay) return "expired";
  if (suspensionOn(term.suspensions, on) !== null) return "suspended";
  return term.validUntil !== null && on > term.validUntil ? "grace" : "valid";
}

/** How a company stood over some days, as its history has it (P21); `holds` is whether its certificate did. */
export type HistoryDays = { from: PlainDate; to: PlainDate; holds: boolean };

/**
 * The suspensions that a history tells of, from a certificate's first day on: days without a gap between them are one, and
 * one that reaches `today` lasts. Days nobody wrote down are not suspended.
 */
export function suspensionsOf(
  history: readonly HistoryDays[],
  first: PlainDate,
  today: PlainDate,
): Suspension[] {
  const found: { from: PlainDate; until: PlainDate }[] = [];
  for (const { from, to, holds } of [...history].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (holds || to < first) continue;
    const last = found.at(-1);
    if (last && addDays(last.until, 1) >= from) last.until = to;
    else found.push({ from: from < first ? first : from, until: to });
  }
  return found.map(({ from, until }) => ({ from, until: until >= today ? null : until }));
}
