/** A stretch of time in words, in a zone: "14 Dec 2026, 09:00 – 15 Dec 2026, 17:00". */
export function spanText(from: number, to: number, zone: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale === "es" ? "es-ES" : "en-GB", {
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
