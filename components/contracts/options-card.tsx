import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { hoursText } from "#components/hours/hours-text.ts";
import { KeyValue } from "#components/ui/key-value.tsx";
import Link from "#components/ui/link.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import { Units } from "#components/ui/units.tsx";
import type { OptionsSummary } from "#lib/features/contract-options/dto.ts";

type Props = {
  options: OptionsSummary;
  /** Address of the contract. */
  href: string;
  zone: string;
};

/** What a contract brings beside its cover, each a line that leads to its page. */
export function OptionsCard({ options, href, zone }: Props) {
  const t = useTranslations("options");
  const lines = optionLines(options, href, useLocale(), zone, t);
  if (lines.length === 0) return null;
  return (
    <section className="card" aria-labelledby="options">
      <h2 id="options" style={{ marginBottom: 10 }}>
        {t("title")}
      </h2>
      <KeyValue className="roomy" pairs={lines} />
    </section>
  );
}

type Translate = ReturnType<typeof useTranslations<"options">>;

export function optionLines(
  { hours, reviews, days, readiness }: OptionsSummary,
  href: string,
  locale: string,
  zone: string,
  t: Translate,
): { label: ReactNode; value: ReactNode }[] {
  const link = (tab: string, label: string) => <Link href={`${href}/${tab}`}>{label}</Link>;
  const small = (children: ReactNode) => <div className="mm sm">{children}</div>;
  return [
    hours && {
      label: link("hours", t("tabs.hours")),
      value: (
        <>
          {hours.expiresOn === null && hours.left === 0
            ? t("hours.none")
            : t("hours.left", { hours: hoursText(hours.left, locale) })}
          {hours.planned > 0 && small(t("hours.planned", { hours: hoursText(hours.planned, locale) }))}
          {hours.expiresOn &&
            small(t.rich("hours.until", { day: () => <Day date={hours.expiresOn ?? ""} /> }))}
        </>
      ),
    },
    days && {
      label: link("days", t("tabs.days")),
      value: (
        <>
          <Units
            used={days.granted - days.left}
            total={days.granted}
            label={t("days.left", { left: days.left, granted: days.granted })}
          />
          {days.next !== null &&
            small(
              t.rich("days.next", {
                time: () => <Time instant={days.next ?? 0} titleZone={zone} style="full" />,
              }),
            )}
        </>
      ),
    },
    reviews && {
      label: link("reviews", t("tabs.reviews")),
      value: (
        <>
          {reviews.until === null
            ? t("reviews.none")
            : t.rich("reviews.until", { day: () => <Day date={reviews.until ?? ""} /> })}
          {reviews.next &&
            small(
              reviews.next.startsAt === null
                ? t.rich("reviews.due", { day: () => <Day date={reviews.next?.dueOn ?? ""} /> })
                : t.rich("reviews.next", {
                    time: () => <Time instant={reviews.next?.startsAt ?? 0} titleZone={zone} style="full" />,
                  }),
            )}
          {reviews.openActions > 0 && small(t("reviews.actions", { count: reviews.openActions }))}
        </>
      ),
    },
    readiness && {
      label: link("readiness", t("tabs.readiness")),
      value: (
        <>
          <Units
            used={readiness.ready}
            total={readiness.total}
            warn={readiness.overdue > 0}
            label={t("readiness.of", { ready: readiness.ready, total: readiness.total })}
          />
          {readiness.overdue > 0 && small(t("readiness.overdue", { count: readiness.overdue }))}
        </>
      ),
    },
  ].filter(line => line !== null);
}
