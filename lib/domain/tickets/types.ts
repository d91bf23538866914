import type { Instant } from "#lib/domain/time/types.ts";

export type Side = "vendor" | "partner" | "customer";

export const PRIORITIES = ["P1", "P2", "P3", "P4"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const TICKET_KINDS = ["incident", "question", "request", "feature_request"] as const;
/** T6. */
export type TicketKind = (typeof TICKET_KINDS)[number];

export const TICKET_STATES = [
  "new",
  "diagnosed",
  "in_progress",
  "waiting_customer",
  "with_manufacturer",
  "resolved",
  "closed",
] as const;
/** T5. */
export type TicketState = (typeof TICKET_STATES)[number];

export const AUDIENCES = ["everyone", "partner_vendor", "partner", "vendor"] as const;
/** T4: who reads what is written. */
export type Audience = (typeof AUDIENCES)[number];

/** Support levels: 1 and 2 at whoever serves the contract, 3 at the vendor as manufacturer (T2). */
export type Level = 1 | 2 | 3;

/** Where an escalation to level 3 stands (T3). Null in a ticket: there is none under way. */
export type Level3State = "asked" | "accepted" | "more_wanted";

/** What the state machine reads and writes. */
export type TicketFlow = {
  state: TicketState;
  /** Who works it now: the level of the serving side, or 3 while it is with the manufacturer. */
  level: Level;
  level3: Level3State | null;
  diagnosedAt: Instant | null;
  answeredAt: Instant | null;
  resolvedAt: Instant | null;
  closedAt: Instant | null;
};

/** What the policies read of a ticket. */
export type TicketForPolicy = {
  tenantId: string;
  customerOrgId: string;
  /** The partner that serves it; null: the vendor serves it itself and works all levels (T1). */
  partnerOrgId: string | null;
  state: TicketState;
  level: Level;
  level3: Level3State | null;
  assigneePersonId: string | null;
};

/** A ticket's past as far as its clocks need it, oldest first. */
export type TicketEvent = { at: Instant } & (
  | { type: "opened"; priority: Priority }
  | { type: "diagnosed" }
  | { type: "answered" }
  /** A public message of the serving side that is not sent as the answer. */
  | { type: "public_reply" }
  /** A message of the customer for everyone. */
  | { type: "customer_wrote" }
  /** Another level of the serving side has it (T2). */
  | { type: "level_changed"; level: Level }
  | { type: "paused" }
  | { type: "resumed" }
  | { type: "priority_changed"; priority: Priority }
  | { type: "resolved" }
  | { type: "reopened" }
  | { type: "closed" }
  /** It goes on in another case: what runs promises nothing any more here. */
  | { type: "merged_away" }
  /** Another case goes on in this one, which was opened then. */
  | { type: "merged_in"; openedAt: Instant }
  | { type: "escalated_l3" }
  | { type: "l3_accepted" }
  | { type: "l3_more_wanted" }
  | { type: "l3_more_given" }
  | { type: "l3_answered" }
  | { type: "l3_handed_back" }
);
