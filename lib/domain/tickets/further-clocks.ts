import type { TicketClock } from "#lib/domain/tickets/clocks.ts";
import { ENDS, priorityAt, STAFF_WRITES, waitsOf } from "#lib/domain/tickets/past.ts";
import type { FurtherClockKind, SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import { ruleOf } from "#lib/domain/tickets/rules.ts";
import type { Level, TicketEvent } from "#lib/domain/tickets/types.ts";
import type { Instant } from "#lib/domain/time/types.ts";

/** From the event at an index to that at another; -1: it runs. */
type Stretch = { start: number; stop: number };

/** The clocks a plan adds to the promises of S3 and S4: what each counts is said at its stretches below. */
export function furtherClocks(terms: SupportPlanTerms, events: readonly TicketEvent[]): TicketClock[] {
  const { further } = terms;
  if (!further) return [];
  return [
    ...clocksOf(terms, events, "next_reply", further.next_reply ? questions(events) : []),
    ...clocksOf(terms, events, "update", further.update ? silences(events) : []),
    ...clocksOf(terms, events, "level1", further.level1 ? stays(events, 1) : []),
    ...clocksOf(terms, events, "level2", further.level2 ? stays(events, 2) : []),
  ];
}

function clocksOf(
  terms: SupportPlanTerms,
  events: readonly TicketEvent[],
  kind: FurtherClockKind,
  stretches: readonly Stretch[],
): TicketClock[] {
  const rule = ruleOf(terms, kind);
  const targets = terms.further?.[kind]?.targets ?? {};
  return stretches.flatMap(({ start, stop }, i): TicketClock[] => {
    const startedAt = events[start]!.at;
    const stoppedAt = stop < 0 ? null : events[stop]!.at;
    // Begun and over in one moment, as by an answer that resolves the case: nobody waited.
    if (stoppedAt === startedAt) return [];
    const priority = priorityAt(events, stop);
    const target = targets[priority];
    if (target === undefined) return [];
    return [
      {
        kind,
        cycle: i + 1,
        priority,
        targetMinutes: target,
        calendarKey: rule.calendars[priority],
        startedAt,
        stoppedAt,
        pauses: rule.pauseWhileWaiting
          ? waitsOf(events, { from: startedAt, to: stoppedAt }, rule.pauseOnlyAfterReply)
          : [],
        warnAtPercent: rule.warnAtPercents[0]!,
      },
    ];
  });
}

/**
 * Each stretch in which the customer waits for a reply to what it wrote: from the oldest message nobody has replied to
 * until the serving side writes, or the case ends. What comes before the first reply of a cycle is the response clock's.
 */
function questions(events: readonly TicketEvent[]): Stretch[] {
  const found: Stretch[] = [];
  let replied = false;
  let since = -1;
  events.forEach(({ type }, i) => {
    if (STAFF_WRITES.includes(type) || ENDS.includes(type)) {
      if (since >= 0) found.push({ start: since, stop: i });
      since = -1;
      replied = !ENDS.includes(type);
    } else if (type === "customer_wrote" && replied && since < 0) since = i;
  });
  if (since >= 0) found.push({ start: since, stop: -1 });
  return found;
}

/** Each stretch between two messages of the serving side while the case is open: how long it was silent. */
function silences(events: readonly TicketEvent[]): Stretch[] {
  const found: Stretch[] = [];
  let since = -1;
  events.forEach(({ type }, i) => {
    const wrote = STAFF_WRITES.includes(type);
    if (!wrote && !ENDS.includes(type)) return;
    // Two facts of one moment are one message.
    if (wrote && since >= 0 && events[since]!.at === events[i]!.at) return;
    if (since >= 0) found.push({ start: since, stop: i });
    since = wrote ? i : -1;
  });
  if (since >= 0) found.push({ start: since, stop: -1 });
  return found;
}

/**
 * Each stay of a case at a level of the serving side (T2): from its arrival until the level has answered the customer,
 * handed it on, or the case ended. What comes back from the manufacturer is level 2's to pass on.
 */
function stays(events: readonly TicketEvent[], level: Level): Stretch[] {
  const found: Stretch[] = [];
  let at: Level = 1;
  let answered = false;
  let wroteAt: Instant | null = null;
  let since = -1;
  const leave = (stop: number) => {
    if (since >= 0) found.push({ start: since, stop });
    since = -1;
  };
  const arrive = (to: Level, i: number) => {
    if (to !== at) leave(i);
    at = to;
    if (at === level && since < 0) since = i;
  };
  events.forEach((event, i) => {
    if (STAFF_WRITES.includes(event.type)) wroteAt = event.at;
    if (event.type === "opened" || event.type === "reopened") {
      answered = false;
      arrive(event.type === "opened" ? 1 : at, i);
    } else if (event.type === "level_changed") arrive(event.level, i);
    else if (event.type === "escalated_l3") arrive(3, i);
    else if (event.type === "l3_answered" || event.type === "l3_handed_back") {
      arrive(2, i);
      // The manufacturer wrote to everyone: there is nothing left to pass on.
      if (wroteAt === event.at && level === 2) since = -1;
    } else if (ENDS.includes(event.type)) leave(i);
    else if (event.type === "answered" || (event.type === "public_reply" && answered)) {
      answered = true;
      leave(i);
    }
  });
  if (since >= 0) found.push({ start: since, stop: -1 });
  return found;
}

/** Whether a plan's clocks listen to every message, and not to the answer alone. */
export const listensToMessages = (terms: SupportPlanTerms): boolean =>
  terms.stopsAt === "first_public_reply" ||
  terms.pauseOnlyAfterReply === true ||
  Object.keys(terms.further ?? {}).length > 0;
