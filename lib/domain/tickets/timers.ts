import type { TicketClock } from "#lib/domain/tickets/clocks.ts";
import type { SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import { ruleOf } from "#lib/domain/tickets/rules.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { clockWalk } from "#lib/domain/time/clock.ts";
import type { ClockWalk } from "#lib/domain/time/clock-types.ts";
import type { Instant, Minutes } from "#lib/domain/time/types.ts";
import { dueAt } from "#lib/domain/time/walk.ts";

/** Something that happens when a clock reaches a mark (S6). */
export type ClockTimer = {
  kind: "warning" | "breach" | "escalation";
  /** The step of an escalation; of warnings which one, from 0; of a breach 0. */
  level: number;
  /** How often the step was told before: 0 the first time. */
  round: number;
  at: Instant;
  /** Role ids to tell; empty for warning and breach, which go to who works the ticket. */
  notify: string[];
};

/**
 * The timers of a clock, by time (S6): warnings, breach and each escalation level with its repetitions, at open minutes of
 * its calendar. Left out are marks a stopped clock never reached, those behind a pause that still lasts, and repetitions
 * of steps somebody has seen. Unique by (clock, cycle, kind, level, round), so that a timer already fired can be told
 * from a new one.
 */
export function timersFor(
  clock: TicketClock,
  terms: SupportPlanTerms,
  calendar: BusinessCalendar,
  seen: readonly number[] = [],
): ClockTimer[] {
  const { startedAt, stoppedAt, targetMinutes: target, pauses } = clock;
  if (startedAt === null) return [];
  const timers: ClockTimer[] = [];
  const add = (timer: Omit<ClockTimer, "at">, minutes: Minutes) => {
    const at = dueAt(calendar, startedAt, minutes, pauses);
    if (at !== null && (stoppedAt === null || at < stoppedAt)) timers.push({ ...timer, at });
  };
  for (const [level, percent] of ruleOf(terms, clock.kind).warnAtPercents.entries())
    add({ kind: "warning", level, round: 0, notify: [] }, (target * percent) / 100);
  add({ kind: "breach", level: 0, round: 0, notify: [] }, target);
  for (const step of terms.escalations) {
    if (step.clocks && !step.clocks.includes(clock.kind)) continue;
    const first = "percent" in step.at ? (target * step.at.percent) / 100 : target + step.at.minutesAfterDue;
    // A step before the due time of a target that is shorter still: at once.
    const minutes = Math.max(0, first);
    const { level, notify, repeat } = step;
    const rounds = repeat && !seen.includes(level) ? repeat.times : 0;
    for (let round = 0; round <= rounds; round++)
      add({ kind: "escalation", level, round, notify }, minutes + round * (repeat?.everyMinutes ?? 0));
  }
  return timers.sort((a, b) => a.at - b.at || a.level - b.level || a.round - b.round);
}

/** When a clock is due, or null while it hasn't started or a pause holds it (S3). */
export function dueOf(clock: TicketClock, calendar: BusinessCalendar): Instant | null {
  return clock.startedAt === null
    ? null
    : dueAt(calendar, clock.startedAt, clock.targetMinutes, clock.pauses);
}

/**
 * A ticket's clock read at a moment, ready to draw. `cuts` are moments at which it changed hands; without `inWords` only the bar is
 * drawn, and the walk has no segments.
 */
export function readClock(
  clock: TicketClock,
  calendar: BusinessCalendar,
  now: Instant,
  { cuts = [], inWords = true }: { cuts?: readonly Instant[]; inWords?: boolean } = {},
): ClockWalk {
  return clockWalk({ ...clock, calendar, now, cuts, inWords });
}
