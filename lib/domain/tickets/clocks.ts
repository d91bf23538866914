import { furtherClocks } from "#lib/domain/tickets/further-clocks.ts";
import { ENDS, type EventType, find, pausesOf, priorityAt, waitsOf } from "#lib/domain/tickets/past.ts";
import { type ClockKind, INTERNAL_CLOCKS, type SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import { ruleOf } from "#lib/domain/tickets/rules.ts";
import type { Priority, TicketEvent } from "#lib/domain/tickets/types.ts";
import type { Instant, Minutes, Pause } from "#lib/domain/time/types.ts";

/** One clock of a ticket: plain data, read at a moment by `readClock` or `clockWalk`. */
export type TicketClock = {
  kind: ClockKind;
  /** Counts from 1: reopenings of the case, escalations for level 3, arrivals at a level, questions of the customer. */
  cycle: number;
  /** The priority it counts by: that of now, or of the moment it stopped. */
  priority: Priority;
  targetMinutes: Minutes;
  calendarKey: string;
  /** Null: not started, such as a response clock before the diagnosis (S4). */
  startedAt: Instant | null;
  stoppedAt: Instant | null;
  pauses: Pause[];
  /** The first share of the target at which it warns. */
  warnAtPercent: number;
};

/** A target's share in basis points, in whole minutes rounded up, so that no share becomes nothing. */
function share(target: Minutes, basisPoints: number): Minutes {
  return Math.ceil((target * basisPoints) / 10_000);
}

/**
 * The clocks of a ticket from its plan and its history, oldest first (S3, S4, T2, T5). A changed priority counts
 * from the clock's start with the pauses it earned; a stopped clock keeps the priority it stopped with. Handing the
 * ticket over stops no clock of the customer. Each reopening begins a cycle, each escalation a clock of level 3. A merge
 * loses no promise: the case that goes on counts from the earlier opening while nothing is answered.
 */
export function ticketClocks(terms: SupportPlanTerms, history: readonly TicketEvent[]): TicketClock[] {
  const sorted = [...history].sort((a, b) => a.at - b.at);
  const gone = find(sorted, ["merged_away"], 0);
  const events = gone < 0 ? sorted : sorted.slice(0, gone);
  const clocks: TicketClock[] = [];
  let from = find(events, ["opened"], 0);
  for (let cycle = 1; from >= 0; cycle++) {
    const next = find(events, ["reopened"], from + 1);
    clocks.push(...cycleClocks(terms, events, cycle, from, next < 0 ? events.length : next));
    from = next;
  }
  clocks.push(...furtherClocks(terms, events), ...level3Clocks(terms, events));
  // Of a case that went on in another one, what was decided stays, and what ran counts nowhere.
  return gone < 0 ? clocks : clocks.filter(clock => clock.stoppedAt !== null);
}

function cycleClocks(
  terms: SupportPlanTerms,
  events: readonly TicketEvent[],
  cycle: number,
  from: number,
  until: number,
): TicketClock[] {
  const end = find(events, ENDS, from, until);
  const known = find(events, ["diagnosed"], 0, from) >= 0;
  const diagnosed = known ? from : find(events, ["diagnosed"], from, end < 0 ? until : end);
  const begin = terms.clockStart === "opening" ? from : diagnosed;
  const stops: readonly EventType[] =
    terms.stopsAt === "first_public_reply" ? ["answered", "public_reply", ...ENDS] : ["answered", ...ENDS];
  const clock = (
    kind: ClockKind,
    targets: (priority: Priority) => Minutes,
    start: number,
    stop: number,
  ): TicketClock => {
    const rule = ruleOf(terms, kind);
    const priority = priorityAt(events, stop);
    const stoppedAt = stop < 0 ? null : events[stop]!.at;
    const startedAt =
      start < 0 ? null : start === from ? begunBefore(events, from, stop, until) : events[start]!.at;
    return {
      kind,
      cycle,
      priority,
      targetMinutes: targets(priority),
      calendarKey: rule.calendars[priority],
      startedAt,
      stoppedAt,
      pauses:
        startedAt === null || !rule.pauseWhileWaiting
          ? []
          : waitsOf(events, { from: startedAt, to: stoppedAt }, rule.pauseOnlyAfterReply),
      warnAtPercent: rule.warnAtPercents[0]!,
    };
  };

  const clocks: TicketClock[] = [];
  if (terms.clockStart === "diagnosis" && !known) {
    const toDiagnosis = (priority: Priority) => share(terms.targets[priority], terms.diagnosisShareBp);
    clocks.push(clock("diagnosis", toDiagnosis, from, diagnosed < 0 ? end : diagnosed));
  }
  // Ended without ever starting: there is nothing to show.
  if (begin < 0 && end >= 0) return clocks;
  const stop = begin < 0 ? -1 : find(events, stops, begin, until);
  clocks.push(clock("response", priority => terms.targets[priority], begin, stop));
  const { resolutionTargets } = terms;
  if (resolutionTargets)
    clocks.push(clock("resolution", priority => resolutionTargets[priority], begin, end));
  return clocks;
}

/**
 * When a clock begins that counts from the opening: an earlier case that was merged in while it ran brings its own opening
 * along, so that no customer waits longer for having written twice.
 */
function begunBefore(events: readonly TicketEvent[], from: number, stop: number, until: number): Instant {
  let at = events[from]!.at;
  for (let i = from; i < (stop < 0 ? until : stop); i++) {
    const event = events[i]!;
    if (event.type === "merged_in") at = Math.min(at, event.openedAt);
  }
  return at;
}

const LEVEL3_STOPS: readonly EventType[] = ["l3_answered", "l3_handed_back", ...ENDS];

function level3Clocks(terms: SupportPlanTerms, events: readonly TicketEvent[]): TicketClock[] {
  const targets = terms.level3Targets;
  if (!targets) return [];
  const rule = ruleOf(terms, "level3");
  const clocks: TicketClock[] = [];
  for (
    let start = find(events, ["escalated_l3"], 0);
    start >= 0;
    start = find(events, ["escalated_l3"], start + 1)
  ) {
    const stop = find(events, LEVEL3_STOPS, start);
    const priority = priorityAt(events, stop);
    const life = { from: events[start]!.at, to: stop < 0 ? null : events[stop]!.at };
    // Level 3 also rests while the partner owes it what it asked for (T3).
    const pauses = rule.pauseWhileWaiting
      ? [
          ...waitsOf(events, life, rule.pauseOnlyAfterReply),
          ...pausesOf(
            events.slice(start),
            "l3_more_wanted",
            ["l3_more_given", "l3_accepted", ...LEVEL3_STOPS],
            life,
          ),
        ]
      : [];
    clocks.push({
      kind: "level3",
      cycle: clocks.length + 1,
      priority,
      targetMinutes: targets[priority],
      calendarKey: rule.calendars[priority],
      startedAt: life.from,
      stoppedAt: life.to,
      pauses,
      warnAtPercent: rule.warnAtPercents[0]!,
    });
  }
  return clocks;
}

const ORDER: readonly ClockKind[] = ["diagnosis", "response", "next_reply", "update", "resolution"];

/**
 * The clock a queue sorts and shows a ticket by: of the customer's running ones that due first, in order of kind where
 * nothing says when they are due; else the latest promise of the last cycle.
 */
export function leadingClock(
  clocks: readonly TicketClock[],
  due: (clock: TicketClock) => Instant | null = () => null,
): TicketClock | null {
  const customers = clocks
    .filter(clock => !INTERNAL_CLOCKS.includes(clock.kind))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const running = customers.filter(c => c.startedAt !== null && c.stoppedAt === null);
  const at = new Map(running.map(clock => [clock, due(clock) ?? Number.POSITIVE_INFINITY]));
  // Sorting is stable: the order of kind decides between two of one moment, and between two that are held.
  const first = running.sort((a, b) => (at.get(a)! === at.get(b)! ? 0 : at.get(a)! - at.get(b)!))[0];
  if (first) return first;
  const promises = customers.filter(c => c.kind !== "next_reply" && c.kind !== "update");
  const last = Math.max(0, ...promises.map(clock => clock.cycle));
  return promises.findLast(c => c.cycle === last && c.startedAt !== null) ?? null;
}
