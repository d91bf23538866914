import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Priority } from "#components/ui/priority.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { fullWhen } from "#components/ui/time-text.ts";
import type { Decision } from "#lib/domain/tickets/decision.ts";
import type { DecidedDto } from "#lib/features/reports/dto.ts";

const LOOKS = {
  met: { tone: "ok", Icon: CircleCheck },
  warned: { tone: "warn", Icon: TriangleAlert },
  breached: { tone: "breach", Icon: CircleX },
} as const;

function Result({ result, children }: { result: Decision; children: string }) {
  const { tone, Icon } = LOOKS[result];
  return (
    <Status tone={tone} icon={<Icon className="i i-s" aria-hidden="true" />}>
      {children}
    </Status>
  );
}

/** Promises with their cases: how each was decided, when it was due and when it was answered. */
export function DecidedTable({ workspace, data }: { workspace: string; data: DecidedDto }) {
  const t = useTranslations("reports");
  const locale = useLocale();
  const when = (at: number | null) =>
    at === null ? "–" : fullWhen(at, locale, data.zone, Date.parse(data.today));
  return (
    <Table label={t("cases.title")} stack free className="report">
      <thead>
        <tr>
          <Th>{t("column.case")}</Th>
          {data.side !== "customer" && <Th>{t("by.customer")}</Th>}
          <Th>{t("column.clock")}</Th>
          <Th>{t("column.result")}</Th>
          <Th>{t("column.dueAt")}</Th>
          <Th>{t("column.stoppedAt")}</Th>
        </tr>
      </thead>
      <tbody>
        {data.rows.map(row => (
          <tr key={row.clockId}>
            <th scope="row" className="full">
              <span className="row">
                <Priority priority={row.priority} />
                <span>
                  <Link href={`/${workspace}/tickets/${row.number}/clock`}>
                    <span className="mono">{row.number}</span> {row.subject}
                  </Link>
                  {data.side === "vendor" && <span className="mm sm cell-note">{row.servedBy}</span>}
                </span>
              </span>
            </th>
            {data.side !== "customer" && <Td className="full">{row.customer}</Td>}
            <Td>
              {t(`clock.${row.clock}`)}
              {row.cycle > 1 && (
                <span className="mm sm cell-note">{t("cases.cycle", { cycle: row.cycle })}</span>
              )}
            </Td>
            <Td>
              <Result result={row.result}>{t(`result.${row.result}`)}</Result>
            </Td>
            <Td className="nw">
              <span className="in-s mm sm">{t("column.dueAt")} </span>
              {when(row.dueAt)}
            </Td>
            <Td className="nw">
              <span className="in-s mm sm">{t("column.stoppedAt")} </span>
              {row.stoppedAt === null ? t("cases.unanswered") : when(row.stoppedAt)}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
