import { useLocale, useTranslations } from "next-intl";
import { Money, moneyText } from "#components/ui/money.tsx";
import type { CoursePriceDto } from "#lib/features/training/dto.ts";

/** What a course costs the reader: what is paid, for how many, and what the tier takes off (P4, P11). */
export function CoursePriceText({ price }: { price: CoursePriceDto | null }) {
  const t = useTranslations("training.price");
  const locale = useLocale();
  if (!price) return <span className="mm">{t("none")}</span>;
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  return (
    <span>
      <Money value={price.price.pays} />{" "}
      <span className="sm">{t("forPeople", { people: price.people })}</span>
      {price.additional && (
        <span className="mm sm blk">
          {t("additional", { price: moneyText(price.additional.pays, locale) })}
        </span>
      )}
      {price.price.discountBp > 0 && (
        <span className="mm sm blk">
          {moneyText(price.price.list, locale)}{" "}
          {t("discount", { percent: percent.format(price.price.discountBp / 10_000) })}
        </span>
      )}
    </span>
  );
}
