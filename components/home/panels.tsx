import { CalendarX, Package, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Money, moneyText } from "#components/ui/money.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { addDays, daysBetween } from "#lib/domain/time/dates.ts";
import type { ReleaseDto, RenewalsDto, RiskDto } from "#lib/features/home/dto.ts";

/** P21, P24: partners that lose something of their tier, the next first; whose repair period runs stands with its end. */
export function Risks({
  risks,
  count,
  partners,
  today,
  base,
}: {
  risks: readonly RiskDto[];
  count: number;
  partners: number;
  today: string;
  base: string;
}) {
  const t = useTranslations("home.risks");
  return (
    <section aria-labelledby="risks">
      <SectionHeader id="risks" title={t("title")} count={count}>
        <Link href={`${base}/partners`}>{t("all", { count: partners })}</Link>
      </SectionHeader>
      {risks.length === 0 ? (
        <p className="home-none">{t("none")}</p>
      ) : (
        <ul className="home-rows">
          {risks.map(risk => {
            // Last days are inclusive (P21): what is lost tomorrow is held until today.
            const on = risk.remediationUntil ?? (risk.lossOn ? addDays(risk.lossOn, -1) : today);
            const days = daysBetween(today, on);
            return (
              <li key={risk.slug}>
                <div>
                  <Link className="q" href={`${base}/partners/${risk.slug}/ladder`}>
                    <b>{risk.name}</b>
                  </Link>
                  <span className="mm sm">
                    {risk.remediationUntil
                      ? t("remediation", { tier: risk.tier ?? "" })
                      : t("loses", { tier: risk.tier ?? "" })}
                  </span>
                </div>
                <div className="num">
                  <Status
                    tone={days <= 30 ? "breach" : "warn"}
                    icon={<TriangleAlert className="i" aria-hidden="true" />}
                  >
                    <Day date={on} today={on} />
                  </Status>
                  <span className="mm xs">{days < 0 ? t("over", { days: -days }) : t("in", { days })}</span>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** S14: contracts to renew, with what they are worth a year. */
export function Renewals({
  renewals,
  today,
  base,
  served,
}: {
  renewals: RenewalsDto;
  today: string;
  base: string;
  /** With the company that serves: at the vendor. */
  served: boolean;
}) {
  const t = useTranslations("home.renewals");
  const locale = useLocale();
  const sums = renewals.yearly.map(sum => moneyText(sum, locale)).join(" + ");
  return (
    <section className="sec" aria-labelledby="renewals">
      <SectionHeader id="renewals" title={t("title")} count={renewals.count}>
        <Link href={`${base}/contracts?view=expiring`}>{t("all")}</Link>
      </SectionHeader>
      {renewals.rows.length === 0 ? (
        <p className="home-none">{t("none")}</p>
      ) : (
        <>
          <Table label={t("table")} stack>
            <thead>
              <tr>
                <Th>{t("customer")}</Th>
                {served && <Th>{t("servedBy")}</Th>}
                <Th>{t("ends")}</Th>
                <Th>{t("next")}</Th>
                <Th num>{t("yearly")}</Th>
              </tr>
            </thead>
            <tbody>
              {renewals.rows.map(row => (
                <tr key={row.number}>
                  <Td>
                    <Link className="q" href={`${base}/contracts/${row.number}`}>
                      <b>{row.customer}</b>
                    </Link>
                  </Td>
                  {served && <Td className="m">{row.servedBy}</Td>}
                  <Td className="nw">
                    <Day date={row.endsOn} today={row.endsOn} />
                  </Td>
                  <Td className="nw">
                    {row.drafted ? (
                      t("drafted")
                    ) : daysBetween(today, row.endsOn) <= 30 ? (
                      <Status tone="warn" icon={<TriangleAlert className="i" aria-hidden="true" />}>
                        {t("nothing")}
                      </Status>
                    ) : (
                      <span className="mm">{t("nothing")}</span>
                    )}
                  </Td>
                  <Td num className="nw">
                    <Money value={row.yearly} />
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
          <p className="m sm home-note">{t("sum", { count: renewals.count, sum: sums })}</p>
        </>
      )}
    </section>
  );
}

/** S11: what is new for the versions in use, and what comes to its end. */
export function Releases({
  releases,
  today,
  base,
}: {
  releases: readonly ReleaseDto[];
  today: string;
  base: string;
}) {
  const t = useTranslations("home.releases");
  const locale = useLocale();
  if (releases.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="releases">
      <SectionHeader id="releases" title={t("title")} />
      <ul className="home-rows icons">
        {releases.map(release => {
          const end = release.endAnnouncedOn !== null;
          const Icon = end ? CalendarX : Package;
          return (
            <li key={release.key}>
              <Icon className={end ? "i warn-t" : "i mm"} aria-hidden="true" />
              <div>
                <b>
                  <Link
                    href={`${base}/releases/${release.productKey}/${encodeURIComponent(release.version)}`}
                  >
                    {end
                      ? t("end", { product: release.product, version: release.version })
                      : `${release.product} ${release.version}`}
                  </Link>
                </b>
                <span className="mm sm">
                  {end && release.until !== null
                    ? t("until", { date: dayText(release.until, locale), using: release.using })
                    : release.using === release.version
                      ? t("current")
                      : release.using
                        ? t("using", { using: release.using })
                        : t("newest")}
                </span>
              </div>
              <span className="num mm sm not-s">
                {t(end ? "announced" : "released", {
                  date: dayText(release.endAnnouncedOn ?? release.releasedOn, locale, today),
                })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
