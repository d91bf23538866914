import { useLocale, useTranslations } from "next-intl";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { FilterWords } from "#components/ui/list-filter.tsx";
import { Select } from "#components/ui/select.tsx";
import { countryName } from "#lib/domain/countries.ts";
import { languageName } from "#lib/domain/languages.ts";
import { textIn } from "#lib/domain/text.ts";
import type { DirectoryAsked, DirectoryFacets } from "#lib/features/directory/dto.ts";

/** Filters as a plain form: the address holds them, with and without script. Only what somebody has can be chosen. */
export function DirectoryFind({
  base,
  asked,
  facets,
  filtered,
}: {
  base: string;
  asked: DirectoryAsked;
  facets: DirectoryFacets;
  filtered: boolean;
}) {
  const t = useTranslations("directory.find");
  const locale = useLocale();
  const sorted = (options: { value: string; label: string }[]) =>
    options.sort((a, b) => a.label.localeCompare(b.label, locale));
  const specialities = [
    ...facets.areas.map(area => ({ value: area.key, label: textIn(area.name, locale) })),
    ...sorted(facets.specialities.map(word => ({ value: word, label: word }))),
  ];
  return (
    <search aria-label={t("label")}>
      <form action={base} className="row wrap list-find dir-find">
        <FilterWords name="q" label={t("words")} value={asked.words} />
        <Select
          name="country"
          aria-label={t("country")}
          placeholder={t("allCountries")}
          defaultValue={asked.country}
          options={sorted(facets.countries.map(code => ({ value: code, label: countryName(code, locale) })))}
        />
        {facets.tiers.length > 1 && (
          <Select
            name="tier"
            aria-label={t("tier")}
            placeholder={t("allTiers")}
            defaultValue={asked.tier}
            options={facets.tiers.map(tier => ({ value: tier.key, label: textIn(tier.name, locale) }))}
          />
        )}
        {specialities.length > 0 && (
          <Select
            name="speciality"
            aria-label={t("speciality")}
            placeholder={t("allSpecialities")}
            defaultValue={asked.speciality}
            options={specialities}
          />
        )}
        {facets.languages.length > 0 && (
          <Select
            name="language"
            aria-label={t("language")}
            placeholder={t("allLanguages")}
            defaultValue={asked.language}
            options={sorted(
              facets.languages.map(code => ({ value: code, label: languageName(code, locale) })),
            )}
          />
        )}
        <Button type="submit">{t("apply")}</Button>
        {filtered && (
          <a className={buttonClass({ look: "ghost" })} href={base}>
            {t("clear")}
          </a>
        )}
      </form>
    </search>
  );
}
