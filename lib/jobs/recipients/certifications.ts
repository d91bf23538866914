import { areaOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { inBoth } from "#lib/platform/i18n/in-both.ts";
import type { Recipient, Telling, Told, Topic, Topics } from "../topics.ts";
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
const OWN = new Set(["training_set", "passed", "failed", "issued", "renewed", "replaced", "revoked"]);

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

/** The area's name in both languages, as the programme has it today; null for a fact about no certificate. */
async function areaOfFact(
  tx: Tx,
  { tenantId, subjectId, at }: Told,
): Promise<{ en: string; es: string } | null> {
  const row = await tx.certification.findFirst({ where: { tenantId, id: subjectId } });
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  if (!row || !workspace) return null;
  const programmes = await listProgrammes(tx, tenantId, todayIn(workspace.timeZone, at.getTime()));
  const definition = programmes.find(p => p.programmeId === row.programmeId)?.definition;
  const area = definition && areaOf(definition, row.areaKey);
  return area ? inBoth(locale => textIn(area.name, locale)) : null;
}

/** Everybody reads the area in their own language, whatever the language of who acted: that one the fact keeps. */
const inOwnWords =
  (topic: Topic): Topic =>
  async (tx, event) => {
    const tellings = [await topic(tx, event)].flat().filter(telling => telling !== null);
    const area = await areaOfFact(tx, event);
    return area ? tellings.map(one => ({ ...one, params: { ...one.params, area } })) : tellings;
  };

export const certificationTopics: Topics = {
  "certification.nominated": inOwnWords(toTrainers),
  "certification.training_set": inOwnWords(toHolder),
  "certification.passed": inOwnWords(toAll),
  "certification.failed": inOwnWords(toHolder),
  "certification.issued": inOwnWords(toHolder),
  "certification.renewed": inOwnWords(toHolder),
  "certification.replaced": inOwnWords(toAll),
  "certification.revoked": inOwnWords(toAll),
  "certification.notices": certificateNotices,
  "certification.holder_left": toKeepers,
  "certification.holder_stays": toKeepers,
  "certification.holder_joined": toAll,
  "consent.asked": toAsked,
  "consent.declined": toKeepers,
  "consent.withdrawn": toKeepers,
};
