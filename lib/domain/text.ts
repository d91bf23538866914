/** A vendor's own words, which are data: one string for everybody, or one for each language. */
export type LocalText = string | { en: string; es: string };

/** The words in the reader's language; any other language reads the English ones. */
export function textIn(text: LocalText, locale: string): string {
  if (typeof text === "string") return text;
  return locale.startsWith("es") ? text.es : text.en;
}

/** Words that may stand in one language alone: in the reader's language, or in the other where that is all there is. */
export const eitherText = (en: string, es: string, locale: string): string =>
  locale.startsWith("es") ? es || en : en || es;

/** The same of what is kept as one value, in whatever state it is. */
export function eitherOf(text: unknown, locale: string): string {
  const { en = "", es = "" } = (text ?? {}) as { en?: string; es?: string };
  return eitherText(en, es, locale);
}
