import { useTranslations } from "next-intl";
import { FilterWords, ListFilter } from "#components/ui/list-filter.tsx";
import { Select } from "#components/ui/select.tsx";
import { LIBRARY_KINDS, LIBRARY_STATES } from "#lib/domain/library/item.ts";
import type { LibraryChoice } from "#lib/features/library/dto.ts";

export type LibraryAsked = { words: string; kind: string; product: string; state: string; show: string };

/** Filters as a plain form: the address holds them. */
export function LibraryFilterForm({
  base,
  asked,
  products,
  vendor,
  filtered,
}: {
  base: string;
  asked: LibraryAsked;
  products: readonly LibraryChoice[];
  /** The vendor filters by state, a partner by what is for it. */
  vendor: boolean;
  filtered: boolean;
}) {
  const t = useTranslations("library");
  return (
    <ListFilter
      base={base}
      label={t("list.find")}
      apply={t("list.apply")}
      clear={{ label: t("list.clear"), offered: filtered }}
    >
      <FilterWords label={t("list.findText")} value={asked.words} />
      <Select
        name="kind"
        aria-label={t("list.kind")}
        defaultValue={asked.kind}
        placeholder={t("list.allKinds")}
        options={LIBRARY_KINDS.map(kind => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      {products.length > 1 && (
        <Select
          name="product"
          aria-label={t("list.product")}
          defaultValue={asked.product}
          placeholder={t("list.allProducts")}
          options={[...products]}
        />
      )}
      {vendor ? (
        <Select
          name="state"
          aria-label={t("list.state")}
          defaultValue={asked.state}
          placeholder={t("list.allStates")}
          options={LIBRARY_STATES.map(state => ({ value: state, label: t(`state.${state}`) }))}
        />
      ) : (
        <Select
          name="show"
          aria-label={t("list.show")}
          defaultValue={asked.show}
          placeholder={t("list.all")}
          options={[
            { value: "mine", label: t("list.mine") },
            { value: "new", label: t("list.new") },
          ]}
        />
      )}
    </ListFilter>
  );
}
