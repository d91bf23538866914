import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { CompanyChoice } from "#components/tickets/company-choice.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { DateInput } from "#components/ui/date-input.tsx";
import { FilterWords } from "#components/ui/list-filter.tsx";
import { Select } from "#components/ui/select.tsx";
import { PRIORITIES, type Side } from "#lib/domain/tickets/types.ts";
import { isNarrowed, type SearchAsked, searchHref } from "./search-address.ts";

type Choices = Record<"products" | "companies", { id: string; name: string }[]>;
type Props = { action: string; asked: SearchAsked; options: Choices | null; side: Side };

/** Words, and for cases what narrows them; a plain form that works without script. */
export function SearchForm({ action, asked, options, side }: Props) {
  const t = useTranslations("search");
  const named = (list: { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <search>
      <form action={action} className="row wrap list-find" aria-label={t("title")}>
        {asked.kind && <input type="hidden" name="kind" value={asked.kind} />}
        <FilterWords name="q" label={t("words")} value={asked.words} max={200} />
        {options && (
          <>
            <Select
              name="state"
              aria-label={t("filter.state")}
              defaultValue={asked.open === null ? "" : asked.open ? "open" : "over"}
              placeholder={t("filter.anyState")}
              options={(["open", "over"] as const).map(value => ({ value, label: t(`filter.${value}`) }))}
            />
            <Select
              name="priority"
              aria-label={t("filter.priority")}
              defaultValue={asked.priority ?? ""}
              placeholder={t("filter.anyPriority")}
              options={PRIORITIES.map(value => ({ value, label: value }))}
            />
            {side !== "customer" && (
              <CompanyChoice
                id="search-customer"
                kind="customer"
                aria-label={t("filter.customer")}
                any={t("filter.anyCustomer")}
                chosen={options.companies.find(one => one.id === asked.customerOrgId) ?? null}
              />
            )}
            {options.products.length > 1 && (
              <Select
                name="product"
                aria-label={t("filter.product")}
                defaultValue={asked.productId ?? ""}
                placeholder={t("filter.anyProduct")}
                options={named(options.products)}
              />
            )}
            <span className="row">
              <label htmlFor="search-from">{t("filter.from")}</label>
              <DateInput id="search-from" name="from" defaultValue={asked.from ?? ""} />
            </span>
            <span className="row">
              <label htmlFor="search-to">{t("filter.to")}</label>
              <DateInput id="search-to" name="to" defaultValue={asked.to ?? ""} />
            </span>
          </>
        )}
        <Button type="submit">
          <Search className="i" aria-hidden="true" />
          {t("find")}
        </Button>
        {isNarrowed(asked) && (
          <ButtonLink
            look="ghost"
            href={searchHref(action, asked, {
              open: null,
              priority: null,
              customerOrgId: null,
              productId: null,
              from: null,
              to: null,
            })}
          >
            {t("filter.clear")}
          </ButtonLink>
        )}
      </form>
      <p className="sm m">{t("hint")}</p>
    </search>
  );
}
