import type { PriorityRules } from "#lib/domain/tickets/priority.ts";
import type { Priority } from "#lib/domain/tickets/types.ts";
import type { Minutes } from "#lib/domain/time/types.ts";

/** What is timed: opening to diagnosis, the answer, level 3 (T2), and the solution where a plan promises one. */
export type ClockKind = "diagnosis" | "response" | "level3" | "resolution";

/** One step of the automatic escalation (S6): when, and which roles are told. */
export type EscalationLevel = {
  level: number;
  /** A share of the target, or open minutes after the due time. */
  at: { percent: number } | { minutesAfterDue: Minutes };
  /** Role ids of any side that works the ticket. */
  notify: string[];
  /** The clocks it belongs to; left out: all of them. */
  clocks?: ClockKind[];
};

/** A plan's terms as the contract froze them (S3, S4, S6, T5). Every choice of the domain is a field here. */
export type SupportPlanTerms = {
  /** Response target in open minutes (S3). */
  targets: Record<Priority, Minutes>;
  /** Key of the calendar a priority counts in: office hours, or round the clock for P1 in Extended (S3). */
  calendars: Record<Priority, string>;
  /** S4. With "diagnosis" a second target covers opening to diagnosis. */
  clockStart: "opening" | "diagnosis";
  /** Share of the response target in basis points: 5000 is half (S4). */
  diagnosisShareBp: number;
  /** The event that stops the response clock (S3). */
  stopsAt: "answer" | "first_public_reply";
  /** Waiting for the customer does not count (T5). */
  pauseWhileWaiting: boolean;
  /** Share of the target at which the warning goes out (S6). */
  warnAtPercent: number;
  escalations: EscalationLevel[];
  /** The vendor's own target after an escalation (T2); null: level 3 has no clock. */
  level3Targets: Record<Priority, Minutes> | null;
  /** Calendars of level 3; left out: those of the plan. */
  level3Calendars?: Record<Priority, string>;
  /** A resolved ticket reopens on a reply within these days (T5). */
  reopenDays: number;
  /** None is promised unless a plan adds it (S3). */
  resolutionTargets: Record<Priority, Minutes> | null;
  /** How an impact becomes a priority; left out: as in S5. */
  priorityRules?: PriorityRules;
};
