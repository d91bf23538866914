import type { Role } from "#lib/domain/policies/types.ts";
import { audiencesReadBy } from "#lib/domain/tickets/audience.ts";
import type { Audience } from "#lib/domain/tickets/types.ts";
import { loadPlanTerms } from "#lib/features/plans/queries.ts";
import type { Ticket } from "#lib/platform/db/client/client.ts";
import { inForce } from "#lib/platform/db/in-force.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText, momentText } from "#lib/platform/i18n/day-text.ts";
import type { Recipient, Telling, Told, Topic, Topics } from "../topics.ts";
import { everyoneBut, peopleWithRoles, vendorPeople } from "./people.ts";

/** Who is told of a fact on a ticket; nobody who may not read it (T4). */
type Who = (tx: Tx, event: Told, ticket: Ticket) => Promise<Recipient[]>;

const topic =
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

const both =
  (a: Who, b: Who): Who =>
  async (tx, event, ticket) => [...(await a(tx, event, ticket)), ...(await b(tx, event, ticket))];

/**
 * The customer's person who asked. Once they are no contact any more (S7) the case is the other contacts' to answer: those of its
 * contract, else any of the customer's, else its administrator. What was said in it no longer goes to who may not read it.
 */
const opener: Who = async (tx, _, ticket) => {
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
const team: Who = (tx, _, ticket) =>
  atServing(
    tx,
    ticket,
    ["partner_support", "partner_support_manager"],
    ["vendor_support", "vendor_support_manager"],
  );

const managers: Who = (tx, _, ticket) =>
  atServing(tx, ticket, ["partner_support_manager"], ["vendor_support_manager"]);

/** Who has it, or the whole team while nobody of it has. */
const engineer: Who = async (tx, event, ticket) => whoHas(ticket.assigneeId, await team(tx, event, ticket));

/** Who has it at the manufacturer, or all of its engineers while none of them has. */
const manufacturer: Who = async (tx, event, ticket) =>
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
const followers: Who = (tx, event, ticket) => {
  const sides = (["vendor", "partner", "customer"] as const).filter(side =>
    audiencesReadBy(side).includes(event.audience as Audience),
  );
  return tx.$queryRaw<Recipient[]>`
    SELECT DISTINCT p.id AS "personId", p.account_id AS "accountId", p.name, p.email
    FROM ticket_follower f
    JOIN membership m ON m.tenant_id = f.tenant_id AND m.person_id = f.person_id
    JOIN person p ON p.tenant_id = f.tenant_id AND p.id = f.person_id
    WHERE f.tenant_id = ${ticket.tenantId}::uuid AND f.ticket_id = ${ticket.id}::uuid
      AND m.side = ANY (${sides}::text[]) AND m.accepted_at IS NOT NULL AND ${inForce(ticket.tenantId)}
      AND CASE m.side WHEN 'customer' THEN m.org_id = ${ticket.customerOrgId}::uuid
        WHEN 'partner' THEN m.org_id = ${ticket.partnerOrgId}::uuid ELSE true END`;
};

/** A message goes to those of its readers who take part or follow: never to more than its audience. */
const readers: Who = async (...of) => [...(await partakers(...of)), ...(await followers(...of))];

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
const stillThere =
  (personOf: (event: Told) => unknown): Who =>
  async (tx, event, ticket) => {
    const people = [
      ...(await team(tx, event, ticket)),
      ...(await vendorPeople(tx, event.tenantId, ["vendor_support", "vendor_support_manager"])),
    ];
    return people.filter(person => person.personId === personOf(event)).slice(0, 1);
  };
const given: Who = stillThere(event => event.data.personId);

const slaPeople: Who = async (tx, event, ticket) => {
  if (event.data.kind !== "level3") return both(engineer, managers)(tx, event, ticket);
  return [
    ...(await manufacturer(tx, event, ticket)),
    ...(await vendorPeople(tx, event.tenantId, ["vendor_support_manager"])),
  ];
};

/** A warning says until when there is time, in the workspace's zone: what is measured is measured there. */
const warned: Topic = async (tx, event) => {
  const until = event.data.until;
  if (typeof until !== "number") return topic(slaPeople)(tx, event);
  const { timeZone } = await tx.workspace.findFirstOrThrow({ where: { tenantId: event.tenantId } });
  const telling = await topic(slaPeople, () => "sla.due_soon")(tx, event);
  const text = { en: momentText(until, timeZone, "en"), es: momentText(until, timeZone, "es") };
  return [telling].flat().flatMap(one => (one ? [{ ...one, params: { ...one.params, until: text } }] : []));
};

/** The roles a plan's step names (S6); where nobody holds them, the managers of who serves it. */
const stepPeople: Who = (tx, event, ticket) =>
  namedBy(
    String(event.data.notify ?? "")
      .split(" ")
      .filter(Boolean) as Role[],
  )(tx, event, ticket);

const namedBy =
  (roles: Role[]): Who =>
  async (tx, event, ticket) => {
    const partner = roles.filter(role => role.startsWith("partner_"));
    const vendor = roles.filter(role => role.startsWith("vendor_"));
    const found = [
      ...(partner.length > 0 && ticket.partnerOrgId
        ? await peopleWithRoles(tx, ticket.tenantId, ticket.partnerOrgId, partner)
        : []),
      ...(vendor.length > 0 ? await vendorPeople(tx, ticket.tenantId, vendor) : []),
    ];
    return found.length > 0 ? found : managers(tx, event, ticket);
  };

/**
 * A breach is told to those whom no step of the escalation tells in the same moment: the step says the same and more, and
 * nobody gets two letters about one clock at once.
 */
const breached: Who = async (tx, event, ticket) => {
  const people = await slaPeople(tx, event, ticket);
  const steps = await tx.timer.findMany({
    where: {
      tenantId: event.tenantId,
      ticketId: ticket.id,
      kind: "escalation",
      cancelledAt: null,
      dueAt: new Date(Number(event.data.due)),
    },
    select: { level: true },
  });
  if (steps.length === 0) return people;
  const terms = await loadPlanTerms(tx, event.tenantId, ticket.planVersionId);
  const told = new Set<string>();
  for (const { level } of steps) {
    const step = terms.escalations.find(one => one.level === level);
    for (const person of await namedBy((step?.notify ?? []) as Role[])(tx, event, ticket))
      told.add(person.personId);
  }
  return people.filter(person => !told.has(person.personId));
};

const RECEIPTS: Record<string, string> = {
  email: "ticket.received_by_mail",
  recurring: "ticket.opened_again",
};

/** The team has work, and whoever asked gets the number: of a call that was logged, or as the answer that the case arrived. */
const opened: Topic = async (tx, event) => {
  const toTeam = await topic(team)(tx, event);
  const phone = event.data.channel === "phone";
  // A mail answers no form: its receipt asks for the rest (S5, S9).
  const receipt = RECEIPTS[String(event.data.channel)] ?? "ticket.received";
  // Nobody is told of their own deed, but of this one: it is the receipt.
  const toContact = await topic(opener, () => (phone ? "ticket.logged" : receipt))(
    tx,
    phone ? event : { ...event, actorId: null },
  );
  return [toContact, toTeam].flatMap(t => t ?? []);
};

/** A case of level 2 went on by itself (T3): who has it now is told so; who had it and the managers, that it did. */
const passed: Topic = async (tx, event) => {
  const before = stillThere(({ data }) => data.fromId);
  const now = String(event.data.personId ?? "");
  const others: Who = async (...of) =>
    (await both(before, managers)(...of)).filter(one => one.personId !== now);
  const toHolder = await topic(given, () => "ticket.level2_yours")(tx, event);
  return [toHolder, await topic(others)(tx, event)].flatMap(t => t ?? []);
};

/** Nobody at the partner may hold it (T3): its managers, else its administrators, and the vendor's. */
const nobodyLeft: Who = async (tx, event, ticket) => {
  const own = await managers(tx, event, ticket);
  const partner =
    own.length > 0 || !ticket.partnerOrgId
      ? own
      : await peopleWithRoles(tx, ticket.tenantId, ticket.partnerOrgId, ["partner_admin"]);
  const vendor = await vendorPeople(tx, event.tenantId, ["vendor_support_manager", "certification_manager"]);
  return [...partner, ...vendor];
};

/** Of a customer's silence: the last day for an answer is named in the reader's language. */
const ofSilence =
  (of: Topic): Topic =>
  async (tx, event) => {
    const day = String(event.data.closesOn ?? "");
    const text = { en: dayText(day, "en"), es: dayText(day, "es") };
    return [await of(tx, event)]
      .flat()
      .flatMap(one => (one ? [{ ...one, params: { ...one.params, day: text } }] : []));
  };

/** Who did not answer is told that it ended and how it goes on; who has it, that it did. */
const endedBySilence: Topic = async (tx, event) => {
  const toCustomer = await topic(both(opener, followers))(tx, event);
  const toHolder = await topic(engineer, () => "ticket.silence_ended_yours")(tx, event);
  return [toHolder, toCustomer].flatMap(t => t ?? []);
};

/** A mail that did not arrive: who has the case where it was written, and never the one it did not reach. */
const undelivered: Who = async (tx, event, ticket) => {
  const atVendor = event.audience === "vendor" && ticket.partnerOrgId !== null;
  // Another partner serves it by now: whom the former one wrote to is none of theirs (T1).
  if (!atVendor && event.partnerOrgId !== ticket.partnerOrgId) return [];
  const people = await (atVendor ? manufacturer : engineer)(tx, event, ticket);
  return people.filter(person => person.personId !== event.data.personId);
};
const resolvedReaders = both(both(opener, engineer), followers);
const closedReaders = both(opener, engineer);
const TOLD_OF: Record<string, Who> = { resolve: resolvedReaders, close: closedReaders };

/** What was taken back is told to whoever had heard of it. */
const undone: Topic = (tx, event) =>
  (event.data.personId
    ? topic(given, () => "ticket.undone_yours")
    : topic(
        event.data.deed === "ask" ? both(opener, followers) : (TOLD_OF[String(event.data.deed)] ?? opener),
      ))(tx, event);

export const ticketTopics: Topics = {
  "ticket.opened": opened,
  "ticket.replied": topic(readers),
  "ticket.diagnosed": topic(opener),
  "ticket.priority_changed": topic(both(opener, engineer)),
  "ticket.assigned": topic(given),
  "ticket.level_changed": topic(team),
  "ticket.level2_passed": passed,
  "ticket.level2_nobody": topic(nobodyLeft),
  "ticket.holder_left": topic(team),
  "ticket.waiting": topic(both(opener, followers)),
  "ticket.escalated": topic(manufacturer),
  "ticket.l3_accepted": topic(engineer),
  "ticket.l3_more_wanted": topic(engineer),
  "ticket.l3_more_given": topic(manufacturer),
  "ticket.l3_answered": topic(engineer),
  "ticket.l3_handed_back": topic(engineer),
  "ticket.resolved": topic(resolvedReaders),
  "ticket.closed": topic(closedReaders),
  "ticket.merged_away": topic(both(opener, engineer)),
  "ticket.closed_by_time": topic(opener),
  "ticket.silence_warned": ofSilence(topic(both(opener, followers))),
  "ticket.resolved_by_silence": ofSilence(endedBySilence),
  "ticket.mail_undelivered": topic(undelivered),
  "ticket.undone": undone,
  "ticket.reopened": topic(both(opener, engineer)),
  "sla.warning": warned,
  "sla.breached": topic(breached),
  "sla.escalated": topic(stepPeople),
  "sla.escalated_again": topic(stepPeople),
};
