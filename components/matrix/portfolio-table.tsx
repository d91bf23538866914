import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import { addDays } from "#lib/domain/time/dates.ts";
import type { AreaCellDto, AreaPortfolioDto } from "#lib/features/matrix/portfolio.ts";
import { Reserve } from "./reserve.tsx";

/** Partners by area: how many count, what is missing or has nobody to spare, and when it is lost. */
export function PortfolioTable({ workspace, data }: { workspace: string; data: AreaPortfolioDto }) {
  const t = useTranslations("matrix.portfolio");
  return (
    <Table label={t("title")} stack free className="by-area">
      <thead>
        <tr>
          <Th>{t("partner")}</Th>
          <Th>{t("loss")}</Th>
          {data.shown.map(area => (
            <Th key={area.key}>{area.name}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.rows.map(row => (
          <tr key={row.partnershipId}>
            <th scope="row" className="full">
              <Link href={`/${workspace}/partners/${row.slug}/matrix`}>{row.name}</Link>
              <span className="mm sm cell-note">{row.tier ?? t("noTier")}</span>
            </th>
            <Td>
              {row.nextLossOn ? (
                <span className={row.nextLossOn <= addDays(data.today, 90) ? "warn-t" : undefined}>
                  <span className="in-s">{t("loss")} </span>
                  <Day date={row.nextLossOn} today={data.today} />
                </span>
              ) : (
                <span className="mm sm">{t("never")}</span>
              )}
            </Td>
            {data.shown.map(area => {
              const cell = row.cells.find(one => one.areaKey === area.key);
              return (
                <Td key={area.key} className={cell ? "full" : "none"}>
                  {cell && <AreaCell area={area.name} cell={cell} today={data.today} />}
                </Td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function AreaCell({ area, cell, today }: { area: string; cell: AreaCellDto; today: string }) {
  const t = useTranslations("matrix.portfolio");
  return (
    <>
      <span className="in-s">{area}: </span>
      {cell.point ? (
        <Reserve reserve={cell.point.reserve} held />
      ) : (
        <span className="mm">{t("notAsked")}</span>
      )}
      <span className="mm sm cell-note">
        {cell.point
          ? t("needCertified", { need: cell.point.need, certified: cell.point.have })
          : t("certified", { certified: cell.certified })}
        {cell.nextEnd && (
          <>
            {" · "}
            {t.rich("nextEnd", { day: () => <Day date={cell.nextEnd ?? ""} today={today} /> })}
          </>
        )}
      </span>
    </>
  );
}
