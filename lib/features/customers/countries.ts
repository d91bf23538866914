/** ISO 3166-1 codes; names come from the reader's language (Intl.DisplayNames). */
const codes =
  "AD AE AL AM AO AR AT AU AZ BA BD BE BG BH BO BR BY CA CH CI CL CM CN CO CR CU CY CZ DE DK DO DZ EC EE EG ES ET FI FR GB GE GH GQ GR GT HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KR KW KZ LB LI LT LU LV LY MA MC MD ME MK MT MU MX MY MZ NG NI NL NO NZ OM PA PE PH PK PL PR PT PY QA RO RS RU RW SA SE SG SI SK SM SN SV TH TN TR TT TW TZ UA UG US UY UZ VE VN ZA ZM ZW";

export const COUNTRIES: readonly string[] = codes.split(" ");

/** A country's name in the reader's language; the code itself where it has none. */
export function countryName(code: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
}

/** All countries to choose from, sorted as the reader's language sorts. */
export function countryChoices(locale: string): { value: string; label: string }[] {
  return COUNTRIES.map(code => ({ value: code, label: countryName(code, locale) })).sort((a, b) =>
    a.label.localeCompare(b.label, locale),
  );
}
