import { CircleDashed, FilePen, RefreshCw, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Money, moneyText } from "#components/ui/money.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import { monthText } from "#components/ui/time-text.ts";
import { PIPELINE_STAGES, type PipelineStage } from "#lib/domain/contracts/pipeline.ts";
import {
  type PipelineCell,
  type PipelineDto,
  type PipelineFilter,
  pipelineQuery,
} from "#lib/features/contracts/pipeline.ts";

const looks: Record<PipelineStage, { tone: StatusTone; Icon: typeof RefreshCw }> = {
  lapsed: { tone: "breach", Icon: TriangleAlert },
  open: { tone: "warn", Icon: CircleDashed },
  prepared: { tone: "plain", Icon: FilePen },
  renewed: { tone: "quiet", Icon: RefreshCw },
};

function Stage({ stage }: { stage: PipelineStage }) {
  const t = useTranslations("contracts.pipeline.stage");
  const { tone, Icon } = looks[stage];
  return (
    <Status tone={tone} icon={<Icon className="i i-s" aria-hidden="true" />}>
      {t(stage)}
    </Status>
  );
}

type Props = { base: string; data: PipelineDto; filter: PipelineFilter };

/** Renewals by the month of the last day: how many in which stage, and what a year of them is worth. */
export function PipelineMonths({ base, data, filter }: Props) {
  const t = useTranslations("contracts.pipeline");
  const locale = useLocale();
  const worth = ({ value }: PipelineCell) => value.map(one => moneyText(one, locale)).join(" + ");
  const cell = (one: PipelineCell, month: string | null, name: string) => (
    <Td key={one.stage} num className={one.count === 0 ? "not-s" : undefined}>
      {one.count === 0 ? (
        <span className="mm">–</span>
      ) : (
        <>
          <span className="in-s mm sm">{t(`stage.${one.stage}`)} </span>
          <Link
            href={`${base}?${pipelineQuery(filter, { stage: one.stage, month })}#list`}
            aria-label={t("toList", { count: one.count, stage: t(`stage.${one.stage}`), name })}
          >
            {one.count}
          </Link>
          <span className="mm sm cell-note">{worth(one)}</span>
        </>
      )}
    </Td>
  );
  return (
    <Table label={t("byMonth")} stack free className="report">
      <thead>
        <tr>
          <Th>{t("month")}</Th>
          {PIPELINE_STAGES.map(stage => (
            <Th key={stage} num>
              {t(`stage.${stage}`)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.months.map(({ month, cells }) => {
          const name = monthText(`${month}-15`, locale, true);
          return (
            <tr key={month}>
              <th scope="row" className="full">
                {month === data.today.slice(0, 7) ? <b>{name}</b> : name}
              </th>
              {cells.map(one => cell(one, month, name))}
            </tr>
          );
        })}
        <tr>
          <th scope="row" className="full">
            <b>{t("all")}</b>
          </th>
          {data.totals.map(one => cell(one, null, t("all")))}
        </tr>
      </tbody>
    </Table>
  );
}

/** The contracts behind the figures, each with what it needs next. */
export function PipelineList({
  workspace,
  data,
  served,
  mayRenew,
}: {
  workspace: string;
  data: PipelineDto;
  /** Names who serves. */
  served: boolean;
  mayRenew: boolean;
}) {
  const t = useTranslations("contracts.pipeline");
  const list = useTranslations("contracts.list");
  const base = `/${workspace}/contracts`;
  return (
    <Table label={t("list")} stack free className="report">
      <thead>
        <tr>
          <Th>{list("contract")}</Th>
          <Th>{list("plan")}</Th>
          <Th>{t("renewal")}</Th>
          <Th>{list("until")}</Th>
          {served && <Th>{list("servedBy")}</Th>}
          <Th num>{list("yearly")}</Th>
          <Th>
            <span className="vh">{t("deed")}</span>
          </Th>
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
            <Td>{row.planName}</Td>
            <Td>
              <Stage stage={row.stage} />
            </Td>
            <Td>
              <span className="in-s mm sm">{list("until")} </span>
              <Day date={row.endsOn} today={data.today} />
            </Td>
            {served && <Td className="not-s">{row.servedByName}</Td>}
            <Td num>
              <Money value={row.yearly} />
              {row.return && (
                <span className="mm sm cell-note">
                  {t.rich("return", { price: () => <Money value={row.return ?? row.yearly} /> })}
                </span>
              )}
            </Td>
            <Td>
              {row.next ? (
                <Link href={`${base}/${row.next.number}`}>
                  {t(row.next.signed ? "toRenewal" : "toDraft")}
                  <span className="vh">: {row.customerName}</span>
                </Link>
              ) : (
                mayRenew && (
                  <Link href={`${base}/new?renew=${row.number}`}>
                    {t(row.stage === "lapsed" ? "prepareBack" : "prepare")}
                    <span className="vh">: {row.customerName}</span>
                  </Link>
                )
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
