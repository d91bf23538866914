import type { LocalText } from "#lib/domain/text.ts";
import type { EvidenceField } from "#lib/domain/tickets/escalation.ts";
import type { Packet } from "#lib/domain/tickets/packet.ts";
import type { ClockKind } from "#lib/domain/tickets/plan.ts";
import type { Level3State } from "#lib/domain/tickets/types.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import type { ClockDTO } from "../dto.ts";
import type { FileDTO } from "./timeline.ts";

// Who holds a case at levels 2 and 3, and what the steps on the way say (T2, T3, S6).

export type EvidenceDTO = Record<EvidenceField, string> & {
  /** What the product asks for besides, by key. */
  own: Record<string, string>;
};

/** Level 3 as partner and vendor see it (T3). Null for customers. */
export type Level3DTO = {
  /** Of the one sent last; "draft" where none was. */
  state: Level3State | "draft" | "answered" | "handed_back" | "none";
  /** The partner gathers the next one: evidence, files and what is missing are of that one, the rest of the one sent last. */
  gathering: boolean;
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
