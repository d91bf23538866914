import { useLocale, useTranslations } from "next-intl";
import { KeyValue } from "#components/ui/key-value.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { textIn } from "#lib/domain/text.ts";
import { holidaysIn } from "#lib/domain/time/calendar.ts";
import { type BusinessCalendar, WEEKDAYS } from "#lib/domain/time/calendar-types.ts";

/** What a calendar's version says (S2): the week, and the public holidays of this year and the next, moved ones included. */
export function CalendarView({ calendar, year }: { calendar: BusinessCalendar; year: number }) {
  const t = useTranslations("settings.calendars");
  const locale = useLocale();
  // 1 January 2024 was a Monday.
  const weekday = (index: number) =>
    new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
      new Date(Date.UTC(2024, 0, 1 + index)),
    );
  return (
    <>
      <KeyValue pairs={[{ label: t("zone"), value: calendar.zone.replaceAll("_", " ") }]} />
      {calendar.roundTheClock ? (
        <p className="shelf-sum">{t("round")}</p>
      ) : (
        <>
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
                {WEEKDAYS.map((day, index) => {
                  const hours = calendar.weekly[day] ?? [];
                  return (
                    <tr key={day}>
                      <Td>{weekday(index)}</Td>
                      <Td className="nw">
                        {hours.length === 0 ? (
                          <span className="mm">{t("closed")}</span>
                        ) : (
                          hours.map(({ from, to }) => `${from}–${to}`).join(", ")
                        )}
                      </Td>
                    </tr>
                  );
                })}
              </tbody>
            </Table>
          </section>
          <div className="cols c-11">
            {[year, year + 1].map(one => (
              <Holidays key={one} calendar={calendar} year={one} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

function Holidays({ calendar, year }: { calendar: BusinessCalendar; year: number }) {
  const t = useTranslations("settings.calendars");
  const locale = useLocale();
  const days = holidaysIn(calendar, year);
  const title = t("holidays", { year: String(year) });
  return (
    <section className="sec" aria-labelledby={`holidays-${year}`}>
      <SectionHeader id={`holidays-${year}`} title={title} count={days.length} />
      {days.length === 0 ? (
        <p className="sm m">{t("noHolidays")}</p>
      ) : (
        <Table label={title} free>
          <thead>
            <tr>
              <Th>{t("date")}</Th>
              <Th>{t("name")}</Th>
            </tr>
          </thead>
          <tbody>
            {days.map(day => (
              <tr key={day.date}>
                <Td className="nw">
                  <Day date={day.date} style="weekday" />
                </Td>
                <Td>
                  {textIn(day.name, locale)}
                  {day.movedFrom && (
                    <span className="mm sm blk">
                      {t("movedFrom", { day: dayText(day.movedFrom, locale) })}
                    </span>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
