import { useLocale, useTranslations } from "next-intl";
import { ListFilter } from "#components/ui/list-filter.tsx";
import { Select } from "#components/ui/select.tsx";
import { monthText } from "#components/ui/time-text.ts";

/** Which customer's month to look at: a plain form, its answer a page of its own. */
export function MonthForm({
  base,
  customers,
  months,
  customer,
  month,
}: {
  base: string;
  customers: readonly { slug: string; name: string }[];
  months: readonly string[];
  customer?: string;
  month?: string;
}) {
  const t = useTranslations("reports");
  const locale = useLocale();
  return (
    <ListFilter base={`${base}/month`} label={t("month.of")} apply={t("month.show")}>
      {customers.length === 1 ? (
        <input type="hidden" name="customer" value={customers[0]?.slug} />
      ) : (
        <Select
          name="customer"
          aria-label={t("by.customer")}
          defaultValue={customer ?? customers[0]?.slug}
          options={customers.map(one => ({ value: one.slug, label: one.name }))}
        />
      )}
      <Select
        name="month"
        aria-label={t("by.month")}
        // The last month that is over.
        defaultValue={month ?? months[1]}
        options={months.map(one => ({ value: one, label: monthText(`${one}-15`, locale, true) }))}
      />
    </ListFilter>
  );
}
