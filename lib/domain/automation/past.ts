import type { Audience } from "#lib/domain/tickets/types.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import { factsOf, TRIGGERS } from "./events.ts";

/** A line of a case's timeline, as far as a trial reads it. */
export type PastFact = {
  id: string;
  type: string;
  at: Instant;
  actorSide: string;
  audience: Audience;
  data: Record<string, unknown>;
};

/** How a case stood, as its timeline says. */
export type Standing = {
  priority: string;
  level: number;
  state: string;
  holderId: string | null;
  atLevel3: boolean;
};

const START: Standing = { priority: "P4", level: 1, state: "new", holderId: null, atLevel3: false };

type Step = (standing: Standing, data: Record<string, unknown>) => Partial<Standing>;
const text = (value: unknown) => (typeof value === "string" ? value : "");

const STEPS: Record<string, Step> = {
  "ticket.opened": (_, data) => ({ priority: text(data.priority) || START.priority }),
  "ticket.priority_changed": (was, data) => ({ priority: text(data.to) || was.priority }),
  "ticket.taken": (_, data) => ({ holderId: text(data.personId) || null }),
  "ticket.assigned": (_, data) => ({ holderId: text(data.personId) || null }),
  "ticket.holder_left": () => ({ holderId: null }),
  "ticket.level_changed": (was, data) => ({ level: Number(data.to) || was.level, holderId: null }),
  "ticket.escalated": () => ({ level: 3, atLevel3: true, state: "with_manufacturer" }),
  "ticket.back_from_manufacturer": () => ({ level: 2, atLevel3: false, state: "in_progress" }),
  "ticket.diagnosed": () => ({ state: "diagnosed" }),
  "ticket.waiting": () => ({ state: "waiting_customer" }),
  "ticket.resumed": () => ({ state: "in_progress" }),
  "ticket.reopened": () => ({ state: "in_progress" }),
  "ticket.resolved": () => ({ state: "resolved" }),
  "ticket.resolved_by_silence": () => ({ state: "resolved" }),
  "ticket.closed": () => ({ state: "closed" }),
  "ticket.closed_by_time": () => ({ state: "closed" }),
};

/** All facts that a trial has to read. */
export const PAST_FACTS: readonly string[] = [
  ...new Set([...TRIGGERS.flatMap(factsOf), ...Object.keys(STEPS)]),
];

/**
 * How a case stood right after each of its facts, which come oldest first. What leaves no line, as that a diagnosis also took the
 * case, is not known: a trial says what the timeline says.
 */
export function standings(facts: readonly PastFact[]): { fact: PastFact; standing: Standing }[] {
  let standing = START;
  return facts.map(fact => {
    standing = { ...standing, ...STEPS[fact.type]?.(standing, fact.data) };
    return { fact, standing };
  });
}
