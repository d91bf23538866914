import { useLocale, useTranslations } from "next-intl";
import { Money, moneyText } from "#components/ui/money.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import type { PriceSum } from "#lib/domain/programmes/benefits.ts";
import type { CoursePriceDto } from "#lib/features/partnerships/benefits.ts";

/** What courses cost this company: list price − tier discount, as a sum one can follow (P4, P11, P16). */
export function CoursePrices({ prices }: { prices: readonly CoursePriceDto[] }) {
  const t = useTranslations("ladder.prices");
  const off = prices.some(course => course.price.discountBp > 0);
  return (
    <section aria-labelledby="prices">
      <SectionHeader id="prices" title={t("title")} count={prices.length} rule />
      <Table label={t("title")} free stack>
        <thead>
          <tr>
            <Th>{t("course")}</Th>
            <Th num>{t("pays")}</Th>
          </tr>
        </thead>
        <tbody>
          {prices.map(course => (
            <tr key={course.key}>
              <Td className="full">
                <b>{course.title}</b>
                <span className="mm sm blk">{t("people", { count: course.people })}</span>
              </Td>
              <Td num>
                <Money value={course.price.pays} />
                <Sum price={course.price} />
                {course.additionalAttendee && (
                  <>
                    <span className="sm blk">
                      {t.rich("extra", {
                        price: () => <Money value={course.additionalAttendee?.pays ?? course.price.pays} />,
                      })}
                    </span>
                    <Sum price={course.additionalAttendee} />
                  </>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mm sm">{off ? t("withDiscount") : t("listPrices")}</p>
    </section>
  );
}

function Sum({ price }: { price: PriceSum }) {
  const t = useTranslations("ladder.prices");
  const locale = useLocale();
  if (price.discountBp === 0) return null;
  return (
    <span className="mm sm blk">
      {t("sum", {
        list: moneyText(price.list, locale),
        discount: moneyText(price.discount, locale),
        rate: new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(
          price.discountBp / 10_000,
        ),
      })}
    </span>
  );
}
