import type { PriorityRules } from "#lib/domain/tickets/priority.ts";
import type { PlanSilence } from "#lib/domain/tickets/silence.ts";
import type { Priority } from "#lib/domain/tickets/types.ts";
import type { Minutes } from "#lib/domain/time/types.ts";

/**
 * What is timed, in the order in which a case shows it: opening to diagnosis (S4), the answer (S3), the reply to whatever
 * the customer writes after it, the news it is owed meanwhile, the solution where a plan promises one, and how long each
 * level may hold the case (T2).
 */
export const CLOCK_KINDS = [
  "diagnosis",
  "response",
  "next_reply",
  "update",
  "resolution",
  "level1",
  "level2",
  "level3",
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** Clocks of whoever works the case: the customer has none of them (T2). */
export const INTERNAL_CLOCKS: readonly ClockKind[] = ["level1", "level2", "level3"];

/** Clocks a plan adds; without such a rule they do not run. */
export const FURTHER_CLOCKS = ["next_reply", "update", "level1", "level2"] as const;
export type FurtherClockKind = (typeof FURTHER_CLOCKS)[number];

/** What a plan says of one clock alone; whatever is left out follows the plan. */
export type ClockRule = {
  calendars?: Record<Priority, string>;
  /** Waiting for the customer does not count (T5). */
  pauseWhileWaiting?: boolean;
  /** Shares of the target at which it warns, rising, each under 100 (S6). */
  warnAtPercents?: number[];
};

/** A clock a plan adds, with its targets in open minutes. A priority left out is not timed. */
export type FurtherClock = ClockRule & { targets: Partial<Record<Priority, Minutes>> };

/** What an escalation does beside telling people: one level up at whoever serves, or over to somebody of a role. */
export type EscalationAct = { kind: "raise_level" } | { kind: "reassign"; role: string };

/** One step of the automatic escalation (S6): when, which roles are told, what is done. */
export type EscalationLevel = {
  level: number;
  /** A share of the target, or open minutes after the due time; negative: before it. */
  at: { percent: number } | { minutesAfterDue: Minutes };
  /** Role ids of any side that works the ticket. */
  notify: string[];
  /** The clocks it belongs to; left out: all of them. */
  clocks?: ClockKind[];
  /** Told again every so many open minutes, so many times at most, until somebody says they have seen it. */
  repeat?: { everyMinutes: Minutes; times: number };
  acts?: EscalationAct[];
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
  /** When a case that waits for its customer is warned of and ends (T5); left out: as the workspace says. */
  silence?: PlanSilence;
  /** None is promised unless a plan adds it (S3). */
  resolutionTargets: Record<Priority, Minutes> | null;
  /** What the four clocks above have to themselves. */
  rules?: Partial<Record<Exclude<ClockKind, FurtherClockKind>, ClockRule>>;
  further?: Partial<Record<FurtherClockKind, FurtherClock>>;
  /** The clock waits for nobody before the serving side has written once for everyone to read. */
  pauseOnlyAfterReply?: boolean;
  /** Open minutes the plan allows for one hand-over between levels (T2); the check of a promise counts them in. */
  handoverMinutes?: Minutes;
  /** How an impact becomes a priority; left out: as in S5. */
  priorityRules?: PriorityRules;
};
