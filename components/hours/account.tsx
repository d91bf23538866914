import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Money } from "#components/ui/money.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import type { HoursDto } from "#lib/features/hours/dto.ts";
import { hoursText } from "./hours-text.ts";

/** Where every hour stands on a day: bought = used + expired + left. */
export function HourAccount({ hours }: { hours: HoursDto }) {
  const t = useTranslations("hours.account");
  const locale = useLocale();
  const { bought, used, expired, left } = hours.balance;
  return (
    <KeyValue
      pairs={[
        { label: t("bought"), value: hoursText(bought, locale) },
        { label: t("used"), value: hoursText(used, locale) },
        { label: t("expired"), value: hoursText(expired, locale) },
        { label: <b>{t("left")}</b>, value: <b>{hoursText(left, locale)}</b> },
        hours.planned > 0 && { label: t("planned"), value: hoursText(hours.planned, locale) },
      ]}
    />
  );
}

/** The packs, the first to expire first. */
export function PackTable({ hours, prices }: { hours: HoursDto; prices: boolean }) {
  const t = useTranslations("hours.packs");
  const locale = useLocale();
  if (hours.packs.length === 0)
    return <EmptyState title={t("empty")}>{t(hours.terms ? "emptyText" : "emptyNotSold")}</EmptyState>;
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("order")}</Th>
          <Th>{t("bought")}</Th>
          <Th>{t("until")}</Th>
          <Th num>{t("hours")}</Th>
          <Th num>{t("used")}</Th>
          <Th num>{t("left")}</Th>
          {prices && <Th num>{t("price")}</Th>}
        </tr>
      </thead>
      <tbody>
        {hours.packs.map(pack => (
          <tr key={pack.id}>
            <Td className="full">
              <span className="id">{pack.orderNumber}</span>
            </Td>
            <Td data-label={t("bought")}>
              <Day date={pack.boughtOn} />
            </Td>
            <Td data-label={t("until")}>
              <Day date={pack.expiresOn} />
              {pack.expired && <span className="mm sm"> {t("expired")}</span>}
            </Td>
            <Td num data-label={t("hours")}>
              {hoursText(pack.minutes, locale)}
            </Td>
            <Td num data-label={t("used")}>
              {hoursText(pack.used, locale)}
            </Td>
            <Td num data-label={t("left")}>
              {pack.expired ? <s>{hoursText(pack.left, locale)}</s> : hoursText(pack.left, locale)}
            </Td>
            {prices && (
              <Td num data-label={t("price")}>
                <Money value={pack.price} />
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
