import type { LocalText } from "#lib/domain/text.ts";
import type { EscalationAct, EscalationLevel } from "#lib/domain/tickets/plan.ts";
import type { Level, Priority, TicketState } from "#lib/domain/tickets/types.ts";
import type { Hours, Weekday } from "#lib/domain/time/calendar-types.ts";
import type { ComingDay } from "#lib/domain/time/coming.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import type { ClockDTO } from "../dto.ts";

// What the page of a case's clocks shows.

/** From `at` on somebody held the ticket: a level of a company, or one of its people. */
export type HolderDTO = { at: Instant; orgName: string; level: Level | null; name: string | null };

/** A calendar that a running clock counts in, in plain words: its week, and the coming days that differ. */
export type ClockCalendarDTO = {
  name: LocalText;
  zone: string;
  /** Null: round the clock. */
  weekly: Partial<Record<Weekday, Hours[]>> | null;
  ahead: ComingDay[];
};

/** The full walk, and what each change of hands did to it. */
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
