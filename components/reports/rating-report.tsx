import { useLocale, useTranslations } from "next-intl";
import { RatingStatus } from "#components/ratings/rating-status.tsx";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import { monthText } from "#components/ui/time-text.ts";
import { goodPercent, LEAST_RATED } from "#lib/domain/tickets/rating.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { RatedDto, RatingGroup, RatingSummaryDto } from "#lib/features/reports/ratings.ts";
import { type ReportFilter, reportQuery } from "#lib/features/reports/schema.ts";
import { useShareText } from "./kept.tsx";

type Props = { base: string; data: RatingSummaryDto; filter: ReportFilter };

/** What customers said at the end of their cases: a share of those who answered, with how many they were of how many asked. */
export function RatingReport({ base, data, filter }: Props) {
  const t = useTranslations("ratings.report");
  const by = useTranslations("reports.by");
  const locale = useLocale();
  const share = useShareText();
  const nameOf = ({ key, name }: RatingGroup) =>
    key === "" ? t("elsewhere") : filter.by === "month" ? monthText(`${key}-15`, locale, true) : name;
  const only = (key: string) => (filter.by === "month" ? { from: key, to: key } : { [filter.by]: key });
  const percent = goodPercent(data.total);
  return (
    <section className="sec" aria-labelledby="ratings">
      <SectionHeader id="ratings" title={t("title")} />
      <p className="m">{t("text", { least: LEAST_RATED })}</p>
      {data.total.asked === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <>
          <p className="home-big rate-sum">
            <b>{percent === null ? t("tooFew") : share(percent)}</b>
            <span className="m sm">{t("of", data.total)}</span>
            {data.total.rated > 0 && (
              <Link className="sm" href={`${base}/ratings?${reportQuery(filter)}`}>
                {t("all")}
              </Link>
            )}
          </p>
          <Table label={t("title")} stack className="report">
            <thead>
              <tr>
                <Th>{by(filter.by)}</Th>
                <Th num>{t("share")}</Th>
                <Th num>{t("rated")}</Th>
                <Th num>{t("asked")}</Th>
                <Th num>{t("bad")}</Th>
              </tr>
            </thead>
            <tbody>
              {data.groups.map(group => {
                const { asked, rated, good } = group.counts;
                const own = goodPercent(group.counts);
                return (
                  <tr key={group.key}>
                    <th scope="row" className="full">
                      <b>{nameOf(group)}</b>
                    </th>
                    <Td num>
                      <span className="in-s mm sm">{t("share")} </span>
                      {own === null ? <span className="mm">{t("tooFew")}</span> : share(own)}
                    </Td>
                    <Td num>
                      <span className="in-s mm sm">{t("rated")} </span>
                      {rated}
                    </Td>
                    <Td num>
                      <span className="in-s mm sm">{t("asked")} </span>
                      {asked}
                    </Td>
                    <Td num className={rated === good ? "not-s" : undefined}>
                      <span className="in-s mm sm">{t("bad")} </span>
                      {rated === good || group.key === "" ? (
                        <span className="mm">{rated - good}</span>
                      ) : (
                        <Link
                          href={`${base}/ratings?${reportQuery(filter, only(group.key))}&rating=bad`}
                          aria-label={t("toBad", { count: rated - good, name: nameOf(group) })}
                        >
                          {rated - good}
                        </Link>
                      )}
                    </Td>
                  </tr>
                );
              })}
            </tbody>
          </Table>
        </>
      )}
    </section>
  );
}

/** The answers themselves, each with its case. */
export function RatedTable({ workspace, data, side }: { workspace: string; data: RatedDto; side: Side }) {
  const t = useTranslations("ratings.report");
  const by = useTranslations("reports.by");
  return (
    <Table label={t("list")} stack free className="report">
      <thead>
        <tr>
          <Th>{t("case")}</Th>
          {side !== "customer" && <Th>{by("customer")}</Th>}
          <Th>{t("answer")}</Th>
          <Th>{t("words")}</Th>
          <Th>{t("when")}</Th>
        </tr>
      </thead>
      <tbody>
        {data.rows.map(row => (
          <tr key={row.id}>
            <th scope="row" className="full">
              {row.number === null ? (
                t("elsewhere")
              ) : (
                <Link href={`/${workspace}/tickets/${row.number}`}>
                  <span className="mono">{row.number}</span> {row.subject}
                </Link>
              )}
              {side === "vendor" && <span className="mm sm cell-note">{row.servedBy}</span>}
            </th>
            {side !== "customer" && (
              <Td className="full">
                {row.customer}
                <span className="mm sm cell-note">{row.contact}</span>
              </Td>
            )}
            <Td>
              <RatingStatus rating={row.rating} short />
            </Td>
            <Td className="full">
              <span className="rate-words">{row.words}</span>
            </Td>
            <Td className="nw">
              <Time instant={row.askedAt} zone={data.zone} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
