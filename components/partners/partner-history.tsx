import { useLocale, useTranslations } from "next-intl";
import { Pager } from "#components/ui/pager.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Timeline } from "#components/ui/timeline.tsx";
import { HISTORY_FILTERS, type HistoryFilter, type PartnerEvent } from "#lib/features/onboarding/history.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";

const day = /^\d{4}-\d{2}-\d{2}$/;

/** What happened between the two sides, newest first; the address holds the filter and the page. */
export function PartnerHistory({
  events,
  next,
  filter,
  base,
  paged,
  zone,
}: {
  events: readonly PartnerEvent[];
  next: string | null;
  filter: HistoryFilter;
  base: string;
  paged: boolean;
  zone: string;
}) {
  const t = useTranslations("partners.overview");
  const te = useTranslations("events");
  const locale = useLocale();
  const href = (show: HistoryFilter, before?: string) =>
    `${base}?${new URLSearchParams({ show, ...(before ? { before } : {}) })}#history`;
  const text = ({ type, data, actorName }: PartnerEvent) => {
    const params: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(data))
      if (typeof value === "number") params[key] = value;
      else if (typeof value === "string") params[key] = day.test(value) ? dayText(value, locale) : value;
    return (
      <>
        {te.has(type as never) ? te(type as never, params as never) : type}
        {actorName && <span className="mm"> · {actorName}</span>}
        {type === "message.sent" && typeof data.body === "string" && (
          <details className="sm">
            <summary>{t("readMessage")}</summary>
            <p className="prose">{data.body}</p>
          </details>
        )}
      </>
    );
  };
  return (
    <>
      <div className="seg-w">
        {" "}
        <Segmented
          label={t("show")}
          current={filter}
          segments={HISTORY_FILTERS.map(one => ({ key: one, label: t(one), href: href(one) }))}
        />
      </div>
      {events.length === 0 ? (
        <p className="m" style={{ marginTop: 12 }}>
          {t("noEvents")}
        </p>
      ) : (
        <Timeline
          label={t("timeline")}
          titleZone={zone}
          items={events.map(event => ({
            kind: "event" as const,
            key: event.id,
            at: event.at,
            text: text(event),
          }))}
        />
      )}
      <Pager
        previous={paged ? href(filter) : null}
        next={next ? href(filter, next) : null}
        previousLabel={t("newest")}
        nextLabel={t("older")}
      />
    </>
  );
}
