import { useTranslations } from "next-intl";
import { FilterWords, ListFilter } from "#components/ui/list-filter.tsx";
import { Select } from "#components/ui/select.tsx";
import { SUPPORT_FILTERS } from "#lib/domain/products/support.ts";

export type SystemsAsked = {
  words: string;
  product: string;
  version: string;
  support: string;
  cover: string;
};

/** Filters as a plain form: the address holds them. */
export function SystemFilterForm({
  base,
  asked,
  products,
  own,
  filtered,
}: {
  base: string;
  asked: SystemsAsked;
  products: readonly { value: string; label: string; versions: readonly string[] }[];
  own: boolean;
  filtered: boolean;
}) {
  const t = useTranslations("products");
  const versions = products
    .filter(product => asked.product === "" || product.value === asked.product)
    .flatMap(product => product.versions);
  return (
    <ListFilter
      base={base}
      label={t("systems.find")}
      apply={t("systems.show")}
      clear={{ label: t("systems.clear"), offered: filtered }}
    >
      <FilterWords label={own ? t("systems.wordsOwn") : t("systems.words")} value={asked.words} />
      {products.length > 1 && (
        <Select
          name="product"
          aria-label={t("releases.product")}
          defaultValue={asked.product}
          placeholder={t("releases.allProducts")}
          options={products.map(({ value, label }) => ({ value, label }))}
        />
      )}
      <Select
        name="version"
        aria-label={t("systems.version")}
        defaultValue={asked.version}
        placeholder={t("systems.allVersions")}
        options={[...new Set(versions)].map(version => ({ value: version, label: version }))}
      />
      <Select
        name="support"
        aria-label={t("systems.support")}
        defaultValue={asked.support}
        placeholder={t("systems.allSupport")}
        options={SUPPORT_FILTERS.map(state => ({
          value: state,
          label: t(`support.${state}`),
        }))}
      />
      <Select
        name="cover"
        aria-label={t("systems.cover")}
        defaultValue={asked.cover}
        placeholder={t("systems.allCover")}
        options={[
          { value: "in_force", label: t("systems.inForce") },
          { value: "over", label: t("systems.over") },
        ]}
      />
    </ListFilter>
  );
}
