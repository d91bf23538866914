import { mayWriteTo, ticketPolicy } from "#lib/domain/policies/ticket.ts";
import type { Actor, Policy } from "#lib/domain/policies/types.ts";
import { isOpen } from "#lib/domain/tickets/states.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { type Permission, TICKET_ACTIONS, type TicketAction } from "./dto.ts";
import type { TicketTarget } from "./load.ts";

const partnerNote = mayWriteTo("partner");

/** The rule of each action: guards the action and draws the button. What only the command can know (certificate, contract) is its own. */
export const ticketRules: Record<TicketAction, Policy<TicketTarget>> = {
  replyEveryone: mayWriteTo("everyone"),
  replyPartnerVendor: mayWriteTo("partner_vendor"),
  notePartner: partnerNote,
  noteVendor: mayWriteTo("vendor"),
  answer: (actor, t) => ticketPolicy.answer(actor, t) && t.row.diagnosedAt !== null,
  diagnose: (actor, t) => ticketPolicy.diagnose(actor, t) && t.row.diagnosedAt === null,
  changePriority: ticketPolicy.changePriority,
  take: (actor, t) => ticketPolicy.assign(actor, t) && assigneeFor(actor, t) !== actor.personId,
  assign: ticketPolicy.assign,
  handToLevel: ticketPolicy.handToLevel,
  acknowledge: ticketPolicy.acknowledge,
  waitForCustomer: ticketPolicy.waitForCustomer,
  resume: ticketPolicy.resume,
  saveEvidence: (actor, t) => partnerNote(actor, t) && isOpen(t) && t.level3 === null,
  escalate: (actor, t) => ticketPolicy.escalate(actor, t) && t.row.diagnosedAt !== null,
  accept: ticketPolicy.acceptLevel3,
  askMore: ticketPolicy.wantMore,
  giveMore: ticketPolicy.giveMore,
  answerLevel3: ticketPolicy.answerLevel3,
  handBack: ticketPolicy.handBack,
  passOn: (actor, t) => ticketPolicy.passOn(actor, t) && t.row.diagnosedAt !== null,
  follow: ticketPolicy.view,
  tag: ticketPolicy.tag,
  link: ticketPolicy.link,
  merge: ticketPolicy.merge,
  split: ticketPolicy.split,
  resolve: (actor, t) => ticketPolicy.resolve(actor, t) && t.row.diagnosedAt !== null,
  close: ticketPolicy.close,
  reopen: ticketPolicy.reopen,
};

/** The action that writing to an audience is. */
export const replyAction = (audience: Audience): TicketAction => REPLIES[audience];

const REPLIES: Record<Audience, TicketAction> = {
  everyone: "replyEveryone",
  partner_vendor: "replyPartnerVendor",
  partner: "notePartner",
  vendor: "noteVendor",
};

/** Who has it on the actor's side of the hand-over. */
const assigneeFor = (actor: Actor, t: TicketTarget) =>
  actor.side === "vendor" && t.partnerOrgId !== null ? t.row.l3AssigneeId : t.row.assigneeId;

const LEVEL3: readonly TicketAction[] = ["accept", "askMore", "giveMore", "answerLevel3", "handBack"];
const AFTER_RESOLUTION: readonly TicketAction[] = ["close", "reopen"];
const NEEDS_DIAGNOSIS: readonly TicketAction[] = ["answer", "escalate", "passOn", "resolve"];
/** What whoever serves the case does for level 3, and no manufacturer. */
const OF_PARTNER: readonly TicketAction[] = ["escalate", "saveEvidence", "giveMore", "notePartner", "passOn"];
const ENGINEERS = [
  "partner_support",
  "partner_support_manager",
  "vendor_support",
  "vendor_support_manager",
] as const;

/** Why an action is refused, heaviest reason first, as tickets.refusal.<key>: what stands in the way, or who can. */
export function whyNot(action: TicketAction): (actor: Actor, target: TicketTarget) => string {
  return (actor, t) => `tickets.refusal.${reasonAgainst(action, actor, t)}`;
}

function reasonAgainst(action: TicketAction, actor: Actor, t: TicketTarget): string {
  if (actor.side === "customer")
    return actor.roles.includes("customer_contact") && ["close", "reopen", "resume"].includes(action)
      ? stateAgainst(action, t)
      : actor.roles.includes("customer_contact")
        ? "notYours"
        : "onlyContacts";
  if (action === "acknowledge" && !isOpen(t)) return "finished";
  if (!ENGINEERS.some(role => actor.roles.includes(role)))
    return actor.side === "vendor" && t.partnerOrgId !== null && t.level3 === null ? "readsServed" : "reads";
  if (action === "escalate" && t.partnerOrgId === null) return "vendorServes";
  if (actor.side === "vendor" && t.partnerOrgId !== null) {
    if (OF_PARTNER.includes(action)) return "partnerServes";
    if (t.level3 === null) return isOpen(t) ? "partnerServes" : "finished";
    if (action === "replyEveryone" || action === "answerLevel3" || action === "waitForCustomer")
      return "acceptFirst";
  }
  if (
    actor.side === "partner" &&
    ["accept", "askMore", "answerLevel3", "handBack", "noteVendor"].includes(action)
  )
    return "manufacturer";
  return stateAgainst(action, t);
}

function stateAgainst(action: TicketAction, t: TicketTarget): string {
  if (AFTER_RESOLUTION.includes(action)) return t.state === "closed" ? "reopening_over" : "not_resolved";
  if (!isOpen(t)) return "finished";
  if (action === "diagnose") return "alreadyDiagnosed";
  if (action === "take") return "alreadyYours";
  if (NEEDS_DIAGNOSIS.includes(action) && t.row.diagnosedAt === null) return "not_diagnosed";
  if (action === "giveMore" && t.level3 !== null) return "more_not_wanted";
  if (LEVEL3.includes(action)) return t.level3 === null ? "not_escalated" : "alreadyDone";
  if (t.level3 !== null) return "already_escalated";
  if (action === "resume") return "notWaiting";
  if (t.state === "waiting_customer") return "waiting_customer";
  return "role";
}

/** Every action with whether this person may, and why not. */
export function permissionsOf(actor: Actor, target: TicketTarget): Record<TicketAction, Permission> {
  const entries = TICKET_ACTIONS.map((action): [TicketAction, Permission] => [
    action,
    ticketRules[action](actor, target)
      ? { allowed: true }
      : { allowed: false, reason: whyNot(action)(actor, target), params: {} },
  ]);
  return Object.fromEntries(entries) as Record<TicketAction, Permission>;
}
