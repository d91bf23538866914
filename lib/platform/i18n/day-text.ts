import type { PlainDate } from "#lib/domain/time/types.ts";

/** A calendar day in words for refusals, mail and events: "14 Feb 2027", "14 feb 2027". */
export function dayText(day: PlainDate, locale: string): string {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}

/** Names as a list in words: "Ana, Luis and Marta". */
export function listText(names: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}
