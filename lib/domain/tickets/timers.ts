import type { TicketClock } from "#lib/domain/tickets/clocks.ts";
import type { SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { clockWalk } from "#lib/domain/time/clock.ts";
import type { ClockWalk } from "#lib/domain/time/clock-types.ts";
import type { Instant, Minutes } from "#lib/domain/time/types.ts";
import { dueAt } from "#lib/domain/time/walk.ts";

/** Something that happens when a clock reaches a mark (S6). Level is 0 except for escalations. */
export type ClockTimer = {
  kind: "warning" | "breach" | "escalation";
  level: number;
  at: Instant;
  /** Role ids to tell; empty for warning and breach, which go to who works the ticket. */
  notify: string[];
};

/**
 * The timers of a clock, by time (S6): warning, breach and each escalation level, at open minutes of its calendar.
 * Marks a stopped clock never reached and those behind a pause that still lasts are left out. Unique by
 * (clock, cycle, kind, level), so that a timer already fired can be told from a new one.
 */
export function timersFor(
  clock: TicketClock,
  terms: Pick<SupportPlanTerms, "escalations">,
  calendar: BusinessCalendar,
): ClockTimer[] {
  const { startedAt, stoppedAt, targetMinutes: target, pauses } = clock;
  if (startedAt === null) return [];
  const timers: ClockTimer[] = [];
  const add = (kind: ClockTimer["kind"], level: number, minutes: Minutes, notify: string[]) => {
    const at = dueAt(calendar, startedAt, minutes, pauses);
    if (at !== null && (stoppedAt === null || at < stoppedAt)) timers.push({ kind, level, at, notify });
  };
  add("warning", 0, (target * clock.warnAtPercent) / 100, []);
  add("breach", 0, target, []);
  for (const step of terms.escalations) {
    if (step.clocks && !step.clocks.includes(clock.kind)) continue;
    const minutes =
      "percent" in step.at ? (target * step.at.percent) / 100 : target + step.at.minutesAfterDue;
    add("escalation", step.level, minutes, step.notify);
  }
  return timers.sort((a, b) => a.at - b.at || a.level - b.level);
}

/** When a clock is due, or null while it hasn't started or a pause holds it (S3). */
export function dueOf(clock: TicketClock, calendar: BusinessCalendar): Instant | null {
  return clock.startedAt === null
    ? null
    : dueAt(calendar, clock.startedAt, clock.targetMinutes, clock.pauses);
}

/** A ticket's clock read at a moment, ready to draw. `cuts` are moments at which it changed hands. */
export function readClock(
  clock: TicketClock,
  calendar: BusinessCalendar,
  now: Instant,
  cuts: readonly Instant[] = [],
): ClockWalk {
  return clockWalk({ ...clock, calendar, now, cuts });
}
