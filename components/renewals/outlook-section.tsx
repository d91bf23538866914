import { useLocale, useTranslations } from "next-intl";
import { Money, moneyText } from "#components/ui/money.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { lapseOutlook } from "#lib/domain/contracts/outlook.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { AskForRenewal, PrepareNext } from "./renewal-deeds.tsx";

type Props = {
  workspace: string;
  contract: ContractDto;
  /** Where a term signed today would begin (S14). */
  startsOn: string;
  may: { prepare: boolean; ask: boolean };
};

/** The next jumps say enough; the rule under them says the rest. */
const MOST = 5;

/** In time or late: what a new year costs by the day it begins, by the plan's schedule (S14, S15), and the deed. */
export function OutlookSection({ workspace, contract, startsOn, may }: Props) {
  const t = useTranslations("contractLife.outlook");
  const locale = useLocale();
  const { plan, yearly, coveredUntil } = contract;
  const lapsed = contract.state === "lapsed";
  const late = lapseOutlook(plan, yearly, coveredUntil, lapsed ? startsOn : addDays(coveredUntil, 1));
  // In time the first is the renewal without a gap; a day later is where it begins to cost.
  const rows = (lapsed ? late : late.filter(one => one.price.lapsedDays > 0)).slice(0, MOST);
  const percent = (bp: number) =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(bp / 10_000);
  const { lapse } = plan;
  const steps = [...lapse.penalties].sort((a, b) => a.fromYears - b.fromYears);
  const until = dayText(coveredUntil, locale);
  return (
    <section className="sec life-sec" aria-labelledby="outlook">
      <SectionHeader id="outlook" title={lapsed ? t("titleLapsed") : t("titleEnding")} count="">
        {may.prepare && lapsed && (
          <PrepareNext
            workspace={workspace}
            contractId={contract.id}
            number={contract.number}
            months={Math.max(plan.termMonths, contract.price?.months ?? plan.termMonths)}
            least={plan.termMonths}
          />
        )}
        {may.ask && (
          <AskForRenewal
            workspace={workspace}
            contractId={contract.id}
            servedBy={contract.servedByName}
            lapsed={lapsed}
          />
        )}
      </SectionHeader>
      <p className="sm m">
        {lapsed
          ? t("textLapsed", { until, startsOn: dayText(startsOn, locale) })
          : t("textEnding", { until })}
      </p>
      <Table label={t("label")} stack free className="report">
        <thead>
          <tr>
            <Th>{t("day")}</Th>
            <Th num>{t("newYear")}</Th>
            <Th num>{t("period")}</Th>
            <Th num>{t("penalty")}</Th>
            <Th num>{t("total")}</Th>
          </tr>
        </thead>
        <tbody>
          {!lapsed && (
            <tr>
              <Td className="full">
                <b>{t("inTime")}</b>
              </Td>
              <Td num>
                <Money value={yearly} />
              </Td>
              <Td num className="not-s">
                –
              </Td>
              <Td num className="not-s">
                –
              </Td>
              <Td num>
                <b>
                  <Money value={yearly} />
                </b>
              </Td>
            </tr>
          )}
          {rows.map(({ startsOn: day, price }, index) => (
            <tr key={day}>
              <Td className="full">
                <Day date={day} />
                {lapsed && index === 0 && <span className="mm"> ({t("today")})</span>}
              </Td>
              <Td num className="not-s">
                <Money value={price.newYear} />
              </Td>
              <Td num>
                <span className="in-s mm sm">{t("period")} </span>
                <Money value={price.lapsedPeriod} />
                <span className="mm sm cell-note">
                  {price.chargedYears === null
                    ? t("days", { days: price.lapsedDays })
                    : t("charged", { years: price.chargedYears })}
                </span>
              </Td>
              <Td num>
                <span className="in-s mm sm">{t("penalty")} </span>
                {price.penalty.minor > 0 ? <Money value={price.penalty} /> : "–"}
              </Td>
              <Td num>
                <b>
                  <Money value={price.total} />
                </b>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="sm mm" style={{ marginTop: 8 }}>
        <b>{t("schedule")}:</b> {t("byDay", { years: lapse.byDayForYears })} {t(lapse.wholeYears)}{" "}
        {steps.length === 0
          ? t("noPenalty")
          : steps
              .map(step => t("step", { years: step.fromYears, rate: percent(step.rateBp) }))
              .join(" ")}{" "}
        {t("yearly", { yearly: moneyText(yearly, locale) })}
      </p>
    </section>
  );
}
