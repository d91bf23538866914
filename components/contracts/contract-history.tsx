import { useLocale, useTranslations } from "next-intl";
import { moneyText } from "#components/ui/money.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Timeline } from "#components/ui/timeline.tsx";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import type { contractEvents } from "#lib/features/contracts/history.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";

type Event = Awaited<ReturnType<typeof contractEvents>>[number];

/** Who did what with a contract, and when; nothing where nothing was done yet. */
export function ContractHistory({ events, titleZone }: { events: readonly Event[]; titleZone: string }) {
  const t = useTranslations("contracts");
  const te = useTranslations("events");
  const locale = useLocale();
  if (events.length === 0) return null;
  const said = (value: unknown) =>
    typeof value === "number"
      ? value
      : value && typeof value === "object" && "en" in value
        ? textIn(value as LocalText, locale)
        : /^\d{4}-\d{2}-\d{2}$/.test(String(value))
          ? dayText(String(value), locale)
          : String(value);
  const text = ({ type, data, actorName }: Event) => {
    const params = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, said(value)]));
    const { totalMinor: minor, currency } = data;
    if (typeof minor === "number") params.total = moneyText({ minor, currency: String(currency) }, locale);
    return (
      <>
        {te(type as "contract.signed", params as never)}
        {actorName && <span className="mm"> · {actorName}</span>}
      </>
    );
  };
  return (
    <section className="sec" aria-labelledby="history" style={{ marginTop: 28 }}>
      <SectionHeader id="history" title={t("history")} />
      <Timeline
        label={t("history")}
        titleZone={titleZone}
        items={events.map(event => ({
          kind: "event" as const,
          key: event.id,
          at: event.at,
          text: text(event),
        }))}
      />
    </section>
  );
}
