import type { Role } from "#lib/domain/policies/types.ts";
import { audiencesReadBy } from "#lib/domain/tickets/audience.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import type { Ticket } from "#lib/platform/db/client/client.ts";
import { inForce } from "#lib/platform/db/in-force.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Recipient, Telling, Told, Topic } from "../topics.ts";
import { everyoneBut, peopleWithRoles, vendorPeople } from "./people.ts";

// Who is concerned by a case: those who asked, work it, follow it.

/** Who is told of a fact on a ticket; nobody who may not read it (T4). */
export type Who = (tx: Tx, event: Told, ticket: Ticket) => Promise<Recipient[]>;

export const topic =
  (who: Who, textKey?: (event: Told) => string | undefined): Topic =>
  async (tx, event) => {
    const ticket = await tx.ticket.findFirst({ where: { tenantId: event.tenantId, id: event.subjectId } });
    if (!ticket || isFormerPartners(event, ticket)) return null;
    const key = textKey?.(event);
    return {
      recipients: everyoneBut(event.actorId, await who(tx, event, ticket)),
      path: `/tickets/${ticket.number}`,
      params: paramsOf(event, ticket),
      thread: `ticket-${ticket.id}`,
      ...(key ? { textKey: key } : {}),
    };
  };

/** What a partner wrote for itself alone stays its own (T4): who serves the case by now, a partner or the vendor, is not told of it (T1). */
const isFormerPartners = (event: Told, ticket: Ticket): boolean =>
  event.audience === "partner" && event.partnerOrgId !== ticket.partnerOrgId;

function paramsOf(event: Told, ticket: Ticket): NonNullable<Telling["params"]> {
  const data = Object.entries(event.data).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === "string" || typeof entry[1] === "number",
  );
  return {
    text: "",
    excerpt: "",
    customer: ticket.customerName,
    priority: ticket.priority,
    ...Object.fromEntries(data),
    number: ticket.number,
    subject: ticket.subject,
  };
}

export const both =
  (a: Who, b: Who): Who =>
  async (tx, event, ticket) => [...(await a(tx, event, ticket)), ...(await b(tx, event, ticket))];

/**
 * The customer's person who asked. Once they are no contact any more (S7) the case is the other contacts' to answer: those of its
 * contract, else any of the customer's, else its administrator. What was said in it no longer goes to who may not read it.
 */
export const opener: Who = async (tx, _, ticket) => {
  const { tenantId, customerOrgId, contractId } = ticket;
  const contacts = await peopleWithRoles(tx, tenantId, customerOrgId, ["customer_contact"]);
  // Whoever asked in a case that went on in this one asked here (T6).
  const merged = await tx.ticket.findMany({
    where: { tenantId, mergedIntoId: ticket.id },
    select: { openedById: true },
  });
  const askers = [ticket, ...merged].map(one => one.openedById);
  const asked = contacts.filter(one => askers.includes(one.personId));
  if (asked.length > 0) return asked;
  const listed = await tx.authorisedContact.findMany({
    where: { tenantId, contractId, removedAt: null },
    select: { personId: true },
  });
  const others = contacts.filter(one => listed.some(contact => contact.personId === one.personId));
  if (others.length > 0) return others;
  return contacts.length > 0 ? contacts : peopleWithRoles(tx, tenantId, customerOrgId, ["customer_admin"]);
};

/** People with roles at whoever serves the contract (T1). */
function atServing(tx: Tx, ticket: Ticket, partner: Role[], vendor: Role[]): Promise<Recipient[]> {
  return ticket.partnerOrgId
    ? peopleWithRoles(tx, ticket.tenantId, ticket.partnerOrgId, partner)
    : vendorPeople(tx, ticket.tenantId, vendor);
}

/** All who work cases at whoever serves it. */
export const team: Who = (tx, _, ticket) =>
  atServing(
    tx,
    ticket,
    ["partner_support", "partner_support_manager"],
    ["vendor_support", "vendor_support_manager"],
  );

export const managers: Who = (tx, _, ticket) =>
  atServing(tx, ticket, ["partner_support_manager"], ["vendor_support_manager"]);

/** Who has it, or the whole team while nobody of it has. */
export const engineer: Who = async (tx, event, ticket) =>
  whoHas(ticket.assigneeId, await team(tx, event, ticket));

/** Who has it at the manufacturer, or all of its engineers while none of them has. */
export const manufacturer: Who = async (tx, event, ticket) =>
  whoHas(
    ticket.l3AssigneeId,
    await vendorPeople(tx, event.tenantId, ["vendor_support", "vendor_support_manager"]),
  );

/** Somebody who has left the team has nothing any more, whatever the case says. */
function whoHas(personId: string | null, people: Recipient[]): Recipient[] {
  const one = people.filter(person => person.personId === personId);
  return one.length > 0 ? one : people;
}

/**
 * Those who follow a case without taking part, of the sides that read the audience (T4): while they are with a company that
 * sees the case, and of a partner only of the one that serves it now (T1).
 */
export const followers: Who = (tx, event, ticket) => {
  const sides = (["vendor", "partner", "customer"] as const).filter(side =>
    audiencesReadBy(side).includes(event.audience as Audience),
  );
  return tx.$queryRaw<Recipient[]>`
    SELECT DISTINCT ON (p.id) p.id AS "personId", p.account_id AS "accountId", p.name, p.email, m.org_id AS "orgId"
    FROM ticket_follower f
    JOIN membership m ON m.tenant_id = f.tenant_id AND m.person_id = f.person_id
    JOIN person p ON p.tenant_id = f.tenant_id AND p.id = f.person_id
    WHERE f.tenant_id = ${ticket.tenantId}::uuid AND f.ticket_id = ${ticket.id}::uuid
      AND m.side = ANY (${sides}::text[]) AND m.accepted_at IS NOT NULL AND ${inForce(ticket.tenantId)}
      AND CASE m.side WHEN 'customer' THEN m.org_id = ${ticket.customerOrgId}::uuid
        WHEN 'partner' THEN m.org_id = ${ticket.partnerOrgId}::uuid ELSE true END
    ORDER BY p.id, m.valid_from DESC, m.id DESC`;
};

/** A message goes to those of its readers who take part or follow: never to more than its audience. */
export const readers: Who = async (...of) => [...(await partakers(...of)), ...(await followers(...of))];

const partakers: Who = async (tx, event, ticket) => {
  const escalated = ticket.l3State !== null && ticket.partnerOrgId !== null;
  const level3 = escalated ? await manufacturer(tx, event, ticket) : [];
  switch (event.audience) {
    case "everyone":
      return [
        ...(await opener(tx, event, ticket)),
        ...(await engineer(tx, event, ticket)),
        ...(ticket.l3AssigneeId && escalated ? level3 : []),
      ];
    case "partner_vendor":
      return [...(await engineer(tx, event, ticket)), ...level3];
    case "partner":
      return engineer(tx, event, ticket);
    default:
      return ticket.partnerOrgId === null ? engineer(tx, event, ticket) : level3;
  }
};

/** One person of those who work the case today, at whoever serves it or at the manufacturer; who has left hears no more of it. */
export const stillThere =
  (personOf: (event: Told) => unknown): Who =>
  async (tx, event, ticket) => {
    const people = [
      ...(await team(tx, event, ticket)),
      ...(await vendorPeople(tx, event.tenantId, ["vendor_support", "vendor_support_manager"])),
    ];
    return people.filter(person => person.personId === personOf(event)).slice(0, 1);
  };
export const given: Who = stillThere(event => event.data.personId);
