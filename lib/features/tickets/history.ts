import type { Level, Priority, TicketEvent } from "#lib/domain/tickets/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

/** Facts on a ticket's timeline that its clocks listen to. */
const CLOCK_FACTS = {
  "ticket.opened": "opened",
  "ticket.priority_changed": "priority_changed",
  "ticket.diagnosed": "diagnosed",
  "ticket.answered": "answered",
  "ticket.waiting": "paused",
  "ticket.resumed": "resumed",
  "ticket.resolved": "resolved",
  "ticket.resolved_by_silence": "resolved",
  "ticket.reopened": "reopened",
  "ticket.closed": "closed",
  "ticket.closed_by_time": "closed",
  "ticket.escalated": "escalated_l3",
  "ticket.l3_accepted": "l3_accepted",
  "ticket.l3_more_wanted": "l3_more_wanted",
  "ticket.l3_more_given": "l3_more_given",
  "ticket.l3_answered": "l3_answered",
  "ticket.l3_handed_back": "l3_handed_back",
  "ticket.level_changed": "level_changed",
  "ticket.merged_away": "merged_away",
  "ticket.merged_in": "merged_in",
} as const satisfies Record<string, TicketEvent["type"]>;

type ClockFact = keyof typeof CLOCK_FACTS;

/** A line that takes others back: for the clocks they never were, so that no customer's time is lost by a slip. */
export const TAKEN_BACK = "ticket.undone";

/** Lines and messages that such facts name. */
export const takenBackBy = (facts: readonly { type: string; data: unknown }[]): Set<string> =>
  new Set(
    facts
      .filter(fact => fact.type === TAKEN_BACK)
      .flatMap(fact => String((fact.data as { undone?: string }).undone ?? "").split(" ")),
  );

/**
 * A ticket's past as its clocks read it, from its timeline: the one source, so that a clock can always be worked out
 * anew. Needs to see every line, so it runs as the worker. Of one moment: messages first, then facts as written.
 */
export async function ticketHistory(
  tx: Tx,
  tenantId: string,
  ticketId: string,
  withMessages: boolean,
): Promise<TicketEvent[]> {
  const facts = await tx.event.findMany({
    where: {
      tenantId,
      subjectType: "ticket",
      subjectId: ticketId,
      type: { in: [...Object.keys(CLOCK_FACTS), TAKEN_BACK] },
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, type: true, at: true, data: true },
  });
  const messages = withMessages
    ? await tx.ticketMessage.findMany({
        where: { tenantId, ticketId, audience: "everyone" },
        orderBy: [{ at: "asc" }, { id: "asc" }],
        select: { id: true, at: true, authorSide: true },
      })
    : [];
  const gone = takenBackBy(facts);
  const said = messages.filter(message => !gone.has(message.id));
  const past: TicketEvent[] = said.map(message => ({
    type: message.authorSide === "customer" ? "customer_wrote" : "public_reply",
    at: message.at.getTime(),
  }));
  for (const fact of facts)
    if (fact.type !== TAKEN_BACK && !gone.has(fact.id))
      past.push(eventOf(CLOCK_FACTS[fact.type as ClockFact], fact));
  // Sorting is stable: what shares a moment keeps this order.
  return past.sort((a, b) => a.at - b.at);
}

function eventOf(type: (typeof CLOCK_FACTS)[ClockFact], fact: { at: Date; data: unknown }): TicketEvent {
  const at = fact.at.getTime();
  const data = fact.data as { priority?: string; to?: string | number; openedAt?: number };
  if (type === "level_changed") return { type, at, level: Number(data.to) as Level };
  if (type === "merged_in") return { type, at, openedAt: data.openedAt ?? at };
  // Written down later than it was asked, as what was split off another case: it counts from when it was asked.
  if (type === "opened") return { type, at: data.openedAt ?? at, priority: data.priority as Priority };
  return type === "priority_changed" ? { type, at, priority: data.to as Priority } : { type, at };
}
