import type { Role } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Recipient, Topic, Topics } from "../topics.ts";
import { peopleWithRoles, personById, vendorPeople } from "./people.ts";

/** A mail waits for a contact's word (S7): the customer's contacts, or where it has none its administrators. */
const held: Topic = async (tx, event) => {
  const { tenantId, customerOrgId } = event;
  if (!customerOrgId) return null;
  const from = String(event.data.name || event.data.from || "");
  return {
    recipients: await contactsOf(tx, tenantId, customerOrgId),
    ...(["spoofed", "unverified"].includes(String(event.data.reason))
      ? { textKey: "mail.held_unverified" }
      : {}),
    path: `/tickets/mail/${event.subjectId}`,
    params: { from, address: String(event.data.from ?? ""), subject: String(event.data.subject || "-") },
  };
};

async function contactsOf(tx: Tx, tenantId: string, customerOrgId: string): Promise<Recipient[]> {
  const contacts = await peopleWithRoles(tx, tenantId, customerOrgId, ["customer_contact"]);
  return contacts.length > 0 ? contacts : peopleWithRoles(tx, tenantId, customerOrgId, ["customer_admin"]);
}

/** What followed of the same sender since the last notice, as far as it still waits; nobody is told of what was decided. */
const heldMore: Topic = async (tx, event) => {
  const { tenantId, customerOrgId, data } = event;
  if (!customerOrgId) return null;
  const count = await tx.inboundMail.count({
    where: {
      tenantId,
      customerOrgId,
      fromAddress: String(data.from),
      state: "held",
      reason: { not: "spoofed" },
      receivedAt: { gt: new Date(String(data.since)) },
    },
  });
  if (count === 0) return null;
  return {
    recipients: await contactsOf(tx, tenantId, customerOrgId),
    path: "/tickets/mail",
    params: { from: String(data.name || data.from), address: String(data.from), count },
  };
};

/** Mails nobody could take: who looks after mail, as far as some are still set aside. */
const setAside: Topic = async (tx, event) => {
  const { tenantId, data, partnerOrgId } = event;
  const own = event.audience === "partner";
  const count = await tx.inboundMail.count({
    where: {
      tenantId,
      state: "set_aside",
      reason: { notIn: ["empty", "no_sender"] },
      receivedAt: { gte: new Date(String(data.since)) },
      ...(own ? { audience: "partner", partnerOrgId } : { audience: { not: "partner" } }),
    },
  });
  if (count === 0) return null;
  const recipients = own
    ? await first(["partner_support_manager", "partner_support"], role =>
        peopleWithRoles(tx, tenantId, partnerOrgId ?? "", [role]),
      )
    : await first(["vendor_support_manager", "vendor_support", "vendor_admin"], role =>
        vendorPeople(tx, tenantId, [role]),
      );
  return { recipients, path: "/tickets/mail?state=set_aside", params: { count } };
};

/** Those of the first of these roles that somebody holds. */
async function first(
  roles: readonly Role[],
  holders: (role: Role) => Promise<Recipient[]>,
): Promise<Recipient[]> {
  for (const role of roles) {
    const found = await holders(role);
    if (found.length > 0) return found;
  }
  return [];
}

/** Its person is told in the portal: a mail would not arrive. */
const failing: Topic = async (tx, event) => ({
  recipients: await personById(tx, event.tenantId, event.subjectId),
  path: "/notifications/mail",
  params: { address: String(event.data.address ?? ""), words: String(event.data.text ?? "") },
});

export const inboundMailTopics: Topics = {
  "mail.held": held,
  "mail.held_more": heldMore,
  "mail.set_aside": setAside,
  "mail.address_failing": failing,
};
