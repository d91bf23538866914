import { useLocale, useTranslations } from "next-intl";
import { Money, moneyText } from "#components/ui/money.tsx";
import { Table, Td } from "#components/ui/table.tsx";
import type { PriceLine } from "#lib/domain/contracts/price.ts";
import { negative, subtract } from "#lib/domain/money/money.ts";
import type { PriceSum as Sum } from "#lib/features/contracts/pricing.ts";

/** A price shows its sum (S13, S15): every system, the discount, the least amount, the term, and after a lapse what it costs. */
export function PriceSum({ sum }: { sum: Sum }) {
  const t = useTranslations("contracts.price");
  const life = useTranslations("contractLife.discount");
  const systems = useTranslations("contracts.systems");
  const locale = useLocale();
  const percent = (bp: number) =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(bp / 10_000);
  const { lapse } = sum;
  const several = sum.lines.length > 1 || sum.minimumApplied || sum.discount !== undefined;
  const reduced = sum.discount ? subtract(sum.subtotal, sum.discount.asked) : sum.subtotal;
  const basisOf = (line: PriceLine) => {
    if (line.each)
      return life("units", {
        units: systems("unitCount", { count: line.units ?? 1, unit: line.unit ?? "other" }),
        price: moneyText(line.each, locale),
      });
    if (sum.rateBp === null) return "";
    const rate = percent(sum.rateBp);
    return line.of ? life("share", { rate, amount: moneyText(line.of, locale) }) : t("share", { rate });
  };
  return (
    <Table label={t("label")} className="sum">
      <tbody>
        {sum.lines.map((line, index) => (
          <tr key={`${index}${line.name}`}>
            <Td>
              {line.name}
              <span className="mm sm"> {basisOf(line)}</span>
            </Td>
            <Td num>
              <Money value={line.amount} />
            </Td>
          </tr>
        ))}
        {sum.discount && (
          <tr>
            <Td>
              {life("label", { rate: percent(sum.discount.rateBp) })}
              {sum.discount.given.minor < sum.discount.asked.minor && (
                <span className="mm sm">
                  {" "}
                  {life("capped", { given: moneyText(sum.discount.given, locale) })}
                </span>
              )}
            </Td>
            <Td num>
              <Money value={negative(sum.discount.asked)} />
            </Td>
          </tr>
        )}
        {sum.minimumApplied && (
          <tr>
            <Td>
              {t("minimum")}
              <span className="mm sm"> {t("minimumWhy", { sum: moneyText(reduced, locale) })}</span>
            </Td>
            <Td num>
              <Money value={sum.minimum} />
            </Td>
          </tr>
        )}
        {several && (
          <tr>
            <Td>{t("yearly")}</Td>
            <Td num>
              <Money value={sum.yearly} />
            </Td>
          </tr>
        )}
        {(sum.months !== 12 || lapse) && (
          <tr>
            <Td>{t("term", { months: sum.months })}</Td>
            <Td num>
              <Money value={sum.term} />
            </Td>
          </tr>
        )}
        {lapse && (
          <tr>
            <Td>
              {lapse.lapsedYears === 0
                ? t("lapsedDays", { days: lapse.lapsedDays })
                : t("lapsedYears", { years: lapse.lapsedYears })}
            </Td>
            <Td num>
              <Money value={lapse.lapsedPeriod} />
            </Td>
          </tr>
        )}
        {lapse && lapse.penaltyRateBp > 0 && (
          <tr>
            <Td>{t("penalty", { rate: percent(lapse.penaltyRateBp), years: lapse.lapsedYears })}</Td>
            <Td num>
              <Money value={lapse.penalty} />
            </Td>
          </tr>
        )}
        <tr>
          <Td>{t("total")}</Td>
          <Td num>
            <Money value={sum.total} />
          </Td>
        </tr>
      </tbody>
    </Table>
  );
}
