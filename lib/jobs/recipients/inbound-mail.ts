import type { Topic, Topics } from "../topics.ts";
import { peopleWithRoles, personById } from "./people.ts";

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

/** Its person is told in the portal: a mail would not arrive. */
const failing: Topic = async (tx, event) => ({
  recipients: await personById(tx, event.tenantId, event.subjectId),
  path: "/notifications/mail",
  params: { address: String(event.data.address ?? ""), words: String(event.data.text ?? "") },
});

export const inboundMailTopics: Topics = { "mail.held": held, "mail.address_failing": failing };
