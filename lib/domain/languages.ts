/** ISO 639-1, two letters. Names come from the reader's language at the edge. */
export const LANGUAGES: readonly string[] = (
  "AF AR BG BN CA CS CY DA DE EL EN ES ET EU FA FI FR GA GL HE HI HR HU HY ID IS IT JA KA KO LT LV MK MS MT NL NO " +
  "PL PT RO RU SK SL SQ SR SV SW TH TR UK UR VI ZH"
)
  .toLowerCase()
  .split(" ");

/** A language's name in a language, with a capital as it stands in a list; what is no known code answers itself. */
export function languageName(code: string, locale: string): string {
  if (!LANGUAGES.includes(code)) return code;
  const name = new Intl.DisplayNames([locale], { type: "language" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** Languages by name in a language, for a list to choose from. */
export const languageOptions = (locale: string): { value: string; label: string }[] =>
  LANGUAGES.map(code => ({ value: code, label: languageName(code, locale) })).sort((a, b) =>
    a.label.localeCompare(b.label, locale),
  );
