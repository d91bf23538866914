import { region } from "#lib/platform/i18n/region.ts";
import { translator } from "#lib/platform/i18n/translator.ts";

export type Words = (key: string, params?: Record<string, string | number>) => string;

/** The texts of `signing` in a document's language: both sides read one document. */
export function wordsIn(locale: string): Words {
  const t = translator(locale === "es" ? "es" : "en");
  return (key, params) => t(`signing.${key}`, params);
}

/** A moment as both sides read it: in the workspace's zone, with the zone's name and seconds. */
export function momentText(at: Date, locale: string, zone: string): string {
  return new Intl.DateTimeFormat(region(locale), {
    timeZone: zone,
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  }).format(at);
}
