import { type Locale, locales } from "#lib/messages/index.ts";

/** A text said once in each of our languages: whoever reads the mail picks their own. */
export const inBoth = (say: (locale: Locale) => string): Record<Locale, string> =>
  Object.fromEntries(locales.map(locale => [locale, say(locale)])) as Record<Locale, string>;
