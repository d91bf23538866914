import type { ClockKind, SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import type { Priority, TicketEvent } from "#lib/domain/tickets/types.ts";
import type { Instant, Minutes, Pause } from "#lib/domain/time/types.ts";

/** One clock of a ticket: plain data, read at a moment by `readClock` or `clockWalk`. */
export type TicketClock = {
  kind: ClockKind;
  /** Counts from 1: reopenings of the ticket, or its escalations for level 3. */
  cycle: number;
  /** The priority it counts by: that of now, or of the moment it stopped. */
  priority: Priority;
  targetMinutes: Minutes;
  calendarKey: string;
  /** Null: not started, such as a response clock before the diagnosis (S4). */
  startedAt: Instant | null;
  stoppedAt: Instant | null;
  pauses: Pause[];
  warnAtPercent: number;
};

type EventType = TicketEvent["type"];
const ENDS: readonly EventType[] = ["resolved", "closed"];

/** A target's share in basis points, in whole minutes rounded up, so that no share becomes nothing. */
function share(target: Minutes, basisPoints: number): Minutes {
  return Math.ceil((target * basisPoints) / 10_000);
}

/** Index of the first such event at or after an index; -1 when there is none. */
function find(
  events: readonly TicketEvent[],
  types: readonly EventType[],
  from: number,
  until = events.length,
) {
  for (let i = from; i < until; i++) if (types.includes(events[i]!.type)) return i;
  return -1;
}

/** The priority in force when the event at an index happened; the latest one without an index. */
function priorityAt(events: readonly TicketEvent[], index: number): Priority {
  let priority: Priority = "P4";
  for (let i = 0; i < (index < 0 ? events.length : index); i++) {
    const event = events[i]!;
    if (event.type === "opened" || event.type === "priority_changed") priority = event.priority;
  }
  return priority;
}

/** Stretches between a pausing and a resuming event, within a clock's life; open while they last. */
function pausesOf(
  events: readonly TicketEvent[],
  pausing: EventType,
  resuming: readonly EventType[],
  life: { from: Instant; to: Instant | null },
): Pause[] {
  const pauses: Pause[] = [];
  let since: Instant | null = null;
  const keep = (from: Instant, to: Instant | null) => {
    const start = Math.max(from, life.from);
    const end = life.to === null ? to : Math.min(to ?? life.to, life.to);
    if (end === null || end > start) pauses.push({ from: start, to: end });
  };
  for (const event of events) {
    if (event.type === pausing) since ??= event.at;
    else if (since !== null && (resuming.includes(event.type) || ENDS.includes(event.type))) {
      keep(since, event.at);
      since = null;
    }
  }
  if (since !== null) keep(since, null);
  return pauses;
}

/**
 * The clocks of a ticket from its plan and its history, oldest first (S3, S4, T2, T5). A changed priority counts
 * from the clock's start with the pauses it earned; a stopped clock keeps the priority it stopped with. Handing the
 * ticket over stops no clock of the customer. Each reopening begins a cycle, each escalation a clock of level 3.
 */
export function ticketClocks(terms: SupportPlanTerms, history: readonly TicketEvent[]): TicketClock[] {
  const events = [...history].sort((a, b) => a.at - b.at);
  const clocks: TicketClock[] = [];
  let from = find(events, ["opened"], 0);
  for (let cycle = 1; from >= 0; cycle++) {
    const next = find(events, ["reopened"], from + 1);
    clocks.push(...cycleClocks(terms, events, cycle, from, next < 0 ? events.length : next));
    from = next;
  }
  return [...clocks, ...level3Clocks(terms, events)];
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
    const priority = priorityAt(events, stop);
    const startedAt = start < 0 ? null : events[start]!.at;
    const stoppedAt = stop < 0 ? null : events[stop]!.at;
    return {
      kind,
      cycle,
      priority,
      targetMinutes: targets(priority),
      calendarKey: terms.calendars[priority],
      startedAt,
      stoppedAt,
      pauses:
        startedAt === null || !terms.pauseWhileWaiting
          ? []
          : pausesOf(events, "paused", ["resumed"], { from: startedAt, to: stoppedAt }),
      warnAtPercent: terms.warnAtPercent,
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

const LEVEL3_STOPS: readonly EventType[] = ["l3_answered", "l3_handed_back", ...ENDS];

function level3Clocks(terms: SupportPlanTerms, events: readonly TicketEvent[]): TicketClock[] {
  const targets = terms.level3Targets;
  if (!targets) return [];
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
    const pauses = terms.pauseWhileWaiting
      ? [
          ...pausesOf(events, "paused", ["resumed"], life),
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
      calendarKey: (terms.level3Calendars ?? terms.calendars)[priority],
      startedAt: life.from,
      stoppedAt: life.to,
      pauses,
      warnAtPercent: terms.warnAtPercent,
    });
  }
  return clocks;
}

/** The clock a queue sorts and shows a ticket by: the running one due first in order of kind, else the latest. */
export function leadingClock(clocks: readonly TicketClock[]): TicketClock | null {
  const order: ClockKind[] = ["diagnosis", "response", "resolution", "level3"];
  const customers = clocks.filter(clock => clock.kind !== "level3");
  const last = Math.max(0, ...customers.map(clock => clock.cycle));
  const current = customers
    .filter(clock => clock.cycle === last)
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return (
    current.find(c => c.startedAt !== null && c.stoppedAt === null) ??
    current.findLast(c => c.startedAt !== null) ??
    null
  );
}
