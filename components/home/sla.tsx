import { useLocale, useTranslations } from "next-intl";
import { type Bar, Bars } from "#components/ui/bars.tsx";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { monthText } from "#components/ui/time-text.ts";
import type { SlaDto } from "#lib/features/home/dto.ts";

const percent = (met: number, total: number) => (total === 0 ? 0 : (met / total) * 100);

/** Answers in time by month. The axis begins where it still shows differences, and says so. */
export function Sla({
  sla,
  level3,
  goal,
  base,
}: {
  sla: SlaDto;
  level3: boolean;
  /** Percent agreed, where the vendor has set one. */
  goal: number | null;
  base: string;
}) {
  const t = useTranslations("home.sla");
  const locale = useLocale();
  const title = t(level3 ? "level3" : "response");
  const shares = sla.months.filter(m => m.total > 0).map(m => percent(m.met, m.total));
  const lowest = Math.min(100, goal ?? 100, ...shares);
  const min = Math.max(0, Math.floor((lowest - 5) / 20) * 20);
  const last = sla.months.length - 1;
  const bars = sla.months.map((m, index): Bar => {
    const value = percent(m.met, m.total);
    return {
      label: monthText(m.month, locale),
      value,
      text: m.total === 0 ? "–" : String(Math.round(value)),
      ...(index === last && m.total > 0 ? { current: true } : {}),
      ...(m.total === 0 ? { none: true } : {}),
    };
  });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (
    <section className="sec" aria-labelledby="sla">
      <SectionHeader id="sla" title={title}>
        <Link href={`${base}/tickets?view=breached`}>{t("late")}</Link>
      </SectionHeader>
      {sla.total === 0 ? (
        <p className="home-none">{t("none")}</p>
      ) : (
        <>
          <p className="home-big">
            <b>{t("percent", { value: number.format(percent(sla.met, sla.total)) })}</b>
            <span className="m sm">
              {goal === null
                ? t("sum", { met: sla.met, total: sla.total })
                : t("sumGoal", { met: sla.met, total: sla.total, goal })}
            </span>
          </p>
          <Bars label={t("byMonth")} bars={bars} min={min} max={100} {...(goal === null ? {} : { goal })} />
          <p className="mm xs home-note">
            {t("key", { min })}
            {goal !== null && ` ${t("keyGoal")}`}
          </p>
        </>
      )}
    </section>
  );
}
