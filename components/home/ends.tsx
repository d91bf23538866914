import { CalendarX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { EndLine } from "#lib/features/products/calendar.ts";

/** S11: versions whose support ends while customers still run them. */
export function Ends({ ends, base, today }: { ends: readonly EndLine[]; base: string; today: string }) {
  const t = useTranslations("home.ends");
  const locale = useLocale();
  if (ends.length === 0) return null;
  return (
    <section className="sec home-gap" aria-labelledby="ends">
      <SectionHeader id="ends" title={t("title")} />
      <ul className="home-rows icons">
        {ends.map(end => (
          <li key={end.id}>
            <CalendarX className="i warn-t" aria-hidden="true" />
            <div>
              <b>
                <Link
                  href={`${base}/releases/systems?${new URLSearchParams({ product: end.productKey, version: end.version })}`}
                >
                  {end.product} {end.version}
                </Link>
              </b>
              <span className="mm sm">{t("runs", { count: end.runs })}</span>
            </div>
            <span className="num mm sm">{t("until", { date: dayText(end.until, locale, today) })}</span>
          </li>
        ))}
      </ul>
      <p className="sm">
        <Link href={`${base}/releases/end-of-life`}>{t("all")}</Link>
      </p>
    </section>
  );
}
