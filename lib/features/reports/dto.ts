import type { Decision, DecisionCounts } from "#lib/domain/tickets/decision.ts";
import type { ClockKind } from "#lib/domain/tickets/plan.ts";
import type { Priority, Side } from "#lib/domain/tickets/types.ts";
import type { Instant, PlainDate, Zone } from "#lib/domain/time/types.ts";
import type { ReportFilter } from "./schema.ts";

export type ClockCounts = { clock: ClockKind; counts: DecisionCounts };

/** A line of a report: what it stands for, and its figures a clock. */
export type ReportGroup = {
  /** A month, priority or id; of a partner also `vendor`. */
  key: string;
  name: string;
  clocks: ClockCounts[];
};

export type Choice = { id: string; name: string };

export type ReportDto = {
  filter: ReportFilter;
  groups: ReportGroup[];
  /** Of all lines, also those on other pages. */
  totals: ClockCounts[];
  count: number;
  next: string | null;
  first: boolean;
  /** Percent the vendor holds itself to; null where it set none. */
  goal: number | null;
  choices: { plans: Choice[]; products: Choice[]; partners: Choice[] };
  /** The names of what is asked for by its id. */
  named: { partner: string | null; customer: string | null };
  side: Side;
  today: PlainDate;
};

/** A promise that was decided, with its case. */
export type DecidedRow = {
  clockId: string;
  number: string;
  subject: string;
  customer: string;
  servedBy: string;
  priority: Priority;
  clock: ClockKind;
  cycle: number;
  result: Decision;
  startedAt: Instant;
  dueAt: Instant | null;
  stoppedAt: Instant | null;
  decidedAt: Instant;
};

export type DecidedDto = {
  filter: ReportFilter;
  rows: DecidedRow[];
  count: number;
  next: string | null;
  first: boolean;
  named: ReportDto["named"] & { plan: string | null; product: string | null };
  side: Side;
  zone: Zone;
  today: PlainDate;
};
