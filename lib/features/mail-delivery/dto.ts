import type { EventGroup } from "#lib/domain/notifications/groups.ts";

/** What is known against an address. `since` null: it is in use, and some mails came back for now. */
export type FailingAddress = { address: string; since: number | null; words: string; softBounces: number };

/** The text of an invitation's mail, by which its delivery is known. */
export const INVITATION = "account.invitation";

export const DELIVERY_STATES = [
  "waiting",
  "handed_over",
  "delayed",
  "bounced",
  "refused",
  "suppressed",
  "withheld",
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A mail that went, or should have gone, to somebody. */
export type DeliveryLine = {
  id: string;
  at: number;
  address: string;
  state: DeliveryState;
  stateAt: number;
  /** The server's. */
  words: string;
  /** What it was about: a case by its number, else the kind of news; null: many pieces of news. */
  ticketNumber: string | null;
  invitation: boolean;
  password: boolean;
  group: EventGroup | null;
};
