import type { LocalText } from "#lib/domain/text.ts";
import { sessionEntry } from "#lib/features/training/ics.ts";
import { absolute } from "#lib/platform/app-url.ts";
import type { TrainingCourse, TrainingSession, Workspace } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { listText, momentText } from "#lib/platform/i18n/day-text.ts";
import type { Recipient, Telling, Told, Topics } from "../topics.ts";
import { everyoneBut, peopleWithRoles, personById, stillAt, vendorOrgId, vendorPeople } from "./people.ts";

type Words = string | number | { en: string; es: string };

const word = (value: unknown): string => (typeof value === "string" ? value : "");

type Place = {
  session: TrainingSession | null;
  course: TrainingCourse | null;
  workspace: Workspace | null;
  link: string | null;
};

async function placeOf(tx: Tx, { tenantId, data }: Told): Promise<Place> {
  // A date that is asked for is none yet.
  const sessionId = word(data.sessionId) || null;
  const door = sessionId && (await tx.trainingDoor.findFirst({ where: { tenantId, sessionId } }));
  return {
    course: await tx.trainingCourse.findFirst({ where: { tenantId, id: word(data.courseId) } }),
    session: sessionId ? await tx.trainingSession.findFirst({ where: { tenantId, id: sessionId } }) : null,
    workspace: await tx.workspace.findFirst({ where: { tenantId } }),
    link: door ? door.link : null,
  };
}

