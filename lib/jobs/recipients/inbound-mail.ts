import type { Topic, Topics } from "../topics.ts";
import { peopleWithRoles } from "./people.ts";

/** A mail waits for a contact's word (S7): the customer's contacts, or where it has none its administrators. */
const held: Topic = async (tx, event) => {
  const { tenantId, customerOrgId } = event;
  if (!customerOrgId) return null;
  const contacts = await peopleWithRoles(tx, tenantId, customerOrgId, ["customer_contact"]);
  const from = String(event.data.name || event.data.from || "");
  return {
    recipients:
      contacts.length > 0 ? contacts : await peopleWithRoles(tx, tenantId, customerOrgId, ["customer_admin"]),
    ...(["spoofed", "unverified"].includes(String(event.data.reason))
      ? { textKey: "mail.held_unverified" }
      : {}),
    path: `/tickets/mail/${event.subjectId}`,
    params: { from, address: String(event.data.from ?? ""), subject: String(event.data.subject || "-") },
  };
};

export const inboundMailTopics: Topics = { "mail.held": held };
