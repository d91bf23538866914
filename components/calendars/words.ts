import { useLocale, useTranslations } from "next-intl";
import { dayText } from "#components/ui/time-text.ts";
import type { Hours } from "#lib/domain/time/calendar-types.ts";
import { WEEKDAYS, type Weekday } from "#lib/domain/time/calendar-types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

const inLocale = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });

/** A weekday's name. 1 January 2024 was a Monday. */
export const weekdayName = (day: Weekday, locale: string, style: "long" | "short" | "narrow" = "long") =>
  inLocale(locale, { weekday: style }).format(Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(day)));

/** A month's name, counted from 1. */
export const monthName = (month: number, locale: string) =>
  inLocale(locale, { month: "long" }).format(Date.UTC(2024, month - 1, 1));

/** Hours of a day as "9:00–14:00, 15:00–18:00". */
export const hoursText = (hours: readonly Hours[]) => hours.map(({ from, to }) => `${from}–${to}`).join(", ");

/** A day, or the first and the last of several. */
export function daysText(from: PlainDate, until: PlainDate, locale: string): string {
  return from === until ? dayText(from, locale) : `${dayText(from, locale)} – ${dayText(until, locale)}`;
}

/** Months and weekdays as choices. */
export function useNames() {
  const locale = useLocale();
  const t = useTranslations("calendars.edit");
  return {
    locale,
    months: Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: monthName(i + 1, locale) })),
    weekdays: WEEKDAYS.map(day => ({ value: day, label: weekdayName(day, locale) })),
    nths: (["1", "2", "3", "4", "5", "-1"] as const).map(value => ({ value, label: t(`nths.${value}`) })),
  };
}
