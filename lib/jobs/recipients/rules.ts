import type { Role } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import type { Recipient, Topic, Topics } from "../topics.ts";
import { peopleWithRoles } from "./people.ts";

const DESK: Role[] = [
  "vendor_support",
  "vendor_support_manager",
  "vendor_admin",
  "partner_support",
  "partner_support_manager",
  "partner_admin",
];

/** Who words a desk's rules and recurring cases (`automationPolicy`). */
const LEADS: Role[] = ["vendor_support_manager", "vendor_admin", "partner_support_manager", "partner_admin"];

/** Who worded it, or who leads the desk once they work there no more: what stands still must come to somebody's ears. */
async function keepersOf(tx: Tx, tenantId: string, desk: string, personId: unknown): Promise<Recipient[]> {
  const own = (await peopleWithRoles(tx, tenantId, desk, DESK)).filter(one => one.personId === personId);
  return own.length > 0 ? own : peopleWithRoles(tx, tenantId, desk, LEADS);
}

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
  const { personId } = event.data;
  const people = await peopleWithRoles(tx, tenantId, desk, DESK);
  return {
    recipients:
      event.type === "ticket.rule_stopped"
        ? await keepersOf(tx, tenantId, desk, personId)
        : people.filter(person => person.personId === personId),
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

/** A recurring case that was not opened: who worded it, or who leads the desk by now. */
const notOpened: Topic = async (tx, event) => {
  const { tenantId, data } = event;
  const desk =
    event.partnerOrgId ?? (await tx.organisation.findFirst({ where: { tenantId, side: "vendor" } }))?.id;
  if (!desk) return null;
  const on = String(data.on ?? "");
  const why = data.why as { en: string; es: string };
  return {
    recipients: await keepersOf(tx, tenantId, desk, data.personId),
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
