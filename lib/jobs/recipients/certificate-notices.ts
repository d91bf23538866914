import { areaOf, type ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import { holdsLevel2 } from "#lib/domain/tickets/level2.ts";
import { daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { casesHeldBy } from "#lib/features/held-tickets/queries.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { Recipient, Telling, Told } from "../topics.ts";
import { peopleOfMany, vendorPeople } from "./people.ts";

/** As many lines as somebody reads in a mail; the page behind its button has them all. */
const MOST_LINES = 25;

/** A certificate that ends, as the texts need it. */
type Ending = {
  personId: string;
  name: string;
  area: LocalText;
  number: string;
  until: PlainDate;
  days: number;
  company: string;
  /** Open cases of level 2 that depend on it (T3). */
  cases: number;
};

/**
 * The notices of a run (P23), a telling a person: their own certificates, those of the company they administer, and for
 * the vendor's certification managers all of them. One certificate has words of its own, more are a list.
 */
export async function certificateNotices(tx: Tx, event: Told): Promise<Telling[]> {
  const { tenantId } = event;
  const notices = await tx.certificationNotice.findMany({ where: { tenantId, eventId: event.id } });
  const rows = await tx.certification.findMany({
    where: { tenantId, id: { in: notices.map(notice => notice.certificationId) } },
    orderBy: [{ validUntil: "asc" }, { personName: "asc" }, { id: "asc" }],
  });
  const orgIds = [...new Set(rows.flatMap(row => row.partnerOrgId ?? []))];
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  if (!workspace || rows.length === 0) return [];
  const today = todayIn(workspace.timeZone, event.at.getTime());
  const programmes = await listProgrammes(tx, tenantId, today);
  const orgs = await tx.organisation.findMany({ where: { tenantId, id: { in: orgIds } } });
  const cases = await casesHeldBy(tx, tenantId, [...new Set(rows.map(row => row.personId))]);
  const endings = rows.map((row): Ending => {
    const definition = programmes.find(p => p.programmeId === row.programmeId)?.definition;
    const until = row.validUntil ? toPlainDate(row.validUntil) : today;
    return {
      personId: row.personId,
      name: row.personName,
      area: (definition && areaOf(definition, row.areaKey)?.name) ?? { en: row.areaKey, es: row.areaKey },
      number: row.number ?? "",
      until,
      days: daysBetween(today, until),
      company: orgs.find(org => org.id === row.partnerOrgId)?.name ?? "",
      cases: counts(definition, row.areaKey) ? (cases.get(row.personId) ?? 0) : 0,
    };
  });
  const readers = new Map<string, { person: Recipient; side: "vendor" | "partner"; concerns: Set<Ending> }>();
  const add = (person: Recipient, side: "vendor" | "partner", concerns: readonly Ending[]) => {
    const reader = readers.get(person.personId) ?? { person, side, concerns: new Set() };
    for (const ending of concerns) reader.concerns.add(ending);
    readers.set(person.personId, reader);
  };
  for (const manager of await vendorPeople(tx, tenantId, ["certification_manager"]))
    add(manager, "vendor", endings);
  for (const { orgId, ...admin } of await peopleOfMany(tx, tenantId, orgIds, ["partner_admin"]))
    add(
      admin,
      "partner",
      endings.filter((_, i) => rows[i]?.partnerOrgId === orgId),
    );
  const holders = await tx.person.findMany({
    where: { tenantId, id: { in: [...new Set(rows.map(row => row.personId))] } },
    select: { id: true, accountId: true, name: true, email: true },
  });
  for (const { id: personId, ...holder } of holders)
    add(
      { personId, ...holder },
      "partner",
      endings.filter(ending => ending.personId === personId),
    );
  return [...readers.values()].map(({ person, side, concerns }) => {
    // In the order of their last days, whoever added them.
    const own = endings.filter(ending => concerns.has(ending));
    return {
      recipients: [person],
      ...(own.length === 1 ? wordsOf(person, own[0]!) : listOf(person, side, own)),
    };
  });
}

const counts = (definition: ProgrammeDefinition | undefined, areaKey: string) => {
  const area = definition && areaOf(definition, areaKey);
  return area ? holdsLevel2(area) : false;
};

const dependsOn = ({ cases }: Ending, locale: "en" | "es") =>
  cases === 0 ? "" : translator(locale)("certifications.depends.cases", { count: cases });

/** "Your certificate" or "the certificate of", for one. */
const wordsOf = (reader: Recipient, ending: Ending): Omit<Telling, "recipients"> => ({
  path: `/people/${ending.personId}`,
  params: {
    name: ending.name,
    area: { en: textIn(ending.area, "en"), es: textIn(ending.area, "es") },
    number: ending.number,
    until: Date.parse(`${ending.until}T12:00:00Z`),
    days: ending.days,
    depends: { en: dependsOn(ending, "en"), es: dependsOn(ending, "es") },
  },
  thread: `person-${ending.personId}`,
  textKey: reader.personId === ending.personId ? "certification.own.ending" : "certification.ending",
});

const listOf = (
  reader: Recipient,
  side: "vendor" | "partner",
  endings: readonly Ending[],
): Omit<Telling, "recipients"> => ({
  path: endings.every(ending => ending.personId === reader.personId)
    ? `/people/${reader.personId}`
    : "/certificates?view=ending",
  params: {
    count: endings.length,
    more: Math.max(0, endings.length - MOST_LINES),
    days: endings[0]?.days ?? 0,
    list: { en: linesOf(side, endings, "en"), es: linesOf(side, endings, "es") },
  },
  textKey: "certification.endings",
});

const linesOf = (side: "vendor" | "partner", endings: readonly Ending[], locale: "en" | "es"): string =>
  endings
    .slice(0, MOST_LINES)
    .map(ending => {
      const { name, company, area, until } = ending;
      const who = side === "vendor" && company ? `${name} (${company})` : name;
      const depends = dependsOn(ending, locale);
      return `${dayText(until, locale)} · ${who}, ${textIn(area, locale)}${depends && `; ${depends}`}`;
    })
    .join("\n");
