import type { Audience } from "#lib/domain/tickets/types.ts";

/** What a rule can wait for. */
export const TRIGGERS = [
  "opened",
  "customer_wrote",
  "assigned",
  "state_changed",
  "level_changed",
  "priority_changed",
  "due_soon",
  "breached",
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** A fact of a case's timeline as rules see it. */
export type Fact = { type: string; actorSide: string; audience: Audience };

type Source = { trigger: Trigger; when?: (fact: Fact) => boolean };

/** Which facts are which event. A new one is a line here. */
const SOURCES: Record<string, Source> = {
  "ticket.opened": { trigger: "opened" },
  "ticket.replied": {
    trigger: "customer_wrote",
    when: fact => fact.actorSide === "customer" && fact.audience === "everyone",
  },
  "ticket.taken": { trigger: "assigned" },
  "ticket.assigned": { trigger: "assigned" },
  "ticket.diagnosed": { trigger: "state_changed" },
  "ticket.waiting": { trigger: "state_changed" },
  "ticket.resumed": { trigger: "state_changed" },
  "ticket.resolved": { trigger: "state_changed" },
  "ticket.resolved_by_silence": { trigger: "state_changed" },
  "ticket.closed": { trigger: "state_changed" },
  "ticket.closed_by_time": { trigger: "state_changed" },
  "ticket.reopened": { trigger: "state_changed" },
  "ticket.level_changed": { trigger: "level_changed" },
  "ticket.escalated": { trigger: "level_changed" },
  "ticket.back_from_manufacturer": { trigger: "level_changed" },
  "ticket.priority_changed": { trigger: "priority_changed" },
  "sla.warning": { trigger: "due_soon" },
  "sla.breached": { trigger: "breached" },
};

/** The facts that are one of these events; the others of a timeline concern no rule. */
export const factsOf = (trigger: Trigger): string[] =>
  Object.entries(SOURCES).flatMap(([type, source]) => (source.trigger === trigger ? [type] : []));

/** What a fact is to rules; null: nothing. */
export function triggerOf(fact: Fact): Trigger | null {
  const source = SOURCES[fact.type];
  return source && (source.when?.(fact) ?? true) ? source.trigger : null;
}
