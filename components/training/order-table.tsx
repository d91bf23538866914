import { useLocale, useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { OrderLineDto } from "#lib/features/training/dto.ts";

/** Lines of orders: list price, discount, what is paid. `choose` puts a box before each that is not invoiced. */
export function OrderTable({
  workspace,
  lines,
  companies,
  choose,
}: {
  workspace: string;
  lines: readonly OrderLineDto[];
  companies: boolean;
  choose?: ((line: OrderLineDto) => React.ReactNode) | undefined;
}) {
  const t = useTranslations("training.orders");
  const locale = useLocale();
  const money = (minor: number, currency: string) => moneyText({ minor, currency }, locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  return (
    <Table label={t("title")} stack free>
      <thead>
        <tr>
          {choose && (
            <Th>
              <span className="vh">{t("invoice")}</span>
            </Th>
          )}
          <Th>{t("column.number")}</Th>
          {companies && <Th>{t("column.company")}</Th>}
          <Th>{t("column.course")}</Th>
          <Th>{t("column.kind")}</Th>
          <Th num>{t("column.list")}</Th>
          <Th num>{t("column.pays")}</Th>
          <Th>{t("column.invoiced")}</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map(line => (
          <tr key={line.id}>
            {choose && <Td>{choose(line)}</Td>}
            <Td className="mono nw">{line.number}</Td>
            {companies && <Td className="full">{line.company.name}</Td>}
            <Td className="full">
              <Link href={`/${workspace}/training/${line.sessionId}`}>{line.course}</Link>
              <span className="mm sm blk">{line.sessionOn && dayText(line.sessionOn, locale)}</span>
            </Td>
            <Td className="full">
              {line.quantity !== 1 && `${line.quantity} × `}
              {t(`kind.${line.kind}`)}
              <span className="mm sm blk">{line.about}</span>
            </Td>
            <Td num>
              {money(line.list, line.currency)}
              {line.discountBp > 0 && (
                <span className="mm sm blk">−{percent.format(line.discountBp / 10_000)}</span>
              )}
            </Td>
            <Td num>
              <b>{money(line.pays, line.currency)}</b>
            </Td>
            <Td className={line.invoicedAt === null ? "not-s" : undefined}>
              {line.invoicedAt !== null && t("invoicedAs", { reference: line.invoiceRef })}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
