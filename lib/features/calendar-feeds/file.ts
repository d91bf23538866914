import { createHash } from "node:crypto";
import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventRepeatingFreq,
  ICalEventTransparency,
} from "ical-generator";
import { addDays } from "#lib/domain/time/dates.ts";
import { absolute } from "#lib/platform/app-url.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { EntryDto } from "./dto.ts";
import type { Calendar } from "./queries.ts";

/** Programs are asked to come back this often, in seconds; most have a pace of their own. */
const REFRESH = 4 * 3600;

/**
 * A calendar as a file (RFC 5545) in its owner's language: whole days that block no time and hours of courses, each with an address of the
 * portal and a name of its own that stays the same, so that a moved day moves in the program too.
 */
export function calendarFile({ actor, workspace, scope, entries, at }: Calendar): string {
  const t = translator(actor.locale);
  const say = (key: string, params?: Record<string, string | number>) => t(`calendar.${key}`, params);
  const calendar = ical({
    name: escaped(say(`scopes.${scope}.name`, { workspace: workspace.name, company: actor.orgName })),
    description: escaped(say(`scopes.${scope}.text`)),
    prodId: { company: "Escala", product: "Portal", language: actor.locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH,
    url: absolute(`/${workspace.slug}/calendar`),
  });
  for (const entry of entries) {
    const link = absolute(`/${workspace.slug}${entry.path}`);
    const { hours } = entry;
    calendar.createEvent({
      ...(hours
        ? {
            id: hours.uid,
            sequence: hours.sequence,
            start: new Date(hours.from),
            end: new Date(hours.to),
            ...(hours.days > 1
              ? { repeating: { freq: ICalEventRepeatingFreq.DAILY, count: hours.days } }
              : {}),
          }
        : {
            id: `${entry.kind}-${entry.id}@${workspace.slug}.escala`,
            // Noon is the same day whatever zone the library thinks in.
            start: new Date(`${entry.on}T12:00:00Z`),
            // RFC 5545 3.6.1: the day after, as programs expect it said.
            end: new Date(`${addDays(entry.on, 1)}T12:00:00Z`),
            allDay: true,
            timezone: "UTC",
          }),
      stamp: at,
      summary: say(`entries.${entry.kind === "training" && entry.who ? "trainingOf" : entry.kind}`, {
        who: entry.who,
        what: entry.what,
      }),
      description: [detail(entry, actor.locale, say), link].filter(part => part !== "").join("\n"),
      url: link,
      // Of a course one attends or gives the hours are taken; everything else blocks no time.
      ...(hours && scope === "own"
        ? { busystatus: ICalEventBusyStatus.BUSY, transparency: ICalEventTransparency.OPAQUE }
        : { transparency: ICalEventTransparency.TRANSPARENT, busystatus: ICalEventBusyStatus.FREE }),
      ...(hours && entry.company ? { location: entry.company } : {}),
      categories: [{ name: say(`kinds.${entry.kind}`) }],
    });
  }
  return calendar.toString();
}

/** Names what a calendar says, whenever it is read: programs that have it are told so instead of the whole. */
export function calendarTag({ actor, workspace, scope, entries }: Calendar): string {
  // The count of a course's versions goes on with time; what a program would show does not.
  const shown = entries.map(({ hours, ...entry }) => ({
    ...entry,
    hours: hours && { ...hours, sequence: 0 },
  }));
  const said = JSON.stringify([workspace.name, actor.orgName, actor.locale, scope, shown]);
  return `"${createHash("sha256").update(said).digest("base64url").slice(0, 27)}"`;
}

/** The library escapes what events say (RFC 5545 3.3.11), not what the calendar is called. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

function detail(
  entry: EntryDto,
  locale: string,
  say: (key: string, params?: Record<string, string | number>) => string,
): string {
  const until = entry.until === null ? "" : say("until", { day: dayText(entry.until, locale) });
  return [entry.company, entry.number, until].filter(part => part !== "").join(" · ");
}
