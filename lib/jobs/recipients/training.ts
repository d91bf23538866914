import type { LocalText } from "#lib/domain/text.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { momentText } from "#lib/platform/i18n/day-text.ts";
import type { Recipient, Telling, Told, Topics } from "../topics.ts";
import { everyoneBut, peopleWithRoles, personById, vendorPeople } from "./people.ts";

type Words = string | number | { en: string; es: string };

const word = (value: unknown): string => (typeof value === "string" ? value : "");

/** The course in both languages and when it begins, in the session's own zone. */
async function words(tx: Tx, event: Told): Promise<Record<string, Words>> {
  const { tenantId, data } = event;
  const course = await tx.trainingCourse.findFirst({ where: { tenantId, id: word(data.courseId) } });
  const session = await tx.trainingSession.findFirst({ where: { tenantId, id: word(data.sessionId) } });
  const title = (course?.title ?? "") as LocalText;
  const at = session?.startsAt.getTime() ?? null;
  const zone = session?.timeZone ?? "UTC";
  return {
    name: word(data.name),
    area: word(data.area),
    reason: word(data.reason),
    place: session?.place ?? "",
    course: typeof title === "string" ? { en: title, es: title } : title,
    when: at === null ? "" : { en: momentText(at, zone, "en"), es: momentText(at, zone, "es") },
  };
}

async function telling(tx: Tx, event: Told, people: Recipient[], textKey?: string): Promise<Telling> {
  return {
    recipients: people,
    path: `/training/${word(event.data.sessionId)}`,
    params: await words(tx, event),
    thread: `training-${word(event.data.sessionId)}`,
    ...(textKey ? { textKey } : {}),
  };
}

const person = (tx: Tx, event: Told) => personById(tx, event.tenantId, word(event.data.personId) || null);
const payers = (tx: Tx, event: Told) =>
  event.partnerOrgId
    ? peopleWithRoles(tx, event.tenantId, event.partnerOrgId, ["partner_admin", "partner_support_manager"])
    : Promise.resolve([]);

/** The person, whose text speaks to them, and who answers for the company. */
const toPersonAndCompany =
  (own: string) =>
  async (tx: Tx, event: Told): Promise<Telling[]> => [
    await telling(tx, event, everyoneBut(event.actorId, await person(tx, event)), own),
    await telling(tx, event, everyoneBut(event.actorId, await payers(tx, event))),
  ];

async function toCompany(tx: Tx, event: Told): Promise<Telling> {
  return telling(tx, event, everyoneBut(event.actorId, await payers(tx, event)));
}

async function toTrainer(tx: Tx, event: Told): Promise<Telling> {
  const trainer = await personById(tx, event.tenantId, word(event.data.trainerId) || null);
  return telling(tx, event, everyoneBut(event.actorId, trainer));
}

async function toCertifiers(tx: Tx, event: Told): Promise<Telling> {
  const people = await vendorPeople(tx, event.tenantId, ["certification_manager"]);
  return {
    ...(await telling(tx, event, everyoneBut(event.actorId, people))),
    path: `/people/${word(event.data.personId)}`,
  };
}

export const trainingTopics: Topics = {
  "training.asked": toCompany,
  "training.waiting": toPersonAndCompany("training.own.waiting"),
  "training.seated": toPersonAndCompany("training.own.seated"),
  "training.moved": toPersonAndCompany("training.own.moved"),
  "training.cancelled": toPersonAndCompany("training.own.cancelled"),
  "training.called_off": toPersonAndCompany("training.own.called_off"),
  "training.trainer_named": toTrainer,
  "training.renewal_passed": toCertifiers,
};
