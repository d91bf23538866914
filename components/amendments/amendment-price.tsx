import { useLocale, useTranslations } from "next-intl";
import { Money, moneyText } from "#components/ui/money.tsx";
import { Table, Td } from "#components/ui/table.tsx";
import type { AmendmentPrice } from "#lib/domain/contracts/amendment.ts";
import { negative } from "#lib/domain/money/money.ts";

/** What an amendment costs, with its sum: a year before and after, the difference for the term, and by day for what is left of it. */
export function AmendmentSum({ price }: { price: AmendmentPrice }) {
  const t = useTranslations("contractLife.amend.price");
  const locale = useLocale();
  const { before, after, months, fullDifference, days, termDays, delta } = price;
  const year = (one: AmendmentPrice["before"]) => (
    <Td num>
      <Money value={one.yearly} />
      {one.minimumApplied && <span className="mm sm cell-note">{t("minimum")}</span>}
    </Td>
  );
  const last = delta.minor > 0 ? "owed" : delta.minor < 0 ? "back" : "nothing";
  return (
    <Table label={t("label")} className="sum">
      <tbody>
        <tr>
          <Td>{t("before")}</Td>
          {year(before)}
        </tr>
        <tr>
          <Td>{t("after")}</Td>
          {year(after)}
        </tr>
        <tr>
          <Td>{t("full", { months })}</Td>
          <Td num>
            <Money value={fullDifference} />
          </Td>
        </tr>
        <tr>
          <Td>
            {t(last)}
            <span className="mm sm"> {t("days", { days, termDays })}</span>
          </Td>
          <Td num>{moneyText(delta.minor < 0 ? negative(delta) : delta, locale)}</Td>
        </tr>
      </tbody>
    </Table>
  );
}
