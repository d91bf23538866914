import { promised } from "#lib/features/tickets/promise.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText, momentText } from "#lib/platform/i18n/day-text.ts";
import type { Told, Topic, Topics } from "../topics.ts";
import { peopleWithRoles, vendorPeople } from "./people.ts";
import { clockTopics } from "./ticket-clocks.ts";
import {
  both,
  engineer,
  followers,
  given,
  managers,
  manufacturer,
  opener,
  readers,
  stillThere,
  team,
  topic,
  type Who,
} from "./ticket-people.ts";

const RECEIPTS: Record<string, string> = {
  email: "ticket.received_by_mail",
  phone: "ticket.logged",
};

/** What whoever asked reads (S8). A mail answers no form: its receipt asks for the rest (S5, S9). */
function receiptOf(event: Told, due: boolean): string {
  if (event.data.channel === "recurring") return "ticket.opened_again";
  if (event.data.writer) return "ticket.let_in";
  const receipt = RECEIPTS[String(event.data.channel)] ?? "ticket.received";
  return due ? `${receipt}_due` : receipt;
}

/** By when they hear of it, in the workspace's zone: what is measured is measured there. */
async function promiseTo(tx: Tx, { tenantId, subjectId }: Told) {
  const ticket = await tx.ticket.findFirst({ where: { tenantId, id: subjectId } });
  const made = ticket && (await promised(tx, ticket));
  if (!made) return { due: false, params: { clock: "", until: "none", late: "no" } };
  const { timeZone } = await tx.workspace.findFirstOrThrow({ where: { tenantId } });
  const until = { en: momentText(made.at, timeZone, "en"), es: momentText(made.at, timeZone, "es") };
  return { due: true, params: { clock: made.clock, until, late: "no" } };
}

/** The team has work, and whoever asked gets the number: of a call that was logged, or as the answer that the case arrived. */
const opened: Topic = async (tx, event) => {
  const toTeam = await topic(team)(tx, event);
  const phone = event.data.channel === "phone";
  const { due, params } = await promiseTo(tx, event);
  // Nobody is told of their own deed, but of this one: it is the receipt.
  const toContact = await topic(opener, () => receiptOf(event, due))(
    tx,
    phone ? event : { ...event, actorId: null },
  );
  const receipts = [toContact]
    .flat()
    .flatMap(one => (one ? [{ ...one, params: { ...one.params, ...params } }] : []));
  return [...receipts, toTeam].flatMap(t => t ?? []);
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
/** Who has a case reads the manufacturer's answer as such; where it is for everyone, the others are told of it as of any message. */
const repliedReaders: Who = (...of) => (of[1].data.toCustomer ? both(opener, followers) : readers)(...of);
const L3_ENDS = ["ticket.back_from_manufacturer", "ticket.resolved"];
const L3_HANDS = [
  "ticket.taken",
  "ticket.assigned",
  "ticket.released",
  "ticket.l3_accepted",
  "ticket.l3_more_wanted",
];

/**
 * Who had it at the manufacturer when the partner ended it there: they hear that there is nothing left to do. By then the case says
 * nothing of them any more; its timeline does, from what ended or brought it back before.
 */
const wasAtLevel3: Who = async (tx, event, ticket) => {
  if (ticket.partnerOrgId === null) return [];
  const facts = await tx.event.findMany({
    where: {
      tenantId: ticket.tenantId,
      subjectType: "ticket",
      subjectId: ticket.id,
      id: { lt: event.id },
      OR: [{ type: { in: L3_ENDS } }, { type: { in: L3_HANDS }, audience: "partner_vendor" }],
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { type: true, data: true, actorId: true },
    take: 50,
  });
  const end = facts.findIndex(fact => L3_ENDS.includes(fact.type));
  const holder = (end < 0 ? facts : facts.slice(0, end)).reduceRight<string | null>((held, fact) => {
    // Who accepts or asks has it where nobody had.
    if (fact.type.startsWith("ticket.l3_")) return held ?? fact.actorId;
    return (fact.data as { personId?: string }).personId ?? null;
  }, null);
  return holder === null ? [] : stillThere(() => holder)(tx, event, ticket);
};

const resolvedReaders = both(both(opener, engineer), both(followers, wasAtLevel3));
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
  "ticket.replied": topic(repliedReaders),
  "ticket.with_manufacturer": topic(both(opener, followers)),
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
  ...clockTopics,
};
