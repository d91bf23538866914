import { RATINGS } from "#lib/domain/tickets/rating.ts";
import { ratingPath } from "#lib/features/ratings/address.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Telling, Told, Topic, Topics } from "../topics.ts";
import { everyoneBut, peopleWithRoles, vendorPeople } from "./people.ts";

const LONGEST = 600;

async function about(tx: Tx, event: Told) {
  const { tenantId, subjectId } = event;
  const ticket = await tx.ticket.findFirst({ where: { tenantId, id: subjectId } });
  const row = await tx.ticketRating.findFirst({
    where: { tenantId, id: String(event.data.ratingId ?? "") },
  });
  return ticket && row ? { ticket, row } : null;
}

/** Who opened the case, and nobody in their place: each answer of the mail is a link of its own, and opening one says nothing yet. */
const asked: Topic = async (tx, event) => {
  const of = await about(tx, event);
  if (!of) return null;
  const { ticket, row } = of;
  const contacts = await peopleWithRoles(tx, event.tenantId, row.customerOrgId, ["customer_contact"]);
  return {
    recipients: contacts.filter(one => one.personId === row.contactId),
    path: `/tickets/${ticket.number}`,
    params: { number: ticket.number, subject: ticket.subject },
    links: RATINGS.map(rating => ({ key: rating, path: ratingPath(row, rating) })),
  };
};

/** Who did the work, of those whom the answer is about; of a bad one those who lead the desk, too. */
const answered: Topic = async (tx, event) => {
  const of = await about(tx, event);
  if (!of) return null;
  const { ticket, row } = of;
  if (row.rating === null) return null;
  const bad = row.rating === "bad";
  const { tenantId, actorId } = event;
  const desk = row.partnerOrgId
    ? await peopleWithRoles(tx, tenantId, row.partnerOrgId, ["partner_support", "partner_support_manager"])
    : await vendorPeople(tx, tenantId, ["vendor_support", "vendor_support_manager"]);
  const leads = row.partnerOrgId
    ? await peopleWithRoles(tx, tenantId, row.partnerOrgId, ["partner_support_manager"])
    : await vendorPeople(tx, tenantId, ["vendor_support_manager"]);
  // Moved on to another partner meanwhile: who had it no longer reads the case.
  if (ticket.partnerOrgId !== row.partnerOrgId) return null;
  const telling: Telling = {
    recipients: everyoneBut(
      actorId,
      desk.filter(one => one.personId === ticket.assigneeId),
      bad ? leads : [],
    ),
    path: `/tickets/${ticket.number}`,
    params: {
      number: ticket.number,
      subject: ticket.subject,
      customer: ticket.customerName,
      rating: row.rating,
      words: row.words.slice(0, LONGEST),
    },
    textKey: "ticket.rated",
  };
  return telling;
};

export const ratingTopics: Topics = {
  "ticket.rating_asked": asked,
  "ticket.rated": answered,
  "ticket.rating_changed": answered,
};
