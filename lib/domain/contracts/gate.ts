import type { ContractState } from "#lib/domain/contracts/contract.ts";
import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** Somebody on a contract's list of contacts; `trainedOn` null has not been trained in the product. */
export type ListedContact = { personId: string; trainedOn: PlainDate | null; removed: boolean };

type ContactPlan = Pick<SupportPlanDefinition, "authorisedContacts" | "contactsMustBeTrained">;

/** Whether one more contact may be listed (S7): within the plan's number, trained, not listed already. */
export function mayListContact(
  plan: ContactPlan,
  listed: readonly ListedContact[],
  candidate: { personId: string; trainedOn: PlainDate | null },
  on: PlainDate,
): Result<{ left: number }, { reason: "full" | "not_trained" | "already_listed"; allowed: number }> {
  const current = listed.filter(contact => !contact.removed);
  const allowed = plan.authorisedContacts;
  if (current.some(contact => contact.personId === candidate.personId))
    return err({ reason: "already_listed", allowed });
  if (plan.contactsMustBeTrained && (candidate.trainedOn === null || candidate.trainedOn > on))
    return err({ reason: "not_trained", allowed });
  if (current.length >= allowed) return err({ reason: "full", allowed });
  return ok({ left: allowed - current.length - 1 });
}

/** Why a ticket can't be opened: keys of tickets.refusal.*, the first the one to act on. */
export type OpenRefusal =
  | "noContract"
  | "notStarted"
  | "lapsed"
  | "cancelled"
  | "notAuthorised"
  | "notTrained"
  | "systemNotCovered"
  | "checklist";

export type OpenGate = {
  /** Null: the customer has no contract at all. */
  contract: {
    state: ContractState;
    plan: ContactPlan & Pick<SupportPlanDefinition, "componentsChecklist">;
  } | null;
  contacts: readonly ListedContact[];
  personId: string;
  /** Whether the system chosen is under the contract; null: not chosen yet. */
  systemCovered: boolean | null;
  /** Keys of the plan's checklist that were confirmed (S9); null: not shown yet. */
  confirmed: readonly string[] | null;
  on: PlainDate;
};

const closed: Partial<Record<ContractState, OpenRefusal>> = {
  draft: "noContract",
  quoted: "noContract",
  ordered: "noContract",
  scheduled: "notStarted",
  lapsed: "lapsed",
  renewed: "lapsed",
  cancelled: "cancelled",
};

/** Whether this person may open a ticket now (S7, S9, S15); else every reason against it, in order of weight. */
export function canOpenTicket(gate: OpenGate): Result<true, OpenRefusal[]> {
  const { contract } = gate;
  if (contract === null) return err(["noContract"]);
  const refusals: OpenRefusal[] = [];
  const state = closed[contract.state];
  if (state !== undefined) refusals.push(state);
  const contact = gate.contacts.find(listed => listed.personId === gate.personId && !listed.removed);
  if (contact === undefined) refusals.push("notAuthorised");
  else if (contract.plan.contactsMustBeTrained && (contact.trainedOn === null || contact.trainedOn > gate.on))
    refusals.push("notTrained");
  if (gate.systemCovered === false) refusals.push("systemNotCovered");
  const confirmed = gate.confirmed;
  if (confirmed !== null && contract.plan.componentsChecklist.some(check => !confirmed.includes(check.key)))
    refusals.push("checklist");
  return refusals.length === 0 ? ok(true) : err(refusals);
}
