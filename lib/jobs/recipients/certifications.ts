import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Recipient, Telling, Told, Topics } from "../topics.ts";
import { certificateNotices } from "./certificate-notices.ts";
import { everyoneBut, peopleWithRoles, personById, vendorPeople } from "./people.ts";

const DAYS = ["on", "from", "until"];

/** Texts format days themselves: noon UTC is the same day in every zone people read mail in. */
export const dayParam = (value: unknown): number => Date.parse(`${String(value)}T12:00:00Z`);

export function paramsOf(event: Told): Record<string, string | number> {
  const params: Record<string, string | number> = { note: "", tier: "", company: "", lost: 0, tickets: 0 };
  for (const [key, value] of Object.entries(event.data)) {
    if (DAYS.includes(key) && typeof value === "string") params[key] = dayParam(value);
    else if (typeof value === "string" || typeof value === "number") params[key] = value;
  }
  return params;
}

const telling = (event: Told, path: string, ...lists: Recipient[][]): Telling => ({
  recipients: everyoneBut(event.actorId, ...lists),
  path,
  params: paramsOf(event),
  thread: `person-${String(event.data.personId ?? event.subjectId)}`,
});

const holder = (tx: Tx, event: Told) =>
  personById(tx, event.tenantId, typeof event.data.personId === "string" ? event.data.personId : null);
const admins = (tx: Tx, event: Told) =>
  event.partnerOrgId
    ? peopleWithRoles(tx, event.tenantId, event.partnerOrgId, ["partner_admin"])
    : Promise.resolve([]);
const managers = (tx: Tx, event: Told) => vendorPeople(tx, event.tenantId, ["certification_manager"]);

const page = (event: Told) => `/people/${String(event.data.personId)}`;

/** Texts that speak to the person: "your certificate", where the others read a name. */
const OWN = new Set(["training_set", "passed", "failed", "issued", "renewed", "revoked"]);

async function toPersonAnd(tx: Tx, event: Told, ...lists: Recipient[][]): Promise<Telling[]> {
  const key = event.type.replace("certification.", "");
  const own = telling(event, page(event), await holder(tx, event));
  return [
    OWN.has(key) ? { ...own, textKey: `certification.own.${key}` } : own,
    telling(event, page(event), ...lists),
  ];
}

/** The person and their company's administrators. */
async function toHolder(tx: Tx, event: Told): Promise<Telling[]> {
  return toPersonAnd(tx, event, await admins(tx, event));
}

/** The person, their company's administrators and the vendor (P23). */
async function toAll(tx: Tx, event: Told): Promise<Telling[]> {
  return toPersonAnd(tx, event, await admins(tx, event), await managers(tx, event));
}

/** A nomination waits for the vendor's trainers; the company's administrators know when it wasn't them. */
async function toTrainers(tx: Tx, event: Told): Promise<Telling> {
  const trainers = await vendorPeople(tx, event.tenantId, ["certification_manager", "trainer"]);
  return telling(event, page(event), trainers, await admins(tx, event));
}

/** Who answers for the company's tier: its administrators, the vendor's certification and partner managers (P22). */
async function toKeepers(tx: Tx, event: Told): Promise<Telling | null> {
  const vendor = await vendorPeople(tx, event.tenantId, ["certification_manager", "partner_manager"]);
  const org = event.partnerOrgId
    ? await tx.organisation.findFirst({ where: { tenantId: event.tenantId, id: event.partnerOrgId } })
    : null;
  const path = org ? `/partners/${org.slug}/ladder` : "/partners";
  return telling(event, path, await admins(tx, event), vendor);
}

/** The person is asked on their own page. */
const toAsked = async (tx: Tx, event: Told): Promise<Telling> =>
  telling(event, "/me", await holder(tx, event));

export const certificationTopics: Topics = {
  "certification.nominated": toTrainers,
  "certification.training_set": toHolder,
  "certification.passed": toAll,
  "certification.failed": toHolder,
  "certification.issued": toHolder,
  "certification.renewed": toHolder,
  "certification.revoked": toAll,
  "certification.notices": certificateNotices,
  "certification.holder_left": toKeepers,
  "certification.holder_joined": toAll,
  "consent.asked": toAsked,
  "consent.declined": toKeepers,
  "consent.withdrawn": toKeepers,
};
