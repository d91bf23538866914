import type { Role } from "#lib/domain/policies/types.ts";
import { daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { noteTold } from "#lib/features/products/notices.ts";
import { customersCovered, runningVersion } from "#lib/features/products/systems.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import type { Recipient, Telling, Told, Topic, Topics } from "../topics.ts";
import { everyoneBut, peopleOfMany, vendorPeople } from "./people.ts";

/** As many lines as somebody reads in a mail; the page behind its button has them all. */
const MOST_LINES = 25;

/** Who is told at the customer, at the partner that serves it, and at the vendor where it serves itself (T1). */
const AT_CUSTOMER: Role[] = ["customer_admin", "customer_contact"];
const AT_PARTNER: Role[] = ["partner_admin", "partner_support_manager", "partner_support"];
const AT_VENDOR: Role[] = ["vendor_support_manager"];

type Served = { customerOrgId: string; partnerOrgId: string | null };

/** Each person once, with those of the things that concern them: their own company's, or those of the customers it serves. */
async function readersOf<T extends Served>(
  tx: Tx,
  tenantId: string,
  things: readonly T[],
): Promise<{ person: Recipient; own: boolean; things: T[] }[]> {
  const found = new Map<string, { person: Recipient; own: boolean; things: T[] }>();
  const add = (person: Recipient, own: boolean, concern: T[]) => {
    const reader = found.get(person.personId) ?? { person, own, things: [] };
    reader.things.push(...concern.filter(thing => !reader.things.includes(thing)));
    found.set(person.personId, reader);
  };
  const customers = [...new Set(things.map(thing => thing.customerOrgId))];
  for (const { orgId, ...person } of await peopleOfMany(tx, tenantId, customers, AT_CUSTOMER))
    add(
      person,
      true,
      things.filter(thing => thing.customerOrgId === orgId),
    );
  const partners = [...new Set(things.flatMap(thing => thing.partnerOrgId ?? []))];
  for (const { orgId, ...person } of await peopleOfMany(tx, tenantId, partners, AT_PARTNER))
    add(
      person,
      false,
      things.filter(thing => thing.partnerOrgId === orgId),
    );
  const served = things.filter(thing => thing.partnerOrgId === null);
  if (served.length > 0)
    for (const person of await vendorPeople(tx, tenantId, AT_VENDOR)) add(person, false, served);
  return [...found.values()];
}

const dayOf = async (tx: Tx, event: Told): Promise<PlainDate | null> => {
  const workspace = await tx.workspace.findFirst({ where: { tenantId: event.tenantId } });
  return workspace && todayIn(workspace.timeZone, event.at.getTime());
};

/** Texts format days themselves: noon UTC is the same day in every zone people read mail in. */
const dayParam = (day: unknown): number => Date.parse(`${String(day)}T12:00:00Z`);
const text = (event: Told, key: string): string => String(event.data[key] ?? "");

const cut = (lines: readonly string[]): string =>
  [...lines.slice(0, MOST_LINES), ...(lines.length > MOST_LINES ? ["…"] : [])].join("\n");

/** A release goes to whom it is for: customers whose contract in force covers the product, and who serves them (S11). */
const published: Topic = async (tx, event) => {
  const today = await dayOf(tx, event);
  if (!today) return null;
  const covered = await customersCovered(tx, event.tenantId, text(event, "productId"), today);
  const readers = await readersOf(tx, event.tenantId, covered);
  return {
    recipients: everyoneBut(
      event.actorId,
      readers.map(reader => reader.person),
    ),
    path: `/releases/${text(event, "productKey")}/${encodeURIComponent(text(event, "version"))}`,
    params: { product: text(event, "product"), version: text(event, "version") },
    thread: `release-${event.subjectId}`,
  };
};

/** An end announced, moved or taken back: those who run the version, each with the systems that concern them. */
const endChanged: Topic = async (tx, event) => {
  const { tenantId } = event;
  const today = await dayOf(tx, event);
  const endId = text(event, "endId");
  const end = await tx.endOfLife.findFirst({ where: { tenantId, id: endId } });
  if (!today || !end) return null;
  const rows = await runningVersion(tx, tenantId, text(event, "productId"), text(event, "version"), today);
  const notice = { endOfLifeId: endId, mark: text(event, "mark"), eventId: event.id };
  const fresh = await noteTold(
    tx,
    tenantId,
    notice,
    rows.map(row => row.customerOrgId),
  );
  const readers = await readersOf(
    tx,
    tenantId,
    rows.filter(row => fresh.has(row.customerOrgId)),
  );
  return readers
    .filter(({ person }) => person.personId !== event.actorId)
    .map(
      ({ person, own, things }): Telling => ({
        recipients: [person],
        path: "/releases/end-of-life",
        params: {
          product: text(event, "product"),
          version: text(event, "version"),
          endsOn: dayParam(event.data.endsOn),
          ...(event.data.from ? { from: dayParam(event.data.from) } : {}),
          reason: text(event, "reason"),
          advice: { en: end.adviceEn || end.adviceEs, es: end.adviceEs || end.adviceEn },
          list: cut(things.map(({ system, customer }) => (own ? system : `${customer}: ${system}`))),
        },
        thread: `end-${endId}`,
      }),
    );
};

type Near = Served & {
  product: string;
  version: string;
  system: string;
  customer: string;
  endsOn: PlainDate;
};

/** The notices of a run: a person one mail about all that ends for them, the nearest first. */
const near: Topic = async (tx, event) => {
  const { tenantId } = event;
  const today = await dayOf(tx, event);
  const notices = await tx.endOfLifeNotice.findMany({ where: { tenantId, eventId: event.id } });
  if (!today || notices.length === 0) return null;
  const ends = await tx.endOfLife.findMany({
    where: { tenantId, id: { in: notices.map(notice => notice.endOfLifeId) }, takenBackOn: null },
    include: { release: { include: { product: true } } },
    orderBy: [{ endsOn: "asc" }, { id: "asc" }],
  });
  const things: Near[] = [];
  for (const end of ends) {
    const { version, product } = end.release;
    const told = new Set(notices.filter(n => n.endOfLifeId === end.id).map(n => n.customerOrgId));
    const rows = await runningVersion(tx, tenantId, product.id, version, today);
    for (const row of rows)
      if (told.has(row.customerOrgId))
        things.push({ ...row, product: product.name, version, endsOn: toPlainDate(end.endsOn) });
  }
  return (await readersOf(tx, tenantId, things)).map(({ person, own, things: concern }): Telling => {
    const sorted = [...concern].sort((a, b) => (a.endsOn < b.endsOn ? -1 : a.endsOn > b.endsOn ? 1 : 0));
    const lines = (locale: "en" | "es") =>
      cut(
        sorted.map(one => {
          const what = `${one.product} ${one.version}, ${one.system}`;
          return `${dayText(one.endsOn, locale)} · ${own ? what : `${one.customer}: ${what}`}`;
        }),
      );
    return {
      recipients: [person],
      path: "/releases/end-of-life",
      params: {
        count: new Set(sorted.map(one => `${one.product} ${one.version}`)).size,
        days: sorted[0] ? daysBetween(today, sorted[0].endsOn) : 0,
        list: { en: lines("en"), es: lines("es") },
      },
    };
  });
};

export const releaseTopics: Topics = {
  "release.published": published,
  "release.end_announced": endChanged,
  "release.end_moved": endChanged,
  "release.end_taken_back": endChanged,
  "release.ends_near": near,
};
