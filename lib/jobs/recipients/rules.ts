import type { Role } from "#lib/domain/policies/types.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import type { Topic, Topics } from "../topics.ts";
import { peopleWithRoles } from "./people.ts";

const DESK: Role[] = [
  "vendor_support",
  "vendor_support_manager",
  "vendor_admin",
  "partner_support",
  "partner_support_manager",
  "partner_admin",
];

/** A rule tells one person of its own desk, while they are there: nobody else reads what a desk's rules do. */
const oneOfTheDesk: Topic = async (tx, event) => {
  const { tenantId } = event;
  const ticket = await tx.ticket.findFirst({ where: { tenantId, id: event.subjectId } });
  const desk =
    event.actorSide === "partner"
      ? event.partnerOrgId
      : (await tx.organisation.findFirst({ where: { tenantId, side: "vendor" } }))?.id;
  // Another partner serves the case by now: what it is called and where it stands is none of the former one's (T1).
  const former = event.actorSide === "partner" && ticket?.partnerOrgId !== event.partnerOrgId;
  if (!ticket || !desk || former) return null;
  const people = await peopleWithRoles(tx, tenantId, desk, DESK);
  return {
    recipients: people.filter(person => person.personId === event.data.personId),
    path: `/tickets/${ticket.number}`,
    params: {
      rule: String(event.data.rule ?? ""),
      why: String(event.data.why ?? ""),
      number: ticket.number,
      subject: ticket.subject,
      customer: ticket.customerName,
    },
    thread: `ticket-${ticket.id}`,
  };
};

/** A recurring case that was not opened: who worded it, while they are of the desk. */
const notOpened: Topic = async (tx, event) => {
  const { tenantId, data } = event;
  const desk =
    event.partnerOrgId ?? (await tx.organisation.findFirst({ where: { tenantId, side: "vendor" } }))?.id;
  if (!desk) return null;
  const people = await peopleWithRoles(tx, tenantId, desk, DESK);
  const on = String(data.on ?? "");
  const why = data.why as { en: string; es: string };
  return {
    recipients: people.filter(person => person.personId === data.personId),
    path: "/tickets/recurring",
    params: {
      recurring: String(data.recurring ?? ""),
      customer: String(data.customer ?? ""),
      day: { en: dayText(on, "en"), es: dayText(on, "es") },
      why,
    },
  };
};

export const ruleTopics: Topics = {
  "recurring.refused": notOpened,
  "ticket.rule_notice": oneOfTheDesk,
  "ticket.rule_stopped": oneOfTheDesk,
};
