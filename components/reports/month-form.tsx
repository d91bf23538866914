import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
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
    <form action={`${base}/month`} className="row wrap list-find" aria-label={t("month.of")}>
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
      <Button type="submit">{t("month.show")}</Button>
    </form>
  );
}
