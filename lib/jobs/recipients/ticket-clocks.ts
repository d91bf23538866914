import type { Role } from "#lib/domain/policies/types.ts";
import { loadPlanTerms } from "#lib/features/plans/queries.ts";
import { momentText } from "#lib/platform/i18n/day-text.ts";
import type { Topic, Topics } from "../topics.ts";
import { peopleWithRoles, vendorPeople } from "./people.ts";
import { both, engineer, managers, manufacturer, topic, type Who } from "./ticket-people.ts";

// Who is told that an answer is due, overdue, or that a plan's step is reached (S6).

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

export const clockTopics: Topics = {
  "sla.warning": warned,
  "sla.breached": topic(breached),
  "sla.escalated": topic(stepPeople),
  "sla.escalated_again": topic(stepPeople),
};
