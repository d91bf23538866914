import { useLocale, useTranslations } from "next-intl";
import { hasRoom, monthsBetween } from "#components/ui/day-range.ts";
import { dayText, monthText } from "#components/ui/time-text.ts";
import { dayOf } from "#lib/domain/time/civil.ts";
import { addDays, addMonths } from "#lib/domain/time/dates.ts";
import type { HistoryDto } from "#lib/features/tiers/dto.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";

const drawn = { met: "met", at_risk: "risk", unmet: "off" } as const;
const tones = { met: "m", at_risk: "warn-t", unmet: "breach-t" } as const;

/** How the partner stood, day by day: a bar of the last twelve months, and every stretch in words (P21). */
export function TierHistory({ history, today }: { history: readonly HistoryDto[]; today: string }) {
  const t = useTranslations("ladder.history");
  const locale = useLocale();
  if (history.length === 0) return <p className="mm sm">{t("none")}</p>;
  const list = (names: readonly string[]) => listText(names, locale);
  const first = addMonths(today, -12);
  const day = (date: string) => dayText(date, locale, today);
  const said = (row: HistoryDto) =>
    row.state !== "active" && row.state !== "remediation"
      ? t(`state.${row.state}`)
      : row.standing === null
        ? t("noTier")
        : t(`standing.${row.standing}`, { tier: row.tier ?? "" });
  return (
    <div>
      <HistoryBar history={history} first={first} today={today} />
      <ol className="lines history">
        {history.map(row => {
          const why = [
            row.missing.length > 0 && t("missing", { list: list(row.missing) }),
            row.atRisk.length > 0 && t("atRisk", { list: list(row.atRisk) }),
            row.carries !== null && t("carries", { tier: row.carries }),
            t("version", { version: row.version }),
          ].filter(line => line !== false);
          return (
            <li key={row.from}>
              <span className="days">
                {row.to === today
                  ? t("since", { date: day(row.from) })
                  : row.from === row.to
                    ? day(row.from)
                    : t("fromTo", { from: day(row.from), to: day(row.to) })}
              </span>
              <span>
                <span className={row.standing ? tones[row.standing] : "m"}>{said(row)}</span>
                <span className="mm sm blk">{why.join(" · ")}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** The last twelve months as one bar; days before the first row are left open. */
function HistoryBar({
  history,
  first,
  today,
}: {
  history: readonly HistoryDto[];
  first: string;
  today: string;
}) {
  const locale = useLocale();
  const from = dayOf(first);
  const whole = dayOf(today) + 1 - from;
  const share = (days: number) => `${(days / whole) * 100}%`;
  const shown = history.filter(row => row.to >= first);
  const months = monthsBetween(first, today).slice(1).filter(hasRoom);
  return (
    <div className="history-bar" aria-hidden="true">
      <div className="line">
        {shown.map(row => {
          const start = Math.max(dayOf(row.from), from);
          const end = dayOf(addDays(row.to, 1));
          const active = row.state === "active" || row.state === "remediation";
          return (
            <i
              key={row.from}
              className={row.standing === null ? "none" : active ? drawn[row.standing] : "hatch"}
              style={{ left: share(start - from), width: share(end - start) }}
            />
          );
        })}
      </div>
      <div className="mon">
        {months.map(({ day }) => (
          <span key={day} style={{ left: share(dayOf(day) - from) }}>
            {monthText(day, locale)}
          </span>
        ))}
      </div>
    </div>
  );
}