/** The course in both languages and when it begins, in the session's own zone. */
function words({ data }: Told, { course, session }: Place): Record<string, Words> {
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

function telling(event: Told, place: Place, people: Recipient[], textKey?: string): Telling {
  return {
    recipients: people,
    path: `/training/${word(event.data.sessionId)}`,
    params: words(event, place),
    thread: `training-${word(event.data.sessionId)}`,
    ...(textKey ? { textKey } : {}),
  };
}

/** The entry for the calendar of who comes or gives it, as it stood when it was told. */
function calendar(
  event: Told,
  { session, course, workspace, link }: Place,
  method: "REQUEST" | "CANCEL" | null,
): Pick<Telling, "calendar"> {
  if (!session || !course || !workspace || method === null) return {};
  const address = absolute(`/${workspace.slug}/training/${session.id}`);
  return {
    calendar: (reader, locale) => ({
      method,
      content: sessionEntry(
        { session, course, link, address, locale, at: event.at },
        { method, reader, organiser: workspace.name },
      ),
    }),
  };
}

/** Whose seat it is: while they are with who pays for it. What leaves their calendar leaves it also after that. */
const person = (tx: Tx, event: Told, method: "REQUEST" | "CANCEL" | null) =>
  event.partnerOrgId && method !== "CANCEL"
    ? stillAt(tx, event.tenantId, [event.partnerOrgId], [event.data.personId])
    : personById(tx, event.tenantId, word(event.data.personId) || null);
const payers = (tx: Tx, event: Told) =>
  event.partnerOrgId
    ? peopleWithRoles(tx, event.tenantId, event.partnerOrgId, ["partner_admin", "partner_support_manager"])
    : Promise.resolve([]);

/** The person, whose text speaks to them and who has it in their calendar, and who answers for the company. */
const toPersonAndCompany =
  (own: string, method: "REQUEST" | "CANCEL" | null) =>
  async (tx: Tx, event: Told): Promise<Telling[]> => {
    const place = await placeOf(tx, event);
    const row = await tx.trainingEnrolment.findFirst({
      where: { tenantId: event.tenantId, id: event.subjectId },
    });
    const entry = calendar(event, place, row?.seatedAt ? method : null);
    const them = await person(tx, event, method);
    return [
      // Also who took the seat alone: the entry comes with the mail.
      {
        ...telling(event, place, entry.calendar ? them : everyoneBut(event.actorId, them), own),
        ...entry,
      },
      telling(event, place, everyoneBut(event.actorId, await payers(tx, event))),
    ];
  };

/** The person alone: what became of a whole date, their company reads once. */
const toPerson =
  (own: string, method: "REQUEST" | "CANCEL") =>
  async (tx: Tx, event: Told): Promise<Telling[]> =>
    (await toPersonAndCompany(own, method)(tx, event)).slice(0, 1);

/** Who answers for the company, once for all of its people; who is the only one of them has read it already. */
async function toCompanyOfMany(tx: Tx, event: Told): Promise<Telling> {
  const people = (Array.isArray(event.data.people) ? event.data.people : []) as {
    id: string;
    name: string;
  }[];
  const names = people.map(one => one.name);
  const readers = everyoneBut(event.actorId, await payers(tx, event));
  const place = telling(
    event,
    await placeOf(tx, event),
    readers.filter(reader => people.length > 1 || reader.personId !== people[0]?.id),
  );
  const each = { en: listText(names, "en"), es: listText(names, "es") };
  return { ...place, params: { ...place.params, names: each, count: names.length } };
}

async function toCompany(tx: Tx, event: Told): Promise<Telling> {
  return telling(event, await placeOf(tx, event), everyoneBut(event.actorId, await payers(tx, event)));
}

const toTrainer =
  (method: "REQUEST" | "CANCEL") =>
  async (tx: Tx, event: Told): Promise<Telling> => {
    const place = await placeOf(tx, event);
    const vendor = await vendorOrgId(tx, event.tenantId);
    const trainer = await stillAt(tx, event.tenantId, [vendor], [event.data.trainerId]);
    return { ...telling(event, place, trainer), ...calendar(event, place, method) };
  };

async function toCertifiers(tx: Tx, event: Told): Promise<Telling> {
  const people = await vendorPeople(tx, event.tenantId, ["certification_manager"]);
  return {
    ...telling(event, await placeOf(tx, event), everyoneBut(event.actorId, people)),
    path: `/people/${word(event.data.personId)}`,
  };
}

/** Who makes dates reads which company asks, for how many; who asked reads what came of it. */
async function dateAsked(tx: Tx, event: Told): Promise<Telling> {
  const place = await placeOf(tx, event);
  const people = await vendorPeople(tx, event.tenantId, ["certification_manager"]);
  return {
    ...telling(event, place, everyoneBut(event.actorId, people)),
    path: "/training#asked",
    thread: `training-date-${event.subjectId}`,
    params: {
      ...words(event, place),
      company: word(event.data.company),
      people: Number(event.data.people) || 1,
      note: word(event.data.note),
    },
  };
}

const dateAnswered =
  (path: (event: Told) => string) =>
  async (tx: Tx, event: Told): Promise<Telling> => ({
    ...(await toCompany(tx, event)),
    path: path(event),
    thread: `training-date-${event.subjectId}`,
  });

export const trainingTopics: Topics = {
  "training.asked": toCompany,
  "training.waiting": toPersonAndCompany("training.own.waiting", null),
  "training.seated": toPersonAndCompany("training.own.seated", "REQUEST"),
  "training.moved": toPerson("training.own.moved", "REQUEST"),
  "training.company_moved": toCompanyOfMany,
  "training.cancelled": toPersonAndCompany("training.own.cancelled", "CANCEL"),
  "training.called_off": toPerson("training.own.called_off", "CANCEL"),
  "training.company_called_off": toCompanyOfMany,
  "training.trainer_named": toTrainer("REQUEST"),
  "training.trainer_moved": toTrainer("REQUEST"),
  "training.trainer_replaced": toTrainer("CANCEL"),
  "training.trainer_called_off": toTrainer("CANCEL"),
  "training.renewal_passed": toCertifiers,
  "training.date_asked": dateAsked,
  "training.date_opened": dateAnswered(event => `/training/${word(event.data.sessionId)}`),
  "training.date_declined": dateAnswered(() => "/training#asked"),
};
