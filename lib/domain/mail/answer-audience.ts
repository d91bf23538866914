import type { Audience, Side } from "#lib/domain/tickets/types.ts";

/** Facts that bring the words of the conversation itself: whoever answers them speaks to the same people. */
const CONVERSATION = [
  "ticket.opened",
  "ticket.replied",
  "ticket.reopened",
  "ticket.waiting",
  "ticket.resolved",
  "ticket.silence_warned",
  "ticket.resolved_by_silence",
];

type Told = { type: string; audience: Audience };

/**
 * For whom an answer to a mail about a fact is (T4): never for more than the mail was for. A customer speaks to everyone.
 * Staff answer the conversation where it was written, and everything else (an assignment, a warning, a hand-over) only
 * among themselves: that mail held nothing the customer had said, and the answer is not for them.
 */
export function answerAudience(told: Told, side: Side, partnerServes: boolean): Audience {
  if (side === "customer") return "everyone";
  if (told.audience !== "everyone") return told.audience;
  if (CONVERSATION.includes(told.type)) return "everyone";
  if (!partnerServes) return "vendor";
  return side === "partner" ? "partner" : "partner_vendor";
}

/** How far an audience reaches; the sides' own lie beside each other, not within. */
const REACH: Record<Audience, number> = { vendor: 1, partner: 1, partner_vendor: 2, everyone: 3 };

/** Whether everybody who reads one audience reads the other too. */
export const noWider = (one: Audience, other: Audience): boolean =>
  one === other || REACH[one] < REACH[other];
