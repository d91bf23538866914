import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Level, Side, TicketFlow, TicketState } from "#lib/domain/tickets/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { Instant, Zone } from "#lib/domain/time/types.ts";
import { startOfDay, todayIn } from "#lib/domain/time/zone.ts";

export type FlowRefusal =
  | "finished"
  | "not_diagnosed"
  | "waiting_customer"
  | "already_escalated"
  | "needs_escalation"
  | "not_escalated"
  | "more_not_wanted"
  | "not_resolved"
  | "reopening_over";

type Verb = Result<TicketFlow, FlowRefusal>;

/** A ticket as it is opened. */
export const NEW_FLOW: TicketFlow = {
  state: "new",
  level: 1,
  level3: null,
  diagnosedAt: null,
  answeredAt: null,
  resolvedAt: null,
  closedAt: null,
};

/** Neither resolved nor closed. */
export function isOpen({ state }: { state: TicketState }): boolean {
  return state !== "resolved" && state !== "closed";
}

/** The preliminary diagnosis (S4). The first one counts; a repeat changes nothing. */
export function diagnose(flow: TicketFlow, at: Instant): Verb {
  if (!isOpen(flow)) return err("finished");
  if (flow.diagnosedAt !== null) return ok(flow);
  return ok({ ...flow, diagnosedAt: at, state: flow.state === "new" ? "diagnosed" : flow.state });
}

/** Work goes on after the diagnosis. */
export function startWork(flow: TicketFlow): Verb {
  if (!isOpen(flow)) return err("finished");
  if (flow.diagnosedAt === null) return err("not_diagnosed");
  return ok(flow.state === "diagnosed" ? { ...flow, state: "in_progress" } : flow);
}

/** The specialist's answer, which stops the response clock (S3). The first one counts. */
export function answer(flow: TicketFlow, at: Instant): Verb {
  const working = startWork(flow);
  if (!working.ok) return working;
  return ok({ ...working.value, answeredAt: flow.answeredAt ?? at });
}

/** Waits for the customer (T5), from any open state; level 3 keeps the ticket meanwhile. */
export function waitForCustomer(flow: TicketFlow): Verb {
  return isOpen(flow) ? ok({ ...flow, state: "waiting_customer" }) : err("finished");
}

/** The wait is over: back to where the ticket was. */
export function resume(flow: TicketFlow): Verb {
  if (!isOpen(flow)) return err("finished");
  return ok(flow.state === "waiting_customer" ? { ...flow, state: workingState(flow) } : flow);
}

function workingState(flow: TicketFlow): TicketState {
  if (flow.level3 !== null) return "with_manufacturer";
  return flow.diagnosedAt === null ? "new" : "in_progress";
}

/** Hands the ticket between the levels of whoever serves it; only a vendor that serves it itself has level 3 there (T1, T2). */
export function handTo(flow: TicketFlow, level: Level, vendorServes: boolean): Verb {
  if (!isOpen(flow)) return err("finished");
  if (flow.level3 !== null) return err("already_escalated");
  if (level === 3 && !vendorServes) return err("needs_escalation");
  return ok({ ...flow, level });
}

/** The partner hands it to the vendor as manufacturer (T2, T3). Evidence and certificate are checked in `escalation.ts`. */
export function escalate(flow: TicketFlow): Verb {
  if (!isOpen(flow)) return err("finished");
  if (flow.diagnosedAt === null) return err("not_diagnosed");
  if (flow.level3 !== null) return err("already_escalated");
  // The wait must be ended first: else nobody could say whose turn it is.
  if (flow.state === "waiting_customer") return err("waiting_customer");
  return ok({ ...flow, state: "with_manufacturer", level: 3, level3: "asked" });
}

function atLevel3(flow: TicketFlow, change: (flow: TicketFlow) => TicketFlow): Verb {
  if (!isOpen(flow)) return err("finished");
  return flow.level3 === null ? err("not_escalated") : ok(change(flow));
}

/** The vendor takes the escalation (T3). */
export function acceptLevel3(flow: TicketFlow): Verb {
  return atLevel3(flow, f => ({ ...f, level3: "accepted" }));
}

