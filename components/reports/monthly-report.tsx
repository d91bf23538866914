import { useLocale, useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Priority } from "#components/ui/priority.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { dayText, fullWhen } from "#components/ui/time-text.ts";
import { DECISIONS, decided } from "#lib/domain/tickets/decision.ts";
import type { Monthly } from "#lib/features/reports/monthly.ts";
import { Kept } from "./kept.tsx";
import { PromiseHead } from "./promise-head.tsx";

/** What a customer's month says: contracts, cases, promises kept and broken. */
export function MonthlyReport({ workspace, data, zone }: { workspace: string; data: Monthly; zone: string }) {
  const t = useTranslations("reports");
  const m = useTranslations("reports.month");
  const locale = useLocale();
  return (
    <>
      <section className="sec" aria-labelledby="contracts">
        <SectionHeader id="contracts" title={m("contracts")} />
        {data.contracts.length === 0 ? (
          <p className="mm">{m("noContracts")}</p>
        ) : (
          <ul className="lines">
            {data.contracts.map(one => (
              <li key={one.number}>
                <Link href={`/${workspace}/contracts/${one.number}`}>
                  {m("contract", { ...one, from: dayText(one.from, locale), to: dayText(one.to, locale) })}
                </Link>
              </li>
            ))}
          </ul>
        )}
        <p className="m">{m("caseFigures", data.cases)}</p>
      </section>
      <section className="sec" aria-labelledby="promises">
        <SectionHeader id="promises" title={m("promises")} />
        <p className="mm sm">{m("promisesText")}</p>
        {data.lines.length === 0 ? (
          <p>{m("noPromises")}</p>
        ) : (
          <Table label={m("promises")} stack className="report">
            <PromiseHead of={t("by.priority")} />
            <tbody>
              {data.lines.map(({ priority, clock, counts }) => (
                <tr key={`${priority} ${clock}`}>
                  <th scope="row" className="full">
                    <Priority priority={priority} />
                  </th>
                  <Td>{t(`clock.${clock}`)}</Td>
                  <Td className="full">
                    <Kept counts={counts} goal={null} />
                  </Td>
                  <Td num>
                    <span className="in-s mm sm">{t("column.decided")} </span>
                    {decided(counts)}
                  </Td>
                  {DECISIONS.map(result => (
                    <Td key={result} num>
                      <span className="in-s mm sm">{t(`column.${result}`)} </span>
                      {counts[result]}
                    </Td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </section>
      {data.late.length > 0 && (
        <section className="sec" aria-labelledby="late">
          <SectionHeader id="late" title={m("late")} />
          <Table label={m("late")} stack free className="report">
            <thead>
              <tr>
                <Th>{t("column.case")}</Th>
                <Th>{t("column.clock")}</Th>
                <Th>{t("column.dueAt")}</Th>
                <Th>{t("column.stoppedAt")}</Th>
              </tr>
            </thead>
            <tbody>
              {data.late.map(row => (
                <tr key={`${row.number} ${row.clock} ${row.dueAt}`}>
                  <th scope="row" className="full">
                    <Priority priority={row.priority} />{" "}
                    <Link href={`/${workspace}/tickets/${row.number}`}>
                      <span className="mono">{row.number}</span> {row.subject}
                    </Link>
                  </th>
                  <Td>{t(`clock.${row.clock}`)}</Td>
                  <Td>{row.dueAt === null ? "–" : fullWhen(row.dueAt, locale, zone, data.at)}</Td>
                  <Td>
                    {row.stoppedAt === null ? m("open") : fullWhen(row.stoppedAt, locale, zone, data.at)}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
          {data.lateMore > 0 && <p className="mm sm">{m("lateMore", { count: data.lateMore })}</p>}
        </section>
      )}
    </>
  );
}
