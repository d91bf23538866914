import { useLocale, useTranslations } from "next-intl";
import { KeyValue } from "#components/ui/key-value.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { textIn } from "#lib/domain/text.ts";
import { type CalendarVersion, WEEKDAYS } from "#lib/domain/time/calendar-types.ts";
import { daysText, hoursText, weekdayName } from "./words.ts";

/** What a calendar's version says (S2): zone, week, and the days that are closed or opened once. */
export function CalendarView({ calendar }: { calendar: CalendarVersion }) {
  const t = useTranslations("settings.calendars");
  const p = useTranslations("calendars.page");
  const locale = useLocale();
  return (
    <>
      <KeyValue pairs={[{ label: t("zone"), value: calendar.zone.replaceAll("_", " ") }]} />
      {calendar.roundTheClock ? (
        <p className="shelf-sum">{t("round")}</p>
      ) : (
        <div className="cols c-11">
          <section className="sec" aria-labelledby="week">
            <SectionHeader id="week" title={t("week")} />
            <Table label={t("week")} className="narrow">
              <thead>
                <tr>
                  <Th>{t("day")}</Th>
                  <Th>{t("hours")}</Th>
                </tr>
              </thead>
              <tbody>
                {WEEKDAYS.map(day => {
                  const hours = calendar.weekly[day] ?? [];
                  return (
                    <tr key={day}>
                      <Td>{weekdayName(day, locale)}</Td>
                      <Td>
                        {hours.length === 0 ? <span className="mm">{t("closed")}</span> : hoursText(hours)}
                      </Td>
                    </tr>
                  );
                })}
              </tbody>
            </Table>
          </section>
          <section className="sec" aria-labelledby="once">
            <SectionHeader id="once" title={p("exceptions")} count={calendar.exceptions?.length ?? 0} />
            {(calendar.exceptions ?? []).length === 0 ? (
              <p className="sm m">{p("noExceptions")}</p>
            ) : (
              <ul className="dots">
                {(calendar.exceptions ?? []).map(one => (
                  <li key={`${one.date}-${one.kind}-${hoursText(one.hours ?? [])}`}>
                    <b>{textIn(one.name, locale)}</b>
                    <span className="mm sm blk">
                      {daysText(one.date, one.until ?? one.date, locale)},{" "}
                      {one.kind === "open" ? p("opened") : p("closed")}{" "}
                      {one.hours ? hoursText(one.hours) : p("allDay")}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
      )}
    </>
  );
}
