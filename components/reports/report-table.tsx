import { useLocale, useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Table, Td } from "#components/ui/table.tsx";
import { monthText } from "#components/ui/time-text.ts";
import { DECISIONS, type DecisionCounts, decided, inTimePercent } from "#lib/domain/tickets/decision.ts";
import type { ClockKind } from "#lib/domain/tickets/plan.ts";
import type { ReportDto, ReportGroup } from "#lib/features/reports/dto.ts";
import { type ReportFilter, reportQuery } from "#lib/features/reports/schema.ts";
import { Kept, useShareText } from "./kept.tsx";
import { PromiseHead } from "./promise-head.tsx";

/** The filter that shows a line's own cases. */
function onlyThis({ by }: ReportFilter, key: string): Partial<ReportFilter> {
  if (by === "month") return { from: key, to: key };
  return { [by]: key };
}

/** Figures a line and clock; each leads to the cases behind it. */
export function ReportTable({ base, data }: { base: string; data: ReportDto }) {
  const t = useTranslations("reports");
  const locale = useLocale();
  const { filter, goal } = data;
  const nameOf = ({ key, name }: ReportGroup) =>
    filter.by === "month" ? monthText(`${key}-15`, locale, true) : name;
  return (
    <Table label={t("title")} stack className="report">
      <PromiseHead of={t(`by.${filter.by}`)} />
      <tbody>
        {data.groups.flatMap(group =>
          group.clocks.map(({ clock, counts }, i) => (
            <tr key={`${group.key} ${clock}`} className={i < group.clocks.length - 1 ? "goes-on" : undefined}>
              <th scope="row" className="full">
                {i > 0 ? <span className="vh">{nameOf(group)}</span> : <b>{nameOf(group)}</b>}
              </th>
              <Td>{t(`clock.${clock}`)}</Td>
              <Td className="full">
                <Kept counts={counts} goal={goal} />
              </Td>
              <Td num>
                <span className="in-s mm sm">{t("column.decided")} </span>
                {decided(counts)}
              </Td>
              {DECISIONS.map(result => (
                <Td num key={result} className={counts[result] === 0 ? "not-s" : undefined}>
                  <span className="in-s mm sm">{t(`column.${result}`)} </span>
                  {counts[result] === 0 ? (
                    <span className="mm">0</span>
                  ) : (
                    <Link
                      href={`${base}/cases?${reportQuery(filter, { ...onlyThis(filter, group.key), clock, result })}`}
                      aria-label={t("toCases", {
                        count: counts[result],
                        result: t(`result.${result}`),
                        clock: t(`clock.${clock}`),
                        name: nameOf(group),
                      })}
                    >
                      {counts[result]}
                    </Link>
                  )}
                </Td>
              ))}
            </tr>
          )),
        )}
      </tbody>
    </Table>
  );
}

/** All lines together, a figure a clock. */
export function ReportTotals({ data }: { data: ReportDto }) {
  const t = useTranslations("reports");
  const share = useShareText();
  const late = ({ breached }: DecisionCounts) => t("totals.late", { count: breached });
  return (
    <div className="report-sums">
      {data.totals.map(({ clock, counts }: { clock: ClockKind; counts: DecisionCounts }) => (
        <div key={clock}>
          <p className="mm sm">{t(`clock.${clock}`)}</p>
          <p className="home-big">
            <b>{share(inTimePercent(counts))}</b>
            <span className="m sm">
              {t("totals.of", { kept: counts.met + counts.warned, all: decided(counts) })}
              {counts.breached > 0 && ` · ${late(counts)}`}
            </span>
          </p>
        </div>
      ))}
    </div>
  );
}
