import { dailyHours } from "#lib/domain/training/hours.ts";

/** A stretch of time in words, in a zone: "14 – 15 Dec 2026, 09:00 – 17:00" where each day has the same hours. */
export function spanText(from: number, to: number, zone: string, locale: string): string {
  const language = locale === "es" ? "es-ES" : "en-GB";
  const hours = dailyHours(from, to, zone);
  if (hours.days > 1) {
    const day = { day: "numeric", month: "short", year: "numeric", timeZone: zone } as const;
    const hour = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const;
    return `${new Intl.DateTimeFormat(language, day).formatRange(from, to)}, ${new Intl.DateTimeFormat(language, hour).formatRange(hours.from, hours.to)}`;
  }
  const format = new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  });
  return format.formatRange(from, to);
}

/** A moment in words, in a zone. */
export const momentIn = (at: number, zone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale === "es" ? "es-ES" : "en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(at);
