/** A vendor's own words, which are data: one string for everybody, or one for each language. */
export type LocalText = string | { en: string; es: string };

/** The words in the reader's language; any other language reads the English ones. */
export function textIn(text: LocalText, locale: string): string {
  if (typeof text === "string") return text;
  return locale.startsWith("es") ? text.es : text.en;
}
