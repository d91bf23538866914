import type { Instant, PlainDate, Zone } from "#lib/domain/time/types.ts";
import { region } from "./region.ts";

/** A calendar day in words for refusals, mail and events: "14 Feb 2027", "14 feb 2027". */
export function dayText(day: PlainDate, locale: string): string {
  return new Intl.DateTimeFormat(region(locale), {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}

/** A month in words: "October 2026". */
export function monthName(day: PlainDate, locale: string): string {
  const options: Intl.DateTimeFormatOptions = { month: "long", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(region(locale), options).format(new Date(`${day.slice(0, 7)}-01T00:00:00Z`));
}

/** A moment in words for mail, with the zone it is told in: "Thu 26 Nov, 17:16 CET", "jue 26 nov, 17:16 CET". */
export function momentText(at: Instant, zone: Zone, locale: string): string {
  const text = new Intl.DateTimeFormat(region(locale), {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
    timeZoneName: "short",
  }).format(at);
  // As on every page: Spanish would part the weekday from its day.
  return text.replace(/^(\p{L}+), /u, "$1 ");
}

/** Names as a list in words: "Ana, Luis and Marta", or with "or" where any one of them will do. */
export function listText(names: readonly string[], locale: string, last: "and" | "or" = "and"): string {
  return new Intl.ListFormat(locale, { type: last === "and" ? "conjunction" : "disjunction" }).format(names);
}
