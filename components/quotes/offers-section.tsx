import { useLocale, useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Money, moneyText } from "#components/ui/money.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import type { OffersDto } from "#lib/features/quotes/offers.ts";

/** Quotes and orders that wait: how many in which stage, what they are worth, and which run out first. */
export function OffersSection({
  workspace,
  data,
  served,
}: {
  workspace: string;
  data: OffersDto;
  /** Names who serves. */
  served: boolean;
}) {
  const t = useTranslations("contractLife.offers");
  const life = useTranslations("contractLife.quote");
  const list = useTranslations("contracts.list");
  const locale = useLocale();
  const base = `/${workspace}/contracts`;
  const total = data.stages.reduce((all, one) => all + one.count, 0);
  return (
    <section className="sec" aria-labelledby="offers" style={{ marginBottom: 28 }}>
      <SectionHeader id="offers" title={t("title")} count={total} />
      <p className="sm mm">{total === 0 ? t("none") : t("text")}</p>
      {total > 0 && (
        <>
          <ul className="life-list row wrap" style={{ gap: 24, margin: "8px 0 12px" }}>
            {data.stages.map(one => (
              <li key={one.stage}>
                <b className="num">{one.count}</b> {t(one.stage)}
                {one.count > 0 && (
                  <span className="mm sm cell-note">
                    {one.value.map(value => moneyText(value, locale)).join(" + ")}
                  </span>
                )}
              </li>
            ))}
          </ul>
          <Table label={t("list")} stack free className="report">
            <thead>
              <tr>
                <Th>{t("contract")}</Th>
                <Th>{t("quote")}</Th>
                <Th>{t("state")}</Th>
                <Th>{t("validUntil")}</Th>
                {served && <Th>{list("servedBy")}</Th>}
                <Th num>{t("total")}</Th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map(row => (
                <tr key={row.id}>
                  <th scope="row" className="full">
                    <Link className="q" href={`${base}/${row.number}`}>
                      <b>{row.customerName} </b>
                      <span className="id">{row.number}</span>
                    </Link>
                  </th>
                  <Td>
                    {row.quote && (
                      <Link href={`${base}/${row.number}/quote`}>
                        {row.quote}{" "}
                        <span className="mm">{life("revision", { revision: row.revision ?? 1 })}</span>
                      </Link>
                    )}
                  </Td>
                  <Td>{t(row.stage)}</Td>
                  <Td className={row.validUntil ? undefined : "not-s"}>
                    {row.validUntil && <Day date={row.validUntil} />}
                  </Td>
                  {served && <Td className="not-s">{row.servedByName}</Td>}
                  <Td num>
                    <Money value={row.total} />
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
          {data.more && (
            <p>
              <Link href={`${base}?view=quoted`}>{t("all")}</Link>
            </p>
          )}
        </>
      )}
    </section>
  );
}
