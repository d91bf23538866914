import type { LocalText } from "#lib/domain/text.ts";
import { appointmentEntry } from "#lib/features/appointments/entry.ts";
import { findAppointment } from "#lib/features/appointments/queries.ts";
import type { ParticipantDto } from "#lib/features/reviews/dto.ts";
import type { Contract } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { Recipient, Telling, Told, Topic, Topics } from "../topics.ts";
import { everyoneBut, peopleWithRoles, stillAt, vendorOrgId, vendorPeople } from "./people.ts";

const word = (value: unknown): string => (typeof value === "string" ? value : "");

const isDay = (value: unknown): value is string =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);

/** Texts format days themselves: noon UTC is the same day in every zone people read mail in. */
const dayParam = (day: string): number => Date.parse(`${day}T12:00:00Z`);

const both = (text: LocalText) => (typeof text === "string" ? { en: text, es: text } : text);

function tellingOf(event: Told, contract: Contract, page: string, recipients: Recipient[]): Telling {
  const params: NonNullable<Telling["params"]> = {
    number: contract.number,
    customer: contract.customerName,
  };
  for (const [key, value] of Object.entries(event.data)) {
    if (isDay(value)) params[key] = dayParam(value);
    else if (typeof value === "string" || typeof value === "number") params[key] = value;
    else if (key === "item") params.item = both(value as LocalText);
  }
  return {
    recipients: everyoneBut(event.actorId, recipients),
    path: `/contracts/${contract.number}/${page}`,
    params,
    thread: `contract-${event.subjectId}-${page}`,
  };
}

type Whom = (tx: Tx, tenantId: string, contract: Contract) => Promise<Recipient[]>;

const customer: Whom = (tx, tenantId, contract) =>
  peopleWithRoles(tx, tenantId, contract.customerOrgId, ["customer_admin"]);
/** Who gives the support: the partner that serves, else the vendor (T1). */
const serving: Whom = (tx, tenantId, contract) =>
  contract.partnerOrgId
    ? peopleWithRoles(tx, tenantId, contract.partnerOrgId, ["partner_admin", "partner_support_manager"])
    : vendorPeople(tx, tenantId, ["partner_manager", "vendor_support_manager"]);
const everybody: Whom = async (tx, tenantId, contract) => [
  ...(await customer(tx, tenantId, contract)),
  ...(await serving(tx, tenantId, contract)),
];

const contractOf = (tx: Tx, event: Told) =>
  tx.contract.findFirst({ where: { tenantId: event.tenantId, id: event.subjectId } });

/** Tells one side or both, with the page it stands on. */
const to =
  (whom: Whom, page: string): Topic =>
  async (tx, event) => {
    const contract = await contractOf(tx, event);
    return contract && tellingOf(event, contract, page, await whom(tx, event.tenantId, contract));
  };

/** The entry for the reader's calendar, as it stands when it is told. */
async function calendarOf(
  tx: Tx,
  event: Told,
  id: string,
  method: "REQUEST" | "CANCEL",
): Promise<Pick<Telling, "calendar">> {
  const workspace = await tx.workspace.findFirst({ where: { tenantId: event.tenantId } });
  if (!workspace) return {};
  const [en, es] = [
    await findAppointment(tx, event.tenantId, workspace.slug, id, "en", event.at),
    await findAppointment(tx, event.tenantId, workspace.slug, id, "es", event.at),
  ];
  if (!en || !es) return {};
  return {
    calendar: (reader, locale) => ({
      method,
      content: appointmentEntry(locale === "es" ? es : en, { method, reader, organiser: workspace.name }),
    }),
  };
}

/** Everybody invited who is still with one of its companies, whatever their role, and with the invitation itself. */
const reviewFixed: Topic = async (tx, event) => {
  const contract = await contractOf(tx, event);
  const id = word(event.data.reviewId);
  const review = await tx.businessReview.findFirst({ where: { tenantId: event.tenantId, id } });
  if (!contract || !review) return null;
  const invited = review.participants as unknown as ParticipantDto[];
  const { customerOrgId, partnerOrgId } = contract;
  const people = await stillAt(
    tx,
    event.tenantId,
    [customerOrgId, partnerOrgId, await vendorOrgId(tx, event.tenantId)],
    invited.map(one => one.personId),
  );
  return {
    ...tellingOf(event, contract, "reviews", []),
    // Who fixes it wants it in their calendar too.
    recipients: people,
    ...(await calendarOf(tx, event, id, "REQUEST")),
  };
};

/** Both sides, and whoever asked for the day; what no longer holds leaves their calendars. */
const day =
  (whom: Whom, method: "REQUEST" | "CANCEL" | null): Topic =>
  async (tx, event) => {
    const contract = await contractOf(tx, event);
    if (!contract) return null;
    const telling = tellingOf(event, contract, "days", await whom(tx, event.tenantId, contract));
    const wanted = method === "REQUEST" || (method === "CANCEL" && event.data.wasAgreed === true);
    return wanted && method
      ? {
          ...telling,
          // The entry is for who agreed as well.
          recipients: await whom(tx, event.tenantId, contract),
          ...(await calendarOf(tx, event, word(event.data.dayId), method)),
        }
      : telling;
  };

export const contractOptionTopics: Topics = {
  "hours.bought": to(everybody, "hours"),
  "hours.asked": to(serving, "hours"),
  "hours.planned": to(customer, "hours"),
  "hours.moved": to(customer, "hours"),
  "hours.declined": to(customer, "hours"),
  "hours.cancelled": to(everybody, "hours"),
  "hours.reversed": to(customer, "hours"),
  "readiness.stated": to(serving, "readiness"),
  "readiness.confirmed": to(customer, "readiness"),
  "readiness.returned": to(customer, "readiness"),
  "readiness.due": to(customer, "readiness"),
  "review.bought": to(everybody, "reviews"),
  "review.fixed": reviewFixed,
  "review.moved": reviewFixed,
  "review.held": to(everybody, "reviews"),
  "review.due": to(serving, "reviews"),
  "booked_day.asked": day(serving, null),
  "booked_day.agreed": day(everybody, "REQUEST"),
  "booked_day.proposed": day(customer, "CANCEL"),
  "booked_day.declined": day(customer, null),
  "booked_day.cancelled": day(everybody, "CANCEL"),
};
