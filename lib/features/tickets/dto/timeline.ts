import type { Audience, Side } from "#lib/domain/tickets/types.ts";
import type { Instant } from "#lib/domain/time/types.ts";

// What is said on a case, and who reads it.

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