/** The vendor asks the partner for more (T3). */
export function wantMore(flow: TicketFlow): Verb {
  return atLevel3(flow, f => ({ ...f, level3: "more_wanted" }));
}

/** The partner has given what was asked for; the vendor decides anew. */
export function giveMore(flow: TicketFlow): Verb {
  if (!isOpen(flow)) return err("finished");
  if (flow.level3 === null) return err("not_escalated");
  return flow.level3 === "more_wanted" ? ok({ ...flow, level3: "asked" }) : err("more_not_wanted");
}

function backToPartner(flow: TicketFlow): TicketFlow {
  const back: TicketFlow = { ...flow, level: 2, level3: null };
  return { ...back, state: flow.state === "waiting_customer" ? flow.state : workingState(back) };
}

/** The vendor answers as manufacturer and the ticket returns to level 2 (T2). */
export function answerLevel3(flow: TicketFlow): Verb {
  return atLevel3(flow, backToPartner);
}

/** The vendor hands the escalation back, with a reason kept by its event (T3). */
export function handBack(flow: TicketFlow): Verb {
  return atLevel3(flow, backToPartner);
}

/** Solved; also ends an escalation under way. */
export function resolve(flow: TicketFlow, at: Instant): Verb {
  if (flow.state === "resolved") return ok(flow);
  if (flow.state === "closed") return err("finished");
  if (flow.diagnosedAt === null) return err("not_diagnosed");
  const home = flow.level3 === null ? flow : backToPartner(flow);
  return ok({ ...home, state: "resolved", resolvedAt: at });
}

/**
 * Resolved because the customer did not answer (T5): from the wait alone, diagnosed or not, and it may be reopened as after
 * any other end. Null: it does not wait, or the manufacturer has it, whose answer is still to come.
 */
export function resolveBySilence(flow: TicketFlow, at: Instant): TicketFlow | null {
  if (flow.state !== "waiting_customer" || flow.level3 !== null) return null;
  return { ...flow, state: "resolved", resolvedAt: at };
}

/** Closed for good: by the customer's word, or once reopening is over (T5). */
export function close(flow: TicketFlow, at: Instant): Verb {
  if (flow.state === "closed") return ok(flow);
  return flow.state === "resolved" ? ok({ ...flow, state: "closed", closedAt: at }) : err("not_resolved");
}

/** The moment reopening ends: the days count in the zone, and the last one counts whole (T5). */
export function reopenableUntil(resolvedAt: Instant, reopenDays: number, zone: Zone): Instant {
  return startOfDay(zone, addDays(todayIn(zone, resolvedAt), reopenDays + 1));
}

/** What a customer's reply does (T5): it is added, ends the wait, reopens the ticket, or opens a linked one. */
export function onCustomerReply(
  flow: TicketFlow,
  at: Instant,
  reopenDays: number,
  zone: Zone,
): "append" | "resume" | "reopen" | "linked" {
  if (flow.state === "waiting_customer") return "resume";
  if (isOpen(flow)) return "append";
  return reopen(flow, at, reopenDays, zone).ok ? "reopen" : "linked";
}

/** Reopens a resolved ticket within the plan's days (T5). It keeps its diagnosis and wants a new answer. */
export function reopen(flow: TicketFlow, at: Instant, reopenDays: number, zone: Zone): Verb {
  if (flow.state !== "resolved" || flow.resolvedAt === null) {
    return err(flow.state === "closed" ? "reopening_over" : "not_resolved");
  }
  if (at >= reopenableUntil(flow.resolvedAt, reopenDays, zone)) return err("reopening_over");
  return ok({ ...flow, state: workingState(flow), answeredAt: null, resolvedAt: null });
}

/** The state a side reads: the customer reads one clear sentence for level 3, whatever happens there (T5). */
export function stateFor(side: Side, flow: TicketFlow): TicketState | "in_progress_with_manufacturer" {
  return side === "customer" && flow.state === "with_manufacturer"
    ? "in_progress_with_manufacturer"
    : flow.state;
}
