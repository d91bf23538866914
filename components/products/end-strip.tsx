import { useLocale, useTranslations } from "next-intl";
import { dayText } from "#components/ui/time-text.ts";
import { YearStrip } from "#components/ui/year-strip.tsx";
import type { EndLine } from "#lib/features/products/calendar.ts";

/** The year ahead: until when each version with an announced end is supported. */
export function EndStrip({
  rows,
  workspace,
  today,
}: {
  rows: readonly EndLine[];
  workspace: string;
  today: string;
}) {
  const t = useTranslations("products.ends");
  const locale = useLocale();
  const firstMonth = today.slice(0, 7);
  const groups = [...new Set(rows.map(row => row.product))].map(product => ({
    key: product,
    title: product,
    rows: rows
      .filter(row => row.product === product)
      .map(row => ({
        key: row.id,
        name: `${row.product} ${row.version}`,
        ...(row.runs > 0 ? { area: t("runsShort", { count: row.runs }) } : {}),
        bars: [
          {
            kind: row.left <= 90 ? ("last" as const) : ("window" as const),
            from: row.announcedOn,
            to: row.until,
          },
        ],
        ends: [
          {
            day: row.until,
            tone: "warn" as const,
            label: dayText(row.until, locale, today),
            href: `/${workspace}/releases/${row.productKey}/${encodeURIComponent(row.version)}`,
          },
        ],
      })),
  }));
  return <YearStrip label={t("year")} firstMonth={firstMonth} today={today} groups={groups} />;
}
