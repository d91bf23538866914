import type { Audience } from "#lib/domain/tickets/types.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import type { Authentication } from "./authentication.ts";
import type { AutomaticReason } from "./automatic.ts";

/** Why a mail waits for a person. */
export type HoldReason = "spoofed" | "unverified" | "stranger" | "not_contact" | "refused";

export type MailDecision =
  | { do: "ignore"; reason: AutomaticReason }
  /** `tell`: the sender is told so, once. */
  | { do: "set_aside"; reason: "too_many" | "empty" | "no_sender"; tell: boolean }
  | { do: "hold"; reason: HoldReason; tell: boolean }
  | { do: "answer_state"; number: string }
  | { do: "reply"; ticketId: string; audience: Audience }
  | { do: "open" };

export type Weighed = {
  automatic: AutomaticReason | null;
  /** Bare address of From; "" where there is none or more than one. */
  from: string;
  authentication: Authentication;
  /** Data of the mailbox: a mail nobody we trust has looked at counts as from a stranger. */
  verifiedOnly: boolean;
  /** Mails of this sender within the hour, this one counted, and how many the mailbox takes. */
  lately: number;
  mostAnHour: number;
  /** Who writes: a member who may speak there, one who may not, or nobody known. */
  sender: "speaker" | "member" | "stranger";
  /** The case the mail goes to and the widest audience it may have; null: it opens one. */
  thread: { ticketId: string; audience: Audience } | null;
  /** A case whose state is asked for (S8). */
  asksState: string | null;
  /** Whether there is anything in it: words, a subject or a file. */
  empty: boolean;
};

const HOUR_MS = 3_600_000;
/** Senders of an hour of whose mails a customer's contacts are told. */
const TOLD_AN_HOUR = 5;

/** What a customer's contacts were told of mails that wait: of this sender at last (or will be), and of how many others this hour. */
export type HeldBefore = { ofSender: Instant | null; others: number };

/**
 * When a customer's contacts are told of one more mail that waits; null: they are not. Of a sender's first they are told at
 * once, of what follows within the hour together at its end (`since` the last notice), which what comes until then is part of.
 * Of forged ones once an hour, whoever they name.
 */
export function noticeOfHeld(
  reason: HoldReason,
  before: HeldBefore,
  now: Instant,
): { at: Instant; since: Instant | null } | null {
  const last = before.ofSender;
  const lately = last !== null && last > now - HOUR_MS;
  if (reason === "spoofed") return before.others === 0 && !lately ? { at: now, since: null } : null;
  if (lately) return last > now ? null : { at: last + HOUR_MS, since: last };
  return before.others < TOLD_AN_HOUR ? { at: now, since: null } : null;
}

/**
 * What is done with a mail (S7, S8, T4, T5), heaviest reason first. Nothing automatic is answered, nothing unverified opens or
 * answers a case, and who is not the one they say is never written to: that address is somebody else's.
 */
export function decideMail(mail: Weighed): MailDecision {
  if (mail.automatic) return { do: "ignore", reason: mail.automatic };
  if (mail.from === "") return { do: "set_aside", reason: "no_sender", tell: false };
  if (mail.lately > mail.mostAnHour)
    return {
      do: "set_aside",
      reason: "too_many",
      tell: mail.authentication === "pass" && mail.sender !== "stranger",
    };
  if (mail.empty) return { do: "set_aside", reason: "empty", tell: false };
  if (mail.authentication === "fail") return { do: "hold", reason: "spoofed", tell: false };
  if (mail.authentication === "none" && mail.verifiedOnly)
    return { do: "hold", reason: "unverified", tell: false };
  if (mail.sender === "stranger") return { do: "hold", reason: "stranger", tell: true };
  if (mail.asksState) return { do: "answer_state", number: mail.asksState };
  if (mail.sender === "member") return { do: "hold", reason: "not_contact", tell: true };
  if (mail.thread) return { do: "reply", ...mail.thread };
  return { do: "open" };
}
