import type { LocalText } from "#lib/domain/text.ts";
import type { EvidenceField } from "#lib/domain/tickets/escalation.ts";
import type { Packet } from "#lib/domain/tickets/packet.ts";
import type { ClockKind, EscalationAct, EscalationLevel } from "#lib/domain/tickets/plan.ts";
import type {
  Audience,
  Level,
  Level3State,
  Priority,
  Side,
  TicketKind,
  TicketState,
} from "#lib/domain/tickets/types.ts";
import type { Hours, Weekday } from "#lib/domain/time/calendar-types.ts";
import type { ClockWalk } from "#lib/domain/time/clock-types.ts";
import type { ComingDay } from "#lib/domain/time/coming.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import type { VersionEnd } from "#lib/features/products/dto.ts";
import type { LinksDTO } from "./dto/links.ts";

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

export type FileDTO = { id: string; name: string; mediaType: string; size: number };

export type AuthorDTO = {
  personId: string | null;
  name: string;
  /** "system": nobody did it, its time came. */
  side: Side | "system";
  orgName: string;
  you: boolean;
};

export type MessageItem = {
  type: "message";
  id: string;
  at: Instant;
  audience: Audience;
  author: AuthorDTO;
  level: number | null;
  /** Markdown. */
  body: string;
  /** Sent as the answer that stops the clock (S3). */
  answer: boolean;
  channel: string;
  /** False: written on a case that went on in this one. */
  own: boolean;
  files: FileDTO[];
  /** The mail it came by, where this reader may see it as it came. */
  mailId: string | null;
  /** Said by a change that was taken back. */
  takenBack: boolean;
};

/** clock: started, paused, due, warned. handover: levels, manufacturer, people. state: the rest. */
export type EventGroup = "clock" | "handover" | "state";

export type EventItem = {
  type: "event";
  id: string;
  at: Instant;
  audience: Audience;
  author: AuthorDTO;
  group: EventGroup;
  /** The text's key under `events`: "ticket.diagnosed". */
  key: string;
  /** Its ICU parameters. */
  params: Record<string, string | number>;
  /** Free text of a person that belongs to it: a reason, a closing note. */
  text: string | null;
};

export type TimelineItem = MessageItem | EventItem;

export type TimelineDTO = {
  items: TimelineItem[];
  /** So many lines lie hidden after the item with this index; `timelineBetween` reads them. */
  folded: { afterIndex: number; count: number; from: string; to: string } | null;
  counts: { messages: number; events: number };
};

/** Who reads an audience: people by name as far as this reader may know them, and who does not. */
export type ReadersDTO = {
  audience: Audience;
  reads: { side: Side; orgName: string; names: string[] }[];
  readsNot: { side: Side; orgName: string }[];
};

export type ParticipantDTO = {
  personId: string;
  name: string;
  side: Side;
  orgName: string;
  role: "opened" | "assigned" | "level3" | "wrote";
};

export type EvidenceDTO = Record<EvidenceField, string> & {
  /** What the product asks for besides, by key. */
  own: Record<string, string>;
};

/** Level 3 as partner and vendor see it (T3). Null for customers. */
export type Level3DTO = {
  state: Level3State | "draft" | "answered" | "handed_back" | "none";
  escalationId: string | null;
  evidence: EvidenceDTO;
  /** Files that belong to it. */
  files: FileDTO[];
  /** What the vendor still needs before it can be sent. */
  missing: EvidenceField[];
  missingParts: LocalText[];
  /** What the product's level 3 asks for: as it was when it was sent, else as it is now. */
  packet: Packet;
  /** The manufacturer's words for the customer, and whether they have been passed on (P14). */
  forCustomer: string;
  passedOn: boolean;
  requestedByName: string | null;
  requestedAt: Instant | null;
  assigneeName: string | null;
  reason: string;
  clock: ClockDTO | null;
};

/** A step of the escalation that is told again until somebody says they have seen it (S6). */
export type UnseenDTO = {
  clock: ClockKind;
  cycle: number;
  level: number;
  firedAt: Instant;
  /** When it is told again; null: not any more. */
  next: Instant | null;
};

/** Level 2 at a partner (T3): who may hold it, the fewest cases first, and until when its holder may. */
export type Level2DTO = {
  holders: { personId: string; name: string; until: PlainDate; openCases: number }[];
  /** The last day on which the present holder counts, when that is soon; null otherwise. */
  endsOn: PlainDate | null;
};

/** What depends on a person's certificate for level 2 (T3). */
export type DependenceDTO = {
  personId: string;
  cases: { number: string; level: number }[];
  /** The last day on which they may hold level 2; null: they may not now. */
  until: PlainDate | null;
  colleagues: { personId: string; name: string; openCases: number }[];
  chosenId: string | null;
  mayChoose: boolean;
};

type Linked = TicketRowDTO & LinksDTO;
export type TicketDTO = Linked & {
  /** For the optimistic guard: send it back with each change. */
  version: number;
  contractId: string;
  contractNumber: string;
  contractUntil: PlainDate;
  planName: string;
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

/** From `at` on somebody held the ticket: a level of a company, or one of its people. */
export type HolderDTO = { at: Instant; orgName: string; level: Level | null; name: string | null };

/** The full walk, and what each change of hands did to it. */
/** A calendar that a running clock counts in, in plain words: its week, and the coming days that differ. */
export type ClockCalendarDTO = {
  name: LocalText;
  zone: string;
  /** Null: round the clock. */
  weekly: Partial<Record<Weekday, Hours[]>> | null;
  ahead: ComingDay[];
};

export type TicketClockDTO = {
  /** Those of its running clocks. */
  calendars: ClockCalendarDTO[];
  number: string;
  subject: string;
  priority: Priority;
  state: TicketState;
  clocks: ClockDTO[];
  /** Oldest first; who had it from when on. */
  holders: HolderDTO[];
  customerName: string;
  escalations: EscalationStepDTO[];
};

/** A step of the leading clock's escalation: when, whom it tells, what it does, and how often again until it is seen. */
export type EscalationStepDTO = {
  level: number;
  at: Instant | null;
  fired: boolean;
  notify: string[];
  acts: EscalationAct[];
  repeat: EscalationLevel["repeat"] | null;
  seen: boolean;
};

/** What every change answers. */
export type TicketChanged = { number: string; version: number; state: TicketState };
export type TicketReplied = TicketChanged & { messageId: string };
