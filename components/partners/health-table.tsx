import { CalendarClock, CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "#components/ui/cx.ts";
import Link from "#components/ui/link.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { HealthRow } from "#lib/features/partner-health/dto.ts";
import {
  type HealthFilter,
  type HealthSort,
  healthQuery,
  sortedBy,
} from "#lib/features/partner-health/schema.ts";
import { ChooseAll } from "./choose-all.tsx";
import { PartnerStatus } from "./partner-status.tsx";

/** The vendor's partners, a line each: what is well is grey, what is coloured is what to do. */
export function HealthTable({
  rows,
  base,
  filter,
  today,
  choose,
}: {
  rows: readonly HealthRow[];
  base: string;
  filter: HealthFilter;
  today: PlainDate;
  /** Lines can be ticked, for a message. */
  choose: boolean;
}) {
  const t = useTranslations("partners");
  const [first] = filter.sort;
  const head = (by: HealthSort, label: string, num = false) => (
    <Th
      num={num}
      href={`${base}?${healthQuery(filter, { sort: sortedBy(filter, by) })}`}
      sort={first?.by === by ? (first.descending ? "descending" : "ascending") : undefined}
    >
      {label}
    </Th>
  );
  const column = (key: HealthSort) => head(key, t(`health.column.${key}`));
  const quiet = <span className="mm">–</span>;
  return (
    <Table label={t("list.title")} stack className="health">
      <thead>
        <tr>
          {choose && (
            <Th>
              <ChooseAll name="p" label={t("health.selectAll")} />
            </Th>
          )}
          {column("name")}
          {column("state")}
          {column("tier")}
          {column("standing")}
          {column("loss")}
          {column("activity")}
          {head("partner", t("health.column.partner"), true)}
          {head("vendor", t("health.column.vendor"), true)}
          {head("certificates", t("health.short.certificates"), true)}
          {head("agreement", t("health.short.agreement"))}
          {head("level3", t("health.short.level3"), true)}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.partnershipId}>
            {choose && (
              <Td className="pick">
                <input
                  type="checkbox"
                  name="p"
                  value={row.partnershipId}
                  aria-label={t("health.selectOne", { name: row.name })}
                />
              </Td>
            )}
            <Td className="full">
              <Link href={`${base}/${row.slug}`}>{row.name}</Link>
              {row.country && <span className="mm xs"> {row.country}</span>}
            </Td>
            <Td>
              <PartnerStatus state={row.state} />
              {row.state === "onboarding" && row.stepsTotal > 0 && (
                <span className="mm xs block">
                  {t("health.onboarding", { done: row.stepsDone, total: row.stepsTotal })}
                </span>
              )}
              {row.stalledOn !== null && row.stalledOn <= today && (
                <span className="warn-t xs block">
                  {t.rich("list.stalledSince", {
                    day: () => <Day date={row.stalledOn ?? ""} today={today} />,
                  })}
                </span>
              )}
            </Td>
            <Td data-label={t("health.column.tier")}>
              {row.tier ?? (row.state === "ended" ? quiet : <span className="mm">{t("list.noTier")}</span>)}
            </Td>
            <Td data-label={t("health.column.standing")} className={cx(row.standing === null && "none")}>
              {row.standing === null ? (
                quiet
              ) : (
                <Status
                  tone={row.standing === "unmet" ? "breach" : row.standing === "at_risk" ? "warn" : "plain"}
                  icon={
                    row.standing === "met" ? (
                      <CircleCheck className="i" aria-hidden="true" />
                    ) : (
                      <TriangleAlert className="i" aria-hidden="true" />
                    )
                  }
                >
                  {t(`health.standings.${row.standing}`)}
                </Status>
              )}
            </Td>
            <Td data-label={t("health.column.loss")} className={cx(row.nextLossOn === null && "none")}>
              {row.nextLossOn ? (
                <Status
                  tone={
                    row.nextLossOn <= today
                      ? "breach"
                      : row.nextLossOn <= addDays(today, 90)
                        ? "warn"
                        : "plain"
                  }
                  icon={<CalendarClock className="i" aria-hidden="true" />}
                >
                  <Day date={row.nextLossOn} today={today} />
                </Status>
              ) : (
                quiet
              )}
            </Td>
            <Td data-label={t("health.column.activity")} className="nw">
              {row.lastActiveAt === null ? (
                <span className="mm">{t("health.never")}</span>
              ) : (
                <Time instant={row.lastActiveAt} style="ago" />
              )}
            </Td>
            <Td num data-label={t("health.column.partner")} className={cx(row.partnerOpen === 0 && "none")}>
              {row.partnerOpen > 0 ? row.partnerOpen : quiet}
              {row.partnerDueOn && (
                <span className={row.partnerDueOn < today ? "late xs block" : "mm xs block"}>
                  {t.rich("health.due", { day: () => <Day date={row.partnerDueOn ?? ""} today={today} /> })}
                </span>
              )}
            </Td>
            <Td num data-label={t("health.column.vendor")} className={cx(row.vendorOpen === 0 && "none")}>
              {row.vendorOpen > 0 ? row.vendorOpen : quiet}
            </Td>
            <Td
              num
              data-label={t("health.column.certificates")}
              className={cx(row.certsEnding === 0 && "none")}
            >
              {row.certsEnding > 0 ? row.certsEnding : quiet}
              {row.certEndsOn && (
                <span className="mm xs block">
                  <Day date={row.certEndsOn} today={today} />
                </span>
              )}
            </Td>
            <Td
              data-label={t("health.column.agreement")}
              className={cx("nw", row.agreementEnds === null && "none")}
            >
              {row.agreementEnds ? <Day date={row.agreementEnds} today={today} /> : quiet}
            </Td>
            <Td num data-label={t("health.column.level3")} className={cx(row.level3Open === 0 && "none")}>
              {row.level3Open > 0 ? row.level3Open : quiet}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
