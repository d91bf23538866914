import { err, ok, type Result } from "#lib/domain/result.ts";
import { isOpen } from "#lib/domain/tickets/states.ts";
import type { TicketFlow } from "#lib/domain/tickets/types.ts";
import type { Instant } from "#lib/domain/time/types.ts";

type Case = {
  id: string;
  customerOrgId: string;
  partnerOrgId: string | null;
  flow: TicketFlow;
};

export type MergeRefusal =
  | "mergeSelf"
  | "mergeCustomer"
  | "mergeServing"
  | "finished"
  | "already_escalated"
  | "mergeFinished";

/**
 * The first case goes on in the second (T6), or why it can't: both are open, of one customer and served by the same side, so
 * that nobody reads more than before; and none is left with the manufacturer, whose answer would find nobody.
 * Returns the flow of the one that goes away: closed.
 */
export function mergeAway(from: Case, into: Case, at: Instant): Result<TicketFlow, MergeRefusal> {
  if (from.id === into.id) return err("mergeSelf");
  if (from.customerOrgId !== into.customerOrgId) return err("mergeCustomer");
  if (from.partnerOrgId !== into.partnerOrgId) return err("mergeServing");
  if (!isOpen(from.flow)) return err("finished");
  if (from.flow.level3 !== null) return err("already_escalated");
  if (!isOpen(into.flow)) return err("mergeFinished");
  return ok({ ...from.flow, state: "closed", closedAt: at });
}

/** Since when a case has waited, with those that went on in it: the earliest opening of all of them. */
export function openedWith(openedAt: Instant, mergedIn: readonly Instant[]): Instant {
  return Math.min(openedAt, ...mergedIn);
}
