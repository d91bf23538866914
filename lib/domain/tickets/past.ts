import type { Priority, TicketEvent } from "#lib/domain/tickets/types.ts";
import type { Instant, Pause } from "#lib/domain/time/types.ts";

export type EventType = TicketEvent["type"];

/** What ends a cycle of a case. */
export const ENDS: readonly EventType[] = ["resolved", "closed"];
/** What the serving side writes for everyone to read. */
export const STAFF_WRITES: readonly EventType[] = ["answered", "public_reply"];

/** Index of the first such event from an index on; -1 when there is none. */
export function find(
  events: readonly TicketEvent[],
  types: readonly EventType[],
  from: number,
  until = events.length,
): number {
  for (let i = from; i < until; i++) if (types.includes(events[i]!.type)) return i;
  return -1;
}

/** The priority in force when the event at an index happened; the latest one for -1. */
export function priorityAt(events: readonly TicketEvent[], index: number): Priority {
  let priority: Priority = "P4";
  for (let i = 0; i < (index < 0 ? events.length : index); i++) {
    const event = events[i]!;
    if (event.type === "opened" || event.type === "priority_changed") priority = event.priority;
  }
  return priority;
}

type Life = { from: Instant; to: Instant | null };

/** Stretches between a pausing and a resuming event, within a clock's life; open while they last. */
export function pausesOf(
  events: readonly TicketEvent[],
  pausing: EventType,
  resuming: readonly EventType[],
  life: Life,
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

/** The waits for the customer within a clock's life (T5); with `afterReply` none before the serving side has written once. */
export function waitsOf(events: readonly TicketEvent[], life: Life, afterReply: boolean): Pause[] {
  if (!afterReply) return pausesOf(events, "paused", ["resumed"], life);
  const wrote = find(events, STAFF_WRITES, 0);
  if (wrote < 0) return [];
  const from = Math.max(life.from, events[wrote]!.at);
  return life.to !== null && from >= life.to
    ? []
    : pausesOf(events, "paused", ["resumed"], { from, to: life.to });
}
