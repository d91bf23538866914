import { useLocale, useTranslations } from "next-intl";
import { daysText, hoursText, weekdayName } from "#components/calendars/words.ts";
import { KeyValue } from "#components/ui/key-value.tsx";
import { cityOf } from "#components/ui/zone-text.ts";
import { textIn } from "#lib/domain/text.ts";
import { WEEKDAYS } from "#lib/domain/time/calendar-types.ts";
import type { ClockCalendarDTO } from "#lib/features/tickets/dto/clock-page.ts";

type Week = NonNullable<ClockCalendarDTO["weekly"]>;

/** Days in a row with the same hours in one: "Monday – Friday 09:00–18:00". */
function weekLines(weekly: Week, locale: string): string[] {
  const runs: { from: number; to: number; hours: string }[] = [];
  WEEKDAYS.forEach((day, i) => {
    const hours = hoursText(weekly[day] ?? []);
    const last = runs.at(-1);
    if (last && last.hours === hours) last.to = i;
    else runs.push({ from: i, to: i, hours });
  });
  return runs
    .filter(run => run.hours !== "")
    .map(({ from, to, hours }) => {
      const days = [...new Set([from, to])].map(i => weekdayName(WEEKDAYS[i]!, locale));
      return `${days.join(" – ")} ${hours}`;
    });
}

/** The hours a case's running clocks count in, and when they will be closed or opened otherwise: the same for every side. */
export function ClockCalendars({ calendars }: { calendars: readonly ClockCalendarDTO[] }) {
  const t = useTranslations("ticketPages.clockPage.calendars");
  const locale = useLocale();
  return calendars.map(({ name, zone, weekly, ahead }) => (
    <section key={`${textIn(name, "en")}-${zone}`} className="sec">
      <h2>{t("title", { name: textIn(name, locale) })}</h2>
      <KeyValue
        pairs={[
          {
            label: t("hours"),
            value: `${weekly ? weekLines(weekly, locale).join("; ") : t("round")} (${cityOf(zone, locale)})`,
          },
        ]}
      />
      {weekly && (
        <>
          <p className="sm">
            <b>{t("ahead")}</b>
          </p>
          {ahead.length === 0 ? (
            <p className="sm mm">{t("none")}</p>
          ) : (
            <ul className="dots sm">
              {ahead.map(one => (
                <li key={`${one.from}-${one.kind}-${hoursText(one.hours ?? [])}`}>
                  {daysText(one.from, one.until, locale)}: {textIn(one.name, locale)}{" "}
                  <span className="mm">
                    {t(one.kind, { hours: one.hours ? hoursText(one.hours) : t("allDay") })}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  ));
}
