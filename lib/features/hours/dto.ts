import type { Balance } from "#lib/domain/contracts/hours.ts";
import type { HourPackTerms } from "#lib/domain/contracts/options.ts";
import type { Money } from "#lib/domain/money/money.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

// Lengths of time are minutes.

export type PackDto = {
  id: string;
  orderNumber: string;
  minutes: number;
  price: Money;
  boughtOn: PlainDate;
  expiresOn: PlainDate;
  by: string;
  used: number;
  left: number;
  expired: boolean;
};

export const WORK_STATES = ["asked", "agreed", "declined", "cancelled", "done"] as const;
export type WorkState = (typeof WORK_STATES)[number];

export type WorkDto = {
  id: string;
  state: WorkState;
  on: PlainDate;
  minutes: number;
  consultant: string;
  what: string;
  reason: string;
  by: string;
  answeredBy: string;
  version: number;
};

export type TimeDto = {
  id: string;
  on: PlainDate;
  minutes: number;
  consultant: string;
  what: string;
  ticketNumber: string;
  /** This line takes that one back. */
  reversesId: string | null;
  /** Taken back by a later line. */
  reversed: boolean;
  by: string;
  at: number;
};

export type HoursDto = {
  /** Null: the plan sells none. */
  terms: HourPackTerms | null;
  on: PlainDate;
  today: PlainDate;
  balance: Balance;
  /** Reserved from that day on by what is agreed or asked for. */
  planned: number;
  packs: PackDto[];
  work: WorkDto[];
  entries: TimeDto[];
  previous: string | null;
  next: string | null;
};

/** What the contract's card says. */
export type HoursSummary = { left: number; planned: number; expiresOn: PlainDate | null };

/** Time on a case. Lengths are minutes; of what the reader may see. */
export type CaseTimeDto = {
  contractId: string;
  contractNumber: string;
  entries: (TimeDto & { underContract: boolean })[];
  /** More lines than are shown. */
  /** What counts of all lines: not those taken back. */
  fromPack: number;
  underContract: number;
  /** What is left in the contract's packs today; null: it has none and its plan sells none. */
  left: HoursSummary | null;
  /** The reader works the case and may write time. */
  logs: boolean;
  today: PlainDate;
};
