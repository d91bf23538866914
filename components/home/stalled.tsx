import { Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Status } from "#components/ui/status.tsx";
import type { StalledLineDto } from "#lib/features/home/dto.ts";

/** Ways in that stand still, the longest first: where, since when, whose turn it is. Nothing where none does. */
export function StalledWays({
  rows,
  count,
  base,
}: {
  rows: readonly StalledLineDto[];
  count: number;
  base: string;
}) {
  const t = useTranslations("home.stalled");
  if (rows.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="stalled">
      <SectionHeader id="stalled" title={t("title")} count={count}>
        <Link href={`${base}/partners?stalled=way`}>{t("all")}</Link>
      </SectionHeader>
      <ul className="home-rows">
        {rows.map(row => (
          <li key={row.slug}>
            <div>
              <Link className="q" href={`${base}/partners/${row.slug}/onboarding#${row.stepKey}`}>
                <b>{row.name}</b>
              </Link>
              <span className="mm sm">
                {t("at", { step: row.step })}
                {row.turn && (
                  <>, {t(`turn.${row.turn}`, { name: row.owner ?? "", has: row.owner ? "yes" : "no" })}</>
                )}
                {row.blocked && <>. {t("blocked", { text: row.blocked })}</>}
              </span>
            </div>
            <div className="num">
              <Status
                tone={row.days > 14 ? "breach" : "warn"}
                icon={<Hourglass className="i" aria-hidden="true" />}
              >
                {t("days", { days: row.days })}
              </Status>
              <span className="mm xs">{t(`why.${row.why}`)}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
