import type { LocalText } from "#lib/domain/text.ts";
import type { ClockKind } from "#lib/domain/tickets/plan.ts";
import type {
  Audience,
  Level,
  Level3State,
  Priority,
  TicketKind,
  TicketState,
} from "#lib/domain/tickets/types.ts";
import type { ClockWalk } from "#lib/domain/time/clock-types.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import type { VersionEnd } from "#lib/features/products/dto.ts";
import type { Level2DTO, Level3DTO, UnseenDTO } from "./dto/levels.ts";
import type { LinksDTO } from "./dto/links.ts";
import type { ParticipantDTO, ReadersDTO, TimelineDTO } from "./dto/timeline.ts";

// What pages get of tickets. Instants are milliseconds, days ISO strings: plain data that crosses to the browser.

export const TICKET_VIEWS = [
  "mine",
  "team",
  "unassigned",
  "waiting",
  "level3",
  "breached",
  "open",
  "resolved",
  "all",
] as const;
export type TicketView = (typeof TICKET_VIEWS)[number];

/** due: nearest first, without a due time last. opened: newest first. */
export const TICKET_SORTS = ["due", "opened"] as const;
export type TicketSort = (typeof TICKET_SORTS)[number];

/** Numbers beside the views; the side's own work. */
export type TicketCounts = Record<Exclude<TicketView, "all" | "resolved">, number>;

/** A clock as it is drawn. In lists `walk.segments` is empty; the page of the clock has them. */
export type ClockDTO = {
  kind: ClockKind;
  cycle: number;
  priority: Priority;
  audience: Audience;
  walk: ClockWalk;
  /** The calendar's name, for the text beside the walk. */
  calendarName: LocalText;
};

export type TicketRowDTO = {
  id: string;
  number: string;
  version: number;
  kind: TicketKind;
  subject: string;
  customerOrgId: string;
  customerName: string;
  servedByName: string;
  /** Null: the vendor serves it itself (T1). */
  partnerOrgId: string | null;
  productName: string;
  priority: Priority;
  state: TicketState;
  level: Level;
  /** Never said to a customer. */
  level3: Level3State | null;
  openedAt: Instant;
  openedByName: string;
  lastMessageAt: Instant;
  dueAt: Instant | null;
  assigneeId: string | null;
  assigneeName: string | null;
  /** Of the reader's own desk. */
  tags: readonly string[];
  /** Who has it at the manufacturer; never said to a customer. */
  level3AssigneeName: string | null;
  /** The customer's clock; in the view `level3` the manufacturer's. Null when none has begun. */
  clock: ClockDTO | null;
};

export type TicketListDTO = {
  rows: TicketRowDTO[];
  sort: TicketSort;
  /** Cursor of the next page, to be put into the address; null on the last. */
  next: string | null;
};

/** What can be done to a ticket; also the names of the permissions. */
export const TICKET_ACTIONS = [
  "replyEveryone",
  "replyPartnerVendor",
  "notePartner",
  "noteVendor",
  "answer",
  "diagnose",
  "changePriority",
  "take",
  "assign",
  "handToLevel",
  "acknowledge",
  "waitForCustomer",
  "resume",
  "saveEvidence",
  "escalate",
  "accept",
  "askMore",
  "giveMore",
  "answerLevel3",
  "handBack",
  "passOn",
  "follow",
  "tag",
  "link",
  "merge",
  "split",
  "resolve",
  "close",
  "reopen",
] as const;
export type TicketAction = (typeof TICKET_ACTIONS)[number];

/** `reason` is a message key with its parameters (tickets.refusal.…): why not, and who can. */
export type Permission =
  | { allowed: true }
  | { allowed: false; reason: string; params: Record<string, string | number> };

type Linked = TicketRowDTO & LinksDTO;
export type TicketDTO = Linked & {
  /** For the optimistic guard: send it back with each change. */
  version: number;
  contractId: string;
  contractNumber: string;
  contractUntil: PlainDate;
  planName: string;
  productId: string;
  productVersion: string;
  /** Support of that version ends, or has ended (S11); null: it is supported with no end announced. */
  versionEnd: VersionEnd | null;
  /** The module it is about (S19); null: all of the product, or not known. */
  module: LocalText | null;
  environment: string;
  /** Basis points: 6700 is 67 %. */
  affectedBp: number;
  canWork: boolean;
  /** Of a request: by when it is wished for (T6). */
  wishedOn: PlainDate | null;
  /** Why the priority is what it is: a key of `tickets.reason.…` (S5); "changed": by a person, see the note. */
  priorityReason: string;
  priorityNote: string;
  channel: string;
  openedById: string;
  diagnosedAt: Instant | null;
  firstAnswerAt: Instant | null;
  resolvedAt: Instant | null;
  closedAt: Instant | null;
  /** Last moment at which a reply reopens it; null unless resolved or closed. */
  reopensUntil: Instant | null;
  linked: { number: string; subject: string } | null;
  /** Every clock the reader may see, newest cycle first, without segments. */
  clocks: ClockDTO[];
  timeline: TimelineDTO;
  participants: ParticipantDTO[];
  readers: ReadersDTO[];
  may: Record<TicketAction, Permission>;
  level3Detail: Level3DTO | null;
  /** Steps of the escalation nobody has seen yet; none for customers. */
  unseen: UnseenDTO[];
  /** People it can be given to. */
  assignees: { personId: string; name: string }[];
  /** Who of the partner may hold it from level 2 on (T3); null where nothing is asked, and for customers. */
  level2: Level2DTO | null;
  /** Colleagues who may escalate (T3), where the reader may not for want of a certificate. */
  escalators: { personId: string; name: string }[];
  /** The newest message everyone reads: send it back as `seenMessageId`. */
  lastPublicMessageId: string | null;
};

/** What every change answers. */
export type TicketChanged = { number: string; version: number; state: TicketState };
export type TicketReplied = TicketChanged & { messageId: string };
