import { useLocale, useTranslations } from "next-intl";
import { dayText } from "#components/ui/time-text.ts";
import { textIn } from "#lib/domain/text.ts";
import { exceptionsOn, holidayOnDay, hoursOn, weeklyHours } from "#lib/domain/time/calendar.ts";
import { type BusinessCalendar, WEEKDAYS } from "#lib/domain/time/calendar-types.ts";
import { dateOf, daysInMonth, epochDay, weekdayOf } from "#lib/domain/time/civil.ts";
import { monthName, weekdayName } from "./words.ts";

const KINDS = ["open", "part", "opening", "holiday", "closing", "shut"] as const;
type Kind = (typeof KINDS)[number];

/** How a day is open, and what it is called where it has a name. */
function dayOf(calendar: BusinessCalendar, day: number) {
  const open = hoursOn(calendar, day).length > 0;
  const exceptions = exceptionsOn(calendar, day);
  const holiday = holidayOnDay(calendar, day);
  const opening = exceptions.find(one => one.kind === "open");
  const closing = exceptions.find(one => one.kind === "closed");
  const weekly = weeklyHours(calendar, day).length > 0;
  if (opening && open) return { kind: "opening" as const, name: opening.name };
  if (closing && weekly && !holiday)
    return { kind: open ? ("part" as const) : ("closing" as const), name: closing.name };
  if (holiday) return { kind: weekly ? ("holiday" as const) : ("shut" as const), name: holiday.name };
  return { kind: open ? ("open" as const) : ("shut" as const), name: null };
}

/** A year of a calendar, day by day: open, closed, and what is different on which day. The lists beside it say the same in words. */
export function YearGrid({
  calendar,
  year,
  name,
}: {
  calendar: BusinessCalendar;
  year: number;
  name: string;
}) {
  const t = useTranslations("calendars.year");
  const locale = useLocale();
  const count: Record<Kind, number> = { open: 0, part: 0, opening: 0, holiday: 0, closing: 0, shut: 0 };
  const months = Array.from({ length: 12 }, (_, m) => {
    const first = epochDay(year, m + 1, 1);
    const days = Array.from({ length: daysInMonth(year, m + 1) }, (_, i) => {
      const found = dayOf(calendar, first + i);
      count[found.kind] += 1;
      const date = dateOf(first + i);
      const said = found.name === null ? t(found.kind) : `${textIn(found.name, locale)} (${t(found.kind)})`;
      return { date, number: i + 1, kind: found.kind, title: `${dayText(date, locale)}: ${said}` };
    });
    return { month: m + 1, lead: WEEKDAYS.indexOf(weekdayOf(first)), days };
  });
  const open = count.open + count.part + count.opening;
  const closed = count.holiday + count.closing + count.shut;
  return (
    <figure className="year-grid">
      <div
        role="img"
        aria-label={t("label", { name, year: String(year), open, closed })}
        className="year-months"
      >
        {months.map(({ month, lead, days }) => (
          <div key={month} className="year-month">
            <b>{monthName(month, locale)}</b>
            <div className="year-days">
              {WEEKDAYS.map(day => (
                <span key={day} className="wd">
                  {weekdayName(day, locale, "narrow")}
                </span>
              ))}
              {days.map(({ date, number, kind, title }, i) => (
                <span
                  key={date}
                  title={title}
                  data-kind={kind}
                  style={i === 0 ? { gridColumnStart: lead + 1 } : undefined}
                >
                  {number}
                </span>
              ))}
            </div>
          </div>
        ))}
      </div>
      <figcaption className="keyline">
        {KINDS.map(kind => (
          <span key={kind}>
            <i className="yk" data-kind={kind} aria-hidden="true" />
            {t(kind)} <span className="mm">{count[kind]}</span>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
