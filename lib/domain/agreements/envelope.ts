import type { ProgrammeSide } from "#lib/domain/programmes/definition.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";

export const OUTCOMES = ["completed", "declined", "voided", "expired"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Where a document sent for signature stands. "signing": somebody has signed and somebody has not yet. */
export type EnvelopeState = "sent" | "viewed" | "signing" | Outcome;

/** Somebody named to sign, with what they have done. Positions count from 1; only one is asked at a time. */
export type SignerFact = {
  id: string;
  personId: string;
  side: ProgrammeSide;
  position: number;
  viewedAt: Instant | null;
  signedAt: Instant | null;
};

/** A document sent for signature: `sha256` is what is signed, `expiresOn` the last day it can be. */
export type EnvelopeFact = {
  sha256: string;
  outcome: Outcome | null;
  expiresOn: PlainDate;
  signers: readonly SignerFact[];
};

const inOrder = (signers: readonly SignerFact[]) => [...signers].sort((a, b) => a.position - b.position);

/** How it stands on a day; that it ran out is told by the day, whether or not anybody noted it. */
export function envelopeState(e: EnvelopeFact, today: PlainDate): EnvelopeState {
  if (e.outcome !== null) return e.outcome;
  if (today > e.expiresOn) return "expired";
  if (e.signers.some(s => s.signedAt !== null)) return "signing";
  return e.signers.some(s => s.viewedAt !== null) ? "viewed" : "sent";
}

export const isOpen = (state: EnvelopeState): boolean =>
  state === "sent" || state === "viewed" || state === "signing";

/** Whose turn it is: the first in order who has not signed; null when all have. */
export const turnOf = (e: Pick<EnvelopeFact, "signers">): SignerFact | null =>
  inOrder(e.signers).find(s => s.signedAt === null) ?? null;

export type SigningRefusal =
  | "not_a_signer"
  | "already_signed"
  | Outcome
  | "outdated"
  | "not_your_turn"
  | "role_lost";

/**
 * Whether a person may sign what they have before them (P2, P13): they are named, it is open, it is the very document
 * that was sent, those before them have signed, and they still hold a role that signs for their side. The first reason against it is told.
 */
export function maySign(
  e: EnvelopeFact,
  by: { personId: string; signsFor: ProgrammeSide | null; seen: string },
  today: PlainDate,
): Result<SignerFact, SigningRefusal> {
  const own = inOrder(e.signers).filter(s => s.personId === by.personId);
  if (own.length === 0) return err("not_a_signer");
  const next = own.find(s => s.signedAt === null);
  if (!next) return err("already_signed");
  const state = envelopeState(e, today);
  if (state === "completed" || state === "declined" || state === "voided" || state === "expired")
    return err(state);
  if (by.seen !== e.sha256) return err("outdated");
  if (by.signsFor !== next.side) return err("role_lost");
  if (turnOf(e)?.id !== next.id) return err("not_your_turn");
  return ok(next);
}

/** The same envelope after a signature; `completed` with the last one. */
export function signed(
  e: EnvelopeFact,
  signerId: string,
  at: Instant,
): { envelope: EnvelopeFact; next: SignerFact | null; completed: boolean } {
  const signers = e.signers.map(s => (s.id === signerId && s.signedAt === null ? { ...s, signedAt: at } : s));
  const next = turnOf({ signers });
  const completed = next === null;
  return { envelope: { ...e, signers, outcome: completed ? "completed" : e.outcome }, next, completed };
}

/** Both sides sign, and nobody twice (P13). Null: nothing against these signers. */
export function signersProblem(
  signers: readonly { personId: string; side: ProgrammeSide }[],
): "none" | "no_partner" | "no_vendor" | "twice" | null {
  if (signers.length === 0) return "none";
  if (new Set(signers.map(s => s.personId)).size !== signers.length) return "twice";
  if (!signers.some(s => s.side === "partner")) return "no_partner";
  return signers.some(s => s.side === "vendor") ? null : "no_vendor";
}

/** Who of a side signed last, and when: a side has signed when all of its own have. */
export function lastOf(
  signers: readonly SignerFact[],
  side: ProgrammeSide,
): { signer: SignerFact; at: Instant } | null {
  const own = signers.filter(s => s.side === side);
  const last = own.reduce<{ signer: SignerFact; at: Instant } | null>(
    (found, s) =>
      s.signedAt !== null && (found === null || s.signedAt > found.at)
        ? { signer: s, at: s.signedAt }
        : found,
    null,
  );
  return own.every(s => s.signedAt !== null) ? last : null;
}
