import { type Actor, all, any, has, type Policy } from "#lib/domain/policies/types.ts";
import { audiencesWrittenBy } from "#lib/domain/tickets/audience.ts";
import { isOpen } from "#lib/domain/tickets/states.ts";
import type { Audience, TicketForPolicy } from "#lib/domain/tickets/types.ts";

type T = TicketForPolicy;
/** What is known of a ticket before it exists. */
export type TicketToOpen = Pick<T, "tenantId" | "customerOrgId" | "partnerOrgId">;

const sameTenant = (actor: Actor, ticket: { tenantId: string }) => actor.tenantId === ticket.tenantId;

/** The customer's people of this ticket. */
const ofCustomer = (actor: Actor, t: TicketToOpen) =>
  sameTenant(actor, t) && actor.side === "customer" && actor.orgId === t.customerOrgId;

/** The partner that serves the ticket. */
const ofPartner = (actor: Actor, t: TicketToOpen) =>
  sameTenant(actor, t) && actor.side === "partner" && actor.orgId === t.partnerOrgId;

const ofVendor = (actor: Actor, t: TicketToOpen) => sameTenant(actor, t) && actor.side === "vendor";

/** S7: only an authorised contact speaks for the customer. */
const contact = all<TicketToOpen>(ofCustomer, has("customer_contact"));
const partnerEngineer = all<TicketToOpen>(ofPartner, has("partner_support", "partner_support_manager"));
const vendorEngineer = all<TicketToOpen>(ofVendor, has("vendor_support", "vendor_support_manager"));

/** T1: the partner's engineers at levels 1 and 2; the vendor's at all levels when no partner serves it. */
const serving = any<TicketToOpen>(
  partnerEngineer,
  all<TicketToOpen>(vendorEngineer, (_, t) => t.partnerOrgId === null),
);

const open: Policy<T> = (_, t) => isOpen(t);
const escalated: Policy<T> = (_, t) => isOpen(t) && t.level3 !== null;
const accepted: Policy<T> = (_, t) => isOpen(t) && t.level3 === "accepted";

/** Who speaks to everyone: the contact, who serves it, and the manufacturer once it took the escalation. */
const speaking = any<T>(contact, serving, all<T>(vendorEngineer, accepted));

/** Notes besides the conversation: engineers of the serving partner and of the vendor (R1). */
const noting = any<T>(partnerEngineer, vendorEngineer);

/** What the sides may do with a ticket, by side, level and T1. Certificate (T3), contract (S15) and form are the command's. */
export const ticketPolicy = {
  view: any<T>(ofCustomer, ofPartner, ofVendor),
  /** S7, and S8: calls are logged by who serves the contract. */
  open: any<TicketToOpen>(contact, serving),
  diagnose: all<T>(serving, open),
  /** Public messages. On a finished ticket a contact's reply reopens it or opens a linked one (T5). */
  reply: any<T>(contact, all<T>(speaking, open)),
  /** The message that counts as the answer (S3). */
  answer: all<T>(serving, open),
  note: noting,
  changePriority: all<T>(serving, open),
  assign: any<T>(all<T>(serving, open), all<T>(vendorEngineer, escalated)),
  handToLevel: all<T>(serving, open, (_, t) => t.level3 === null),
  /** S6: who works it, and the administrators a step may tell. */
  acknowledge: all<T>(
    any<T>(noting, all<T>(ofVendor, has("vendor_admin")), all<T>(ofPartner, has("partner_admin"))),
    open,
  ),
  waitForCustomer: all<T>(
    any<T>(serving, all<T>(vendorEngineer, accepted)),
    open,
    (_, t) => t.state !== "waiting_customer",
  ),
  resume: all<T>(any<T>(contact, serving), (_, t) => t.state === "waiting_customer"),
  escalate: all<T>(
    partnerEngineer,
    open,
    (_, t) => t.level3 === null && t.state !== "waiting_customer" && t.state !== "new",
  ),
  giveMore: all<T>(partnerEngineer, open, (_, t) => t.level3 === "more_wanted"),
  acceptLevel3: all<T>(vendorEngineer, escalated, (_, t) => t.level3 !== "accepted"),
  wantMore: all<T>(vendorEngineer, escalated, (_, t) => t.level3 !== "more_wanted"),
  answerLevel3: all<T>(vendorEngineer, accepted),
  handBack: all<T>(vendorEngineer, escalated),
  /** P14: the partner passes on what the manufacturer answered; whether it answered is the command's. */
  passOn: all<T>(partnerEngineer, open, (_, t) => t.level3 === null),
  /** A desk's own words, which no other side reads; also on what is over. */
  tag: noting,
  /** Whoever works one of two cases says that they have to do with each other (T6); which ones they see is the row's. */
  link: noting,
  /** What goes away must have come back from the manufacturer first, or nobody would hear its answer. */
  merge: all<T>(serving, open, (_, t) => t.level3 === null),
  split: all<T>(serving, open),
  resolve: all<T>(serving, open, (_, t) => t.state !== "new"),
  close: all<T>(any<T>(contact, serving), (_, t) => t.state === "resolved"),
  reopen: all<T>(any<T>(contact, serving), (_, t) => t.state === "resolved"),
};

/** Who says beforehand to whom a colleague's cases go when their certificate ends (T3). */
export const chooseSuccessor: Policy<{ partnerOrgId: string }> = (actor, target) =>
  actor.side === "partner" &&
  actor.orgId === target.partnerOrgId &&
  actor.roles.some(role => role === "partner_support_manager" || role === "partner_admin");

/** May the actor write to this audience on this ticket (T4)? */
export function mayWriteTo(audience: Audience): Policy<T> {
  const may = audience === "everyone" ? ticketPolicy.reply : ticketPolicy.note;
  return (actor, ticket) => may(actor, ticket) && audiencesWrittenBy(actor.side, ticket).includes(audience);
}
