import { expect, it } from "vitest";
import { acceptedLocale } from "#lib/platform/i18n/accepted.ts";

it.each([
  ["es-MX,es;q=0.9,en;q=0.8", "es"],
  ["de-DE,de;q=0.9,en-US;q=0.7,es;q=0.3", "en"],
  ["en;q=0.5, es;q=0.9", "es"],
  ["es;q=0, en", "en"],
  ["pt-BR,pt;q=0.9", null],
  ["*", null],
  ["", null],
])("a browser that asks for “%s” reads %s", (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale);
});
